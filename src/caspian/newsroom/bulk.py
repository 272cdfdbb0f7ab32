"""Indexes what is saved in bulk once, at the end, instead of at every save."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_save
from modelsearch import index
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def indexed_at_the_end() -> Iterator[None]:
    """Postpone the search and reference index of everything saved inside to the block's end.

    For commands that load much, in a process of their own: while it lasts, no thread of this
    process indexes what it saves.
    """
    saved: dict[tuple[type[Model], Any], None] = {}

    def remember(sender: type[Model], instance: Model, **kwargs: Any) -> None:
        saved[(type(instance), instance.pk)] = None

    searched = list(index.get_indexed_models())
    for model in searched:
        post_save.disconnect(post_save_signal_handler, sender=model)
    post_save.connect(remember)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        post_save.disconnect(remember)
        for model in searched:
            post_save.connect(post_save_signal_handler, sender=model)
    for model, pk in saved:
        _index(model, pk)


def _index(model: type[Model], pk: Any) -> None:
    instance = model._default_manager.filter(pk=pk).first()
    if instance is None:
        return
    if index.class_is_indexed(model):
        index.insert_or_update_object(instance)
    if ReferenceIndex.model_is_indexable(model):
        ReferenceIndex.create_or_update_for_object(instance)
