"""What an editor may ask the board of translations for."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caspian.common.languages import language

ALL, BEHIND, SMALL, UNTRANSLATED, UNPUBLISHED = "", "behind", "small", "missing", "unpublished"
STATES = [
    (ALL, _("Everything")),
    (BEHIND, _("Behind their originals")),
    (SMALL, _("Small changes alone")),
    (UNTRANSLATED, _("Not translated")),
    (UNPUBLISHED, _("Not published yet")),
]


class BoardForm(forms.Form):
    """What the board is narrowed to; what makes no sense is left out."""

    state = forms.ChoiceField(choices=STATES, required=False, label=_("Show"))
    language = forms.ChoiceField(required=False, label=_("Language"))
    page = forms.IntegerField(required=False, min_value=1, max_value=10_000)

    def __init__(self, codes: list[str], data: Any) -> None:
        super().__init__(data)
        names = [(code, language(code).name) for code in codes]
        self.fields["language"].choices = [("", _("All languages")), *names]  # type: ignore[attr-defined]
        self.is_valid()

    def chosen(self, name: str) -> Any:
        """Return what was chosen; empty where it was nothing or made no sense."""
        return self.cleaned_data.get(name) or ""


def narrowed(state: str) -> Q:
    if state == BEHIND:
        return Q(since__isnull=False)
    if state == SMALL:
        return Q(since__isnull=True, small__gt=0)
    return Q(article__live=False) | Q(article__has_unpublished_changes=True)
