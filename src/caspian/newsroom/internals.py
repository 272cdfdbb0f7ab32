"""What Django and Wagtail keep private and the newsroom needs: one place to look after upgrades.

`tests/newsroom/test_internals.py` says what breaks where one of them changes.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import AutoField, Model, QuerySet
from django.db.models.signals import post_delete, post_save
from modelsearch.index import FilterField, get_indexed_models
from modelsearch.signal_handlers import post_delete_signal_handler, post_save_signal_handler
from wagtail.models import Page, ReferenceIndex, WorkflowState


def delete_unseen(rows: QuerySet[Any]) -> int:
    """Delete rows on which nothing hangs in one statement; return how many.

    `QuerySet.delete` reads each row first: 100,000 of them take minutes. No signal is sent.
    """
    # None where the database was not even asked, as for an empty list of ids.
    return int(rows._raw_delete(rows.db) or 0)


def parent_path(path: str) -> str:
    """Return the place in Wagtail's tree above one; each level of a place is as long."""
    return path[: -Page.steplen]


def read_reviews_once(page: Page) -> None:
    """Ask now where a page stands in its review: Wagtail else asks again for each thing it shows.

    For a request in which no review begins, goes on or ends.
    """
    states = WorkflowState.objects.for_instance(page).active()
    page._current_workflow_states = list(states.select_related("current_task_state__task"))


def indexed_kind(model: type[Model]) -> ContentType:
    """Return the content type under which the reference index has a model: its topmost parent's."""
    kind: ContentType = ReferenceIndex._get_base_content_type(model)
    return kind


def references_in(record: Model) -> Iterator[tuple[int, str]]:
    """Yield the ids of the content type and of each record that one in memory names."""
    for kind, pk, *_ in ReferenceIndex._extract_references_from_object(record):
        yield kind, str(pk)


def reference_rows(record: Model) -> Iterator[ReferenceIndex]:
    """Yield the rows that the reference index has of a record and its children, not saved."""
    kind = ContentType.objects.get_for_model(record, for_concrete_model=False)
    base = indexed_kind(type(record))
    # Each once: two blocks may name the same at the same place.
    found = dict.fromkeys(ReferenceIndex._extract_references_from_object(record))
    for to_kind, to, model_path, content_path in found:
        yield reference_row(kind, base, record.pk, to_kind, to, model_path, content_path)


def reference_row(
    kind: ContentType, base: ContentType, pk: Any, to_kind: int, to: str,
    model_path: str, content_path: str,
) -> ReferenceIndex:  # fmt: skip
    """Return a row of the reference index, not saved: of a record, what it names, and where."""
    return ReferenceIndex(
        content_type=kind,
        base_content_type=base,
        object_id=pk,
        to_content_type_id=to_kind,
        to_object_id=to,
        model_path=model_path,
        content_path=content_path,
        content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
    )


def insert_as_they_are(model: type[Model], rows: Sequence[Any]) -> None:
    """Insert rows as they are, in few statements, and give each its id; no signal is sent.

    `bulk_create` refuses models of the tree, sets dates that are set at the creation of a row to
    now, and saves files. A model that is part of another, such as an article of a page, takes two
    calls, the page's first. The caller tells the outbox.
    """
    own = [f for f in model._meta.local_concrete_fields if not isinstance(f, AutoField)]
    manager: Any = model._base_manager
    key = model._meta.pk
    numbered = isinstance(key, AutoField)
    size = max(1, connection.ops.bulk_batch_size([f.name for f in own], list(rows)))
    for start in range(0, len(rows), size):
        some = rows[start : start + size]
        wanted = [key] if numbered else None
        found = manager.all()._insert(some, fields=own, returning_fields=wanted, raw=True)
        for row, values in zip(some, found if numbered else (), strict=numbered):
            setattr(row, key.attname, values[0])


def step_of(path: str) -> int:
    """Return which of its siblings a place in Wagtail's tree is."""
    return int(Page._str2int(path[-Page.steplen :]))


def path_below(path: str, step: int) -> str:
    """Return the place in Wagtail's tree that is the `step`-th below one."""
    return str(Page._get_path(path, len(path) // Page.steplen + 1, step))


def index_words_alone() -> None:
    """Let a save be indexed for the desk's search only where it may have changed a word.

    Wagtail saves an article twice, the second time for the fields that name its newest version,
    and writes all words of it into the index each time.
    """
    for model in get_indexed_models():
        if getattr(model, "search_auto_update", True):
            model.search_auto_update = False  # what connects its own handlers comes after us
            post_save.connect(_index_words, sender=model)
            post_delete.connect(post_delete_signal_handler, sender=model)


def _index_words(sender: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
    if update_fields is not None:
        fields = sender.get_search_fields()
        words = {one.field_name for one in fields if not isinstance(one, FilterField)}
        if words.isdisjoint(update_fields):
            return
    post_save_signal_handler(sender=sender, update_fields=update_fields, **kwargs)
