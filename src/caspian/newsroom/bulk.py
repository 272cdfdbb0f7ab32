"""Indexes what is saved in bulk once, afterwards, instead of at every save."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db.models.signals import post_save
from modelsearch import index
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def unindexed() -> Iterator[None]:
    """Leave out the search and reference index of everything saved inside the block.

    For commands that load much, in a process of their own: while it lasts, no thread of this
    process indexes what it saves. Whoever uses it sees to it that `index_everything` follows.
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
