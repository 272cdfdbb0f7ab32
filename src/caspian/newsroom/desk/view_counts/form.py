"""What the page of views can be narrowed by."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caspian.newsroom.desk.view_counts.figures import (
    FIRST,
    PERIODS,
    ReadPeriod,
)
from caspian.newsroom.models import Section


class SectionField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Names a section with its language, where the paper has several."""

    def label_from_instance(self, obj: Section) -> str:
        return f"{obj.title} ({obj.locale.language_code})" if self.several else obj.title

    several = False


class ViewsForm(forms.Form):
    """What the page of views can be narrowed by; what makes no sense is left out."""

    period = forms.ChoiceField(
        label=_("Period"),
        choices=[(one.name, one.label) for one in PERIODS.values()],
        required=False,
    )
    section = SectionField(
        label=_("Section"), queryset=Section.objects.none(), required=False, empty_label=_("All")
    )

    def __init__(self, data: Any) -> None:
        super().__init__({"period": FIRST, **data.dict()})
        sections = Section.objects.select_related("locale").order_by("path")
        field = self.fields["section"]
        assert isinstance(field, SectionField)
        field.queryset = sections
        field.several = sections.values("locale").distinct().count() > 1
        self.is_valid()

    @property
    def chosen_period(self) -> ReadPeriod:
        """Return the period asked for, or the first offer."""
        return PERIODS[self.cleaned_data.get("period") or FIRST]

    @property
    def chosen_section(self) -> Section | None:
        """Return the section asked for, or None for all."""
        found: Section | None = self.cleaned_data.get("section")
        return found
