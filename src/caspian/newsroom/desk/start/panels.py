"""The panels of the start page: each one list, with its words."""

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from caspian.newsroom.desk.start import lists
from caspian.newsroom.desk.start.lists import PanelRow, byline, name_of, rows_of
from caspian.newsroom.desk.times import paper_zone, shown


class FirstPasswordNotice(Component):
    """Asks for a password of one's own while the printed one is in use."""

    order, stands = 1, "top"
    template_name = "newsroom/desk/start/first_password.html"


class NoAddressNotice(Component):
    """Asks for an address where there is none: made on the command line, an account may lack it."""

    order, stands = 2, "top"
    template_name = "newsroom/desk/start/no_address.html"


class ListPanel(Component):
    """A titled table of articles; without articles it is not there, unless it has words for it."""

    template_name = "newsroom/desk/start/list.html"
    name = ""
    heading: str | Promise = ""
    who_label: str | Promise = ""
    when_label: str | Promise = ""
    nothing: str | Promise = ""
    who_is_plain = False
    """whether names say by themselves whose they are"""
    stands = ""
    """where on the page: "waiting" is what somebody is to do, and stands first"""

    def rows(self, user: Any, zone: str) -> list[PanelRow]:
        """Return the lines of the table."""
        raise NotImplementedError

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        zone = paper_zone()
        return {
            "panel": self,
            "rows": self.rows(parent_context["request"].user, zone),
            "zone": zone,
        }


class AwaitingReview(ListPanel):
    """What the user can decide on."""

    order, name, heading = 10, "awaiting", _("Awaiting review")
    stands = "waiting"
    who_label, when_label = _("Submitted by"), _("Waiting since")

    def rows(self, user: Any, zone: str) -> list[PanelRow]:
        """Return a line for each article, with the step that it waits at."""
        found = lists.awaiting(user)
        states = {article.pk: state for article, state in found}
        return rows_of(
            [article for article, _ in found],
            user,
            headline=lambda article: states[article.pk].revision.object_str,
            who=lambda article: _submitted(states[article.pk]),
            when=lambda article: shown(states[article.pk].started_at, zone),
            compare_url=lambda article: _compare(article, states[article.pk]),
        )


class InReview(ListPanel):
    """What the user has submitted."""

    order, name, heading = 20, "in-review", _("Your articles in review")
    stands = "waiting"
    who_label, when_label = _("Step"), _("Since")

    def rows(self, user: Any, zone: str) -> list[PanelRow]:
        """Return a line for each article, with the step that it waits at."""
        found = lists.in_review(user)
        steps = {article.pk: state.current_task_state for article, state in found}
        return rows_of(
            [article for article, _ in found],
            user,
            who=lambda article: _step(steps[article.pk]),
            when=lambda article: shown(steps[article.pk].started_at, zone),
        )


class DraftsPanel(ListPanel):
    """What the user has begun and not submitted."""

    order, name, heading = 30, "drafts", _("Your drafts")
    stands = "waiting"
    who_label, when_label, who_is_plain = _("Byline"), _("Last change"), True

    def rows(self, user: Any, zone: str) -> list[PanelRow]:
        """Return a line for each draft."""
        return rows_of(
            lists.drafts(user),
            user,
            who=byline,
            when=lambda article: shown(article.latest_revision_created_at, zone),
        )


class Scheduled(ListPanel):
    """What is going to be published by itself."""

    order, name, heading = 40, "scheduled", _("Scheduled")
    who_label, when_label, who_is_plain = _("Byline"), _("Scheduled for"), True

    def rows(self, user: Any, zone: str) -> list[PanelRow]:
        """Return a line for each article, with its moment."""
        found = lists.scheduled(user)
        moments = {article.pk: one.approved_go_live_at for article, one in found}
        return rows_of(
            [article for article, _ in found],
            user,
            who=byline,
            when=lambda article: shown(moments[article.pk], zone),
        )


class RecentlyPublished(ListPanel):
    """What readers found new most recently."""

    order, name, heading = 50, "published", _("Recently published")
    who_label, when_label, who_is_plain = _("Byline"), _("Published"), True
    nothing = _("Nothing has been published yet.")

    def rows(self, user: Any, zone: str) -> list[PanelRow]:
        """Return a line for each article."""
        return rows_of(
            lists.recently_published(user),
            user,
            headline=lambda article: article.title,
            who=byline,
            when=lambda article: shown(article.published_at, zone),
        )


def _submitted(state: Any) -> str:
    who = name_of(state.workflow_state.requested_by)
    return (
        gettext("{who}, for “{step}”").format(who=who, step=state.task.name)
        if who
        else gettext("For “{step}”").format(step=state.task.name)
    )


def _step(state: Any) -> str:
    if state.status == state.STATUS_REJECTED:
        return gettext("Changes requested: edit it and submit it again")
    return f"“{state.task.name}”"


def _compare(article: Any, state: Any) -> str:
    if not article.live:
        return ""
    return reverse(
        "wagtailadmin_pages:revisions_compare", args=[article.pk, "live", state.revision_id]
    )
