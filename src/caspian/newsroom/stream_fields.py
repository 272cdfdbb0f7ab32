"""Fields of blocks that can be read whatever is stored in them, and that store nothing unclean."""

import json
from contextlib import suppress
from typing import Any

from django.utils.translation import get_language
from wagtail import blocks
from wagtail.blocks.base import BlockWidget
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import StreamField
from wagtail.rich_text import RichText

from caspian.formats.html.sanitise import stored
from caspian.newsroom.desk.drafts.passages import with_keys
from caspian.newsroom.drafts.blocks import DraftBlockField, uncut
from caspian.newsroom.stored import blocks_alone


class StoredStreamField(StreamField):
    """A StreamField whose record can be read whatever is stored in it; what is no block is not."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        # Wagtail raises at whatever is no block in a stored list, and the record can't be read.
        found = self.json_field.from_db_value(value, expression, connection)
        return super().to_python(found if isinstance(found, str) else blocks_alone(found))

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value:  # of a revision
            with suppress(ValueError):  # text from before there were blocks, as Wagtail keeps it
                value = blocks_alone(json.loads(value))
        return super().to_python(value)

    def deconstruct(self) -> Any:
        # Without its blocks: a help text is no change of the database, and costs no migration.
        name, _, _, options = super().deconstruct()
        return name, "wagtail.fields.StreamField", [[]], {**options, "block_lookup": {}}


class DescribedOnce(BlockWidget):
    """The widget of a body, which describes its blocks to the browser once for each language.

    Wagtail describes them again for each form, also for one that is only saved.
    """

    _js_context: Any
    _block_json: Any

    def __init__(self, block: Any, described: dict[str | None, Any]) -> None:
        super().__init__(block)
        self._described = described

    def _build_block_json(self) -> None:
        language = get_language()
        if language not in self._described:
            super()._build_block_json()
            self._described[language] = self._js_context, self._block_json
        self._js_context, self._block_json = self._described[language]


class CleanStreamField(StoredStreamField):
    """A StreamField that brings every block through its own cleaning before it is stored."""

    def formfield(self, **kwargs: Any) -> Any:
        uncut(self.stream_block)
        described = self.__dict__.setdefault("described", {})
        widget = DescribedOnce(self.stream_block, described)
        return super().formfield(**{"form_class": DraftBlockField, "widget": widget, **kwargs})

    def get_prep_value(self, value: Any) -> Any:
        # Wagtail writes blocks that nobody looked at as they came in. Looking at each one
        # is what makes it clean, also when a script handed the field ready-made JSON.
        if isinstance(value, StreamValue):
            for block in value:
                block.get_prep_value()
        return super().get_prep_value(value)


class CleanRichTextBlock(blocks.RichTextBlock):
    """Rich text that is sanitised on its way into the database, no matter who wrote it."""

    def get_prep_value(self, value: RichText | str | None) -> str:
        source = value.source if isinstance(value, RichText) else (value or "")
        return stored(source)

    def normalize(self, value: Any) -> RichText:
        return RichText(stored(value.source if isinstance(value, RichText) else (value or "")))

    def value_for_form(self, value: RichText | str) -> str:
        # What we store says <br>, as browsers do; Wagtail's editor opens <br/> alone.
        return with_keys(str(super().value_for_form(value)).replace("<br>", "<br/>"))
