"""Asks what an editor means by a date to come and "Publish": at that moment, or now."""

from typing import Any, cast

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from caspian.newsroom.date_to_come import (
    ASKED,
    approval_publishes,
    goes_out_early,
    latest_goes_out_early,
)
from caspian.newsroom.desk.times import paper_zone, shown

CODE = "date_to_come"
PUBLISH, APPROVE = "action-publish", "action-workflow-action"
AT_THAT_DATE, WITHOUT_IT = "at-that-date", "without-it"
"""the values of the two buttons that answer"""
SENTENCE = _(
    "This moment is still to come. Schedule the article for it, or clear the date to publish now."
)


class AsksAboutDateToCome:
    """A form that lets nothing go out before the date that it shows, unless somebody says so."""

    data: Any
    instance: Any
    cleaned_data: dict[str, Any]
    date_to_come: Any = None
    """what is asked about; an error takes it out of the form's clean data"""

    def settle_date_to_come(self) -> None:
        """Do what the button said; refuse what would go out early. A draft is never asked."""
        button = self._button()
        if not button:
            return
        given = self.cleaned_data
        if button == WITHOUT_IT:
            given["published_at"] = None
        date = given.get("published_at")
        if button == AT_THAT_DATE and date and date > timezone.now():
            given["go_live_at"] = date
        dates = {"go_live_at": None, **given}
        if goes_out_early(self.instance, date, dates["go_live_at"]):
            self.date_to_come = date
            cast(Any, self).add_error("published_at", ValidationError(SENTENCE, CODE))

    def _button(self) -> str:
        """Return the value of the button that publishes; empty for one that doesn't."""
        if button := self.data.get(PUBLISH):
            return str(button)
        button = self.data.get(APPROVE, "")
        if button and self.data.get("workflow-action-name") == "approve":
            return str(button) if approval_publishes(self.instance.current_workflow_state) else ""
        return ""


class DateToComePanel(Panel):
    """The question, with a button for each answer; not there unless there is something to ask."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on one article's form."""

        template_name = "newsroom/desk/articles/date_to_come.html"

        def is_shown(self) -> bool:
            if self.form.is_bound:
                return bool(self.form.has_error("published_at", CODE))
            return ASKED in self.request.GET and latest_goes_out_early(self.instance)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            date = self.form.date_to_come or self.instance.published_at
            approves = PUBLISH not in self.form.data and approval_publishes(
                self.instance.current_workflow_state
            )
            return context | {
                "moment": shown(date, paper_zone()),
                "zone": paper_zone(),
                "approves": approves,
                "button": APPROVE if approves else PUBLISH,
                "at_that_date": AT_THAT_DATE,
                "without_it": WITHOUT_IT,
            }
