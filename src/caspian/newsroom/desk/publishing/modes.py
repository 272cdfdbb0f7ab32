"""What the one button of an article's form does for somebody, at this moment."""

from enum import StrEnum
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, gettext
from wagtail.models import Page, WorkflowState

from caspian.common.dates import with_weekday
from caspian.newsroom.approval import approval_publishes
from caspian.newsroom.desk.times import paper_zone


class ButtonMode(StrEnum):
    """What is the next step of an article, for who looks at it."""

    PUBLISH = "publish"
    UPDATE = "update"
    APPROVE_AND_PUBLISH = "approve"
    APPROVE = "pass-on"
    SUBMIT = "submit"
    SUBMIT_AGAIN = "submit-again"
    NONE = "none"

    @property
    def asks(self) -> bool:
        """Return whether the panel opens first."""
        return self in (self.PUBLISH, self.UPDATE, self.APPROVE_AND_PUBLISH)


def mode_of(page: Any, user: Any) -> ButtonMode:
    """Return the next step of an article that has been begun."""
    may = page.permissions_for_user(user)
    task, state = page.current_workflow_task, page.current_workflow_state
    if task and "approve" in {name for name, _, _ in task.get_actions(page, user)}:
        publishes = approval_publishes(state, by=user)
        return ButtonMode.APPROVE_AND_PUBLISH if publishes else ButtonMode.APPROVE
    if may.can_publish():
        return ButtonMode.UPDATE if page.live else ButtonMode.PUBLISH
    if may.can_submit_for_moderation():
        again = state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES
        return ButtonMode.SUBMIT_AGAIN if again else ButtonMode.SUBMIT
    return ButtonMode.NONE


def mode_of_new(parent: Page, user: Any) -> ButtonMode:
    """Return the first step of an article that is being begun below a page."""
    if parent.permissions_for_user(user).can_publish_subpage():
        return ButtonMode.PUBLISH
    return ButtonMode.SUBMIT if parent.has_workflow else ButtonMode.NONE


def label_of(mode: ButtonMode, page: Any = None) -> str:
    """Return what stands on the button: what happens when it is pressed."""
    goes_out = page and page.go_live_at
    if mode in (ButtonMode.PUBLISH, ButtonMode.UPDATE) and goes_out and goes_out > timezone.now():
        return gettext("Schedule for {moment}").format(moment=moment_in_words(goes_out))
    return {
        ButtonMode.PUBLISH: gettext("Publish"),
        ButtonMode.UPDATE: gettext("Update"),
        ButtonMode.APPROVE_AND_PUBLISH: gettext("Approve and publish"),
        ButtonMode.APPROVE: gettext("Approve"),
        ButtonMode.SUBMIT: gettext("Submit for review"),
        ButtonMode.SUBMIT_AGAIN: gettext("Submit again"),
        ButtonMode.NONE: gettext("Save draft"),
    }[mode]


def moment_in_words(moment: Any) -> str:
    """Return a moment as the button says it: "08:00, Tue 1 Dec (Baku)"."""
    zone = paper_zone()
    said = with_weekday(moment, get_language() or "en", zone)
    return f"{said} ({city_of(zone)})"


def city_of(zone: str) -> str:
    """Return the city of a time zone, which people know better than its name."""
    return zone.rpartition("/")[2].replace("_", " ")
