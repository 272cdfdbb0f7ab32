"""What a file or picture is used for: whether something that readers can open names it.

Wagtail's reference index holds what the published version of a page names.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Page, ReferenceIndex, Revision, WorkflowState

from caspian.newsroom.models.article import Article
from caspian.newsroom.models.home import Home
from caspian.newsroom.models.information import Information
from caspian.newsroom.models.section import Section

PAGES = (Article, Home, Information, Section)


def used_ids(model: type[Model]) -> set[str]:
    """Return the ids of the records of a model that something public names."""
    return _named_publicly(ReferenceIndex.objects.filter(to_content_type=_kind(model)))


def is_used(record: Model) -> bool:
    """Return whether something public names a record."""
    return bool(_named_publicly(ReferenceIndex.get_references_to(record)))


def is_settled(record: Model) -> bool:
    """Return whether others rely on a record as it is: it is public, scheduled, or in review.

    What an editor approved must not become something else before it goes out.
    """
    return is_used(record) or any(_names(page, record) for page in _on_their_way())


def _named_publicly(references: Any) -> set[str]:
    rows = list(references.values_list("to_object_id", "base_content_type", "object_id"))
    page_kind = _kind(Page).pk
    pages = {int(row[2]) for row in rows if row[1] == page_kind}
    public = _public_among(pages) if pages else set()
    # What is no page, such as a contributor with a portrait, readers always see.
    return {to for to, kind, pk in rows if kind != page_kind or int(pk) in public}


def _public_among(pages: Iterable[int]) -> set[int]:
    public: set[int] = set()
    for model in PAGES:
        public.update(model.objects.public().filter(pk__in=pages).values_list("pk", flat=True))
    return public


def _on_their_way() -> list[Page]:
    scheduled = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    pages = [revision.as_object() for revision in scheduled]
    for state in WorkflowState.objects.active():
        page = state.content_object
        if isinstance(page, Page):
            pages.append(page.get_latest_revision_as_object())
    return pages


def _names(page: Page, record: Model) -> bool:
    kind = _kind(type(record)).pk
    found = ReferenceIndex._extract_references_from_object(page)
    return any(to == kind and str(pk) == str(record.pk) for to, pk, *_ in found)


def _kind(model: type[Model]) -> ContentType:
    # As the index writes it, under the model that holds the primary key.
    return ReferenceIndex._get_base_content_type(model)
