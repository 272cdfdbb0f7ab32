"""Changes and indexes many records at once, where a save for each would take too long."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import post_save
from modelcluster.models import get_all_child_relations
from modelsearch import index
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from caspian.newsroom.internals import delete_unseen, reference_rows
from caspian.newsroom.outbox import record
from caspian.newsroom.subjects import subject_of

AT_ONCE = 200
NAMES = "extract_references"
"""by what the index knows fields that name records"""


@transaction.atomic
def update_in_bulk(records: QuerySet[Any], cause: str, **values: Any) -> int:
    """Set fields of many records in one statement, and tell the outbox; return how many.

    `QuerySet.update` alone tells nobody, and readers would go on seeing the old values: a house
    rule bars it. `cause` says in words what happened.
    """
    found = list(records)
    changed = records.model._default_manager.filter(pk__in=[one.pk for one in found])
    count = changed.update(**values)
    record(cause, filter(None, dict.fromkeys(subject_of(one) for one in found)))
    return count


@contextmanager
def unindexed() -> Iterator[None]:
    """Leave out the search and reference index of everything saved inside the block.

    For commands that load much, in a process of their own: while it lasts, no thread of this
    process indexes what it saves. The caller must call `index_everything` afterwards.
    """
    searched = list(index.get_indexed_models())
    for model in searched:
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in searched:
            post_save.connect(post_save_signal_handler, sender=model)


def index_everything() -> None:
    """Index all records anew, for search and for references; safe to repeat."""
    call_command("update_index", verbosity=0)
    index_references()


@transaction.atomic
def index_references() -> None:
    """Make the index of references anew, as `rebuild_references_index` would.

    That asks for each record what the index has of it, and counts to each thousand from the first.
    """
    delete_unseen(ReferenceIndex.objects.all())
    for model in filter(ReferenceIndex.is_indexed, apps.get_models()):
        children = [one.get_accessor_name() for one in get_all_child_relations(model)]
        children += [one.name for one in model._meta.many_to_many if hasattr(one, NAMES)]
        rows: Any = model._default_manager.order_by("pk").prefetch_related(*children)
        some = list(rows[:AT_ONCE])
        while some:
            # An article is there as a page as well: what both name is there once.
            ReferenceIndex.objects.bulk_create(
                [row for record in some for row in reference_rows(record)], ignore_conflicts=True
            )
            some = list(rows.filter(pk__gt=some[-1].pk)[:AT_ONCE])
