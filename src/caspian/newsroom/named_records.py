"""Lets Wagtail's index of who names what know the topics and places under which articles are filed.

The index follows foreign keys, blocks and links of a text, but no field that names several.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import m2m_changed
from modelcluster.fields import ParentalManyToManyField

ITEM = "item"


class NamedRecordsField(ParentalManyToManyField):
    """A field that names several records, each of which finds it under "Usage"."""

    def extract_references(self, value: Iterable[Model]) -> Iterator[tuple[Any, str, str, str]]:
        """Yield the model and id of each record, and where it is named: Wagtail asks for it."""
        for one in value:
            yield type(one), str(one.pk), ITEM, ITEM

    def deconstruct(self) -> Any:
        """Stand in migrations as the field that it is made of: the columns are the same."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "modelcluster.fields.ParentalManyToManyField", args, kwargs


def connect() -> None:
    """Listen to the rows of such fields: they are written after the record that Wagtail hears of.

    Called once, when Django has loaded all models.
    """
    for model in apps.get_models():
        for field in model._meta.local_many_to_many:
            if isinstance(field, NamedRecordsField):
                m2m_changed.connect(_index, sender=field.remote_field.through)


def _index(instance: Any, action: str, *, reverse: bool, **kwargs: Any) -> None:
    # It looks for models as it is loaded, and ours are loaded with this file.
    from wagtail.signal_handlers import update_reference_index_on_save  # noqa: PLC0415

    if action.startswith("post_") and not reverse:
        update_reference_index_on_save(instance)
