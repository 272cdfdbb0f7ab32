"""What Django and Wagtail keep private and the newsroom needs: one place to look after upgrades.

`tests/newsroom/test_internals.py` says what breaks where one of them changes.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.models import Page, ReferenceIndex


def delete_unseen(rows: QuerySet[Any]) -> int:
    """Delete rows on which nothing hangs in one statement; return how many.

    `QuerySet.delete` reads each row first: 100,000 of them take minutes. No signal is sent.
    """
    return int(rows._raw_delete(rows.db))


def parent_path(path: str) -> str:
    """Return the place in Wagtail's tree above one; each level of a place is as long."""
    return path[: -Page.steplen]


def indexed_kind(model: type[Model]) -> ContentType:
    """Return the content type under which the reference index has a model: its topmost parent's."""
    kind: ContentType = ReferenceIndex._get_base_content_type(model)
    return kind


def references_in(record: Model) -> Iterator[tuple[int, str]]:
    """Yield the ids of the content type and of each record that one in memory names."""
    for kind, pk, *_ in ReferenceIndex._extract_references_from_object(record):
        yield kind, str(pk)
