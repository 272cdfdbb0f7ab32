"""How the desk's forms take dates: within 1900 to 2200, in the paper's zone, to the second."""

import datetime as dt
import zoneinfo
from contextlib import suppress
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateTimeInput

from caspian.common.dates import YEARS

TEMPLATE = "newsroom/desk/moment.html"
ZONE = "{}-zone"
"""the hidden field that says in which zone a field was shown"""


def check_year(day: dt.date) -> None:
    """Raise ValidationError, in words, for a day or an aware moment outside 1900 to 2200."""
    years = {day.year}
    if isinstance(day, dt.datetime):
        # Typed with an offset of its own, it may be in another year here; the calendar's ends
        # have no hour at all in half of the zones.
        with suppress(OverflowError):
            years.add(timezone.localtime(day).year)
    if not all(year in YEARS for year in years):
        raise ValidationError(gettext("Choose a date between 1900 and 2200."), code="out_of_range")


class MomentField(forms.DateTimeField):
    """A day and time, typed in the zone that the form names.

    What is posted as it was shown is the stored moment, with the seconds that no form shows: a
    typo moves no date, not even where a clock that was put back shows one hour twice.
    """

    widget = AdminDateTimeInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.template_name = TEMPLATE

    def prepare_value(self, value: Any) -> Any:
        """Return a moment by the clock of the active zone."""
        try:
            return super().prepare_value(value)
        except OverflowError:
            # A script stored the calendar's first or last day: show it, so that it can be mended.
            return value.replace(tzinfo=None)

    def to_python(self, value: Any) -> dt.datetime | None:
        """Return an aware moment, or say in words why there is none.

        Of an hour that comes twice the first is meant, as in calendars (RFC 5545).
        """
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone" or not error.params:
                raise
            return _in_odd_hour(error.params["datetime"])

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether something else was typed than what was shown."""
        return not self._is_as_shown(initial, data) and super().has_changed(initial, data)

    def _clean_bound_field(self, bound: forms.BoundField) -> Any:
        # Not `bound.initial`: Django takes the microseconds from that.
        kept = bound.form.initial.get(bound.name, self.initial)
        with timezone.override(_zone_shown(bound)):
            if isinstance(kept, dt.datetime) and self._is_as_shown(kept, bound.data):
                self.run_validators(kept)
                return kept
            return self.clean(bound.data)

    def _is_as_shown(self, kept: Any, typed: Any) -> bool:
        if not isinstance(kept, dt.datetime) or not isinstance(typed, str):
            return False
        shown = self.widget.format_value(self.prepare_value(kept))
        return bool(typed.strip() == shown)


def connect() -> None:
    """Give all forms these fields: Wagtail's own among them, and its filters of lists."""
    for kind in (forms.DateField, forms.DateTimeField):
        kind.default_validators = [*kind.default_validators, check_year]
    register_form_field_override(models.DateTimeField, override={"form_class": MomentField})


def _zone_shown(bound: forms.BoundField) -> zoneinfo.ZoneInfo | dt.tzinfo:
    """Return the zone that the form named; the paper may have changed its own since."""
    name = bound.form.data.get(ZONE.format(bound.html_name))
    if name in _zones():
        return zoneinfo.ZoneInfo(name)
    return timezone.get_current_timezone()


@cache
def _zones() -> set[str]:
    # Python looks through all of its files for them, each time.
    return zoneinfo.available_timezones()


def _in_odd_hour(naive: dt.datetime) -> dt.datetime:
    """Return the first of two moments that a clock shows; refuse one that it never shows."""
    check_year(naive.date())
    zone = timezone.get_current_timezone()
    first, second = (naive.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    before, after = first.utcoffset(), second.utcoffset()
    if before is None or after is None or before > after:
        return first
    raise ValidationError(
        gettext(
            "There is no {time} on {day} in {zone}: the clocks go forward by {length} then. Choose "
            "an earlier or a later time."
        ).format(
            time=f"{naive:%H:%M}",
            day=f"{naive.day} {naive:%B %Y}",
            zone=zone,
            length=_length(after - before),
        ),
        code="no_such_time",
    )


def _length(forward: dt.timedelta) -> str:
    hours, minutes = divmod(forward // dt.timedelta(minutes=1), 60)
    if minutes:
        number = hours * 60 + minutes
        return ngettext("{number} minute", "{number} minutes", number).format(number=number)
    return gettext("an hour") if hours == 1 else gettext("{number} hours").format(number=hours)
