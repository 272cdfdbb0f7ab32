"""A page's form whose fields write in the page's language, and in its direction."""

from typing import Any

from django.forms import DateInput, DateTimeInput, Textarea, TextInput, TimeInput
from wagtail.admin.forms.pages import WagtailAdminPageForm

from caspian.common.languages import language

NO_PROSE = frozenset({"slug"})
"""fields that hold no words of a language"""
# Numbers, addresses and the like have a type of their own.
_MOMENTS = (DateInput, DateTimeInput, TimeInput)


class WritesInItsLanguage:
    """Marks the fields of a form by `lang` and `dir`, for the browser's spelling and its caret.

    What stands in blocks is marked as it appears, by `language.js`, which reads the headline's.
    """

    fields: Any
    instance: Any
    parent_page: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name not in NO_PROSE and _is_for_words(field.widget):
                field.widget.attrs.update(self._marks())

    def _marks(self) -> dict[str, str]:
        page = self.instance if self.instance.locale_id else self.parent_page
        known = language(page.locale.language_code)
        return {"lang": known.code, "dir": known.direction}


class ReaderPageForm(WritesInItsLanguage, WagtailAdminPageForm):
    """The form of a page that readers see."""


def _is_for_words(widget: Any) -> bool:
    is_line = isinstance(widget, TextInput) and widget.input_type == "text"
    return isinstance(widget, Textarea) or (is_line and not isinstance(widget, _MOMENTS))
