"""The field of a text: its editor is made in the browser once somebody comes near it."""

from django.forms import Media
from django.templatetags.static import static
from django.utils.functional import cached_property
from wagtail.admin.rich_text.editors.draftail import (
    DraftailRichTextArea,
    DraftailRichTextAreaAdapter,
)
from wagtail.admin.telepath import register


class TextArea(DraftailRichTextArea):
    """Wagtail's rich text; in a body, its editor waits until it is needed."""

    @cached_property
    def media(self) -> Media:
        """Return Wagtail's own scripts, and after them the one that makes the editors wait."""
        return super().media + Media(js=[static("newsroom/desk/texts.js")])


class TextAreaAdapter(DraftailRichTextAreaAdapter):
    """Describes the field to the browser."""

    js_constructor = "caspian.TextArea"


register(TextAreaAdapter(), TextArea)
