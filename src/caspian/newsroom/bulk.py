"""Changes and indexes many records at once, where a save for each would take too long."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import post_save
from modelsearch import index
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.signal_handlers import disable_reference_index_auto_update

from caspian.newsroom.outbox import record
from caspian.newsroom.subjects import subject_of


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
    call_command("rebuild_references_index", verbosity=0)
