"""The form of an entry: its rules don't overlap, and who decides is noted with the moment."""

import datetime as dt
from itertools import combinations
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from wagtail.admin.forms.models import WagtailAdminModelForm

from caspian.common.languages import language


class StyleEntryForm(WagtailAdminModelForm):
    """An entry with its rules, one for each language and period."""

    for_user: Any

    def is_valid(self) -> bool:
        """Return whether all of it can be saved; the rules are known only with the whole form."""
        if not super().is_valid():
            return False
        if code := self._overlapping():
            said = gettext("Two rules for {language} are for the same days: give each a period.")
            self.add_error(None, said.format(language=language(code).name))
            return False
        return True

    def save(self, commit: bool = True) -> Any:
        """Save it, with who decided on what stands there now."""
        is_decided = self.cleaned_data.get("is_decided", self.instance.is_decided)
        self.instance.decided_by = self.for_user if is_decided else None
        self.instance.decided_at = timezone.now() if is_decided else None
        return super().save(commit)

    def _overlapping(self) -> str:
        """Return a language that two rules are for on the same day, or an empty text."""
        formset = self.formsets.get("rules")
        rules = [
            form.cleaned_data
            for form in (formset.forms if formset else ())
            if form.cleaned_data.get("language") and not form.cleaned_data.get("DELETE")
        ]
        for one, other in combinations(rules, 2):
            if one["language"] == other["language"] and _meet(one, other):
                return str(one["language"])
        return ""


def _meet(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return max(_first(one), _first(other)) <= min(_last(one), _last(other))


def _first(rule: dict[str, Any]) -> dt.date:
    return rule.get("since") or dt.date.min


def _last(rule: dict[str, Any]) -> dt.date:
    return rule.get("until") or dt.date.max
