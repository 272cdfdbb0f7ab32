"""The languages that somebody can be written to in, as a field of a record."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import get_language

from caspian.common.languages import SPOKEN, name_of


class SpokenField(models.JSONField):
    """Codes of languages, in the order of `SPOKEN`; its form ticks them off a list."""

    def formfield(self, **kwargs: Any) -> Any:
        """Return the list to tick off."""
        kwargs.pop("form_class", None)
        return forms.MultipleChoiceField(
            choices=[(code, name_of(code, get_language() or "en")) for code in SPOKEN],
            required=False,
            label=self.verbose_name,
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
            initial=list,
        )
