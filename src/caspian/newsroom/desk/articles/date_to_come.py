"""Asks what an editor means by a date to come and "Publish": at that moment, or now."""

import json
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from caspian.newsroom.approval import TO_READERS, approval_publishes, means_all_steps
from caspian.newsroom.date_to_come import ASKED, goes_out_early, latest_goes_out_early
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
    for_user: Any
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
            by = self.for_user if means_all_steps(self.data) else None
            publishes = approval_publishes(self.instance.current_workflow_state, by=by)
            return str(button) if publishes else ""
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
            all_steps = means_all_steps(self.form.data)
            approves = PUBLISH not in self.form.data and approval_publishes(
                self.instance.current_workflow_state, by=self.request.user if all_steps else None
            )
            return context | {
                "moment": shown(date, paper_zone()),
                "zone": paper_zone(),
                "approves": approves,
                "brings": json.dumps({TO_READERS: True}) if all_steps else "",
                "button": APPROVE if approves else PUBLISH,
                "at_that_date": AT_THAT_DATE,
                "without_it": WITHOUT_IT,
            }
