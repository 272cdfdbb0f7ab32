"""Puts the start page together in place of Wagtail's own."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.views.home import LockedPagesPanel
from wagtail.models import WorkflowState

from caspian.newsroom.desk.notices.screens import NoticesPanel
from caspian.newsroom.desk.permissions import articles_seen_by, sections_to_write_in
from caspian.newsroom.desk.start import panels as ours
from caspian.newsroom.desk.start.activity import FiguresPanel
from caspian.newsroom.desk.start.faults import FaultsPanel
from caspian.newsroom.desk.start.held_back import HeldBackPanel
from caspian.newsroom.desk.start.rights import EndingRights
from caspian.newsroom.models import Article


class WriteAnArticle(SummaryItem):
    """The button that everybody comes for."""

    order = 10
    template_name = "newsroom/desk/start/write.html"

    def is_shown(self) -> bool:
        return sections_to_write_in(self.request.user).exists()


class HowMany(SummaryItem):
    """How many articles are in one state, and the way to them."""

    template_name = "newsroom/desk/start/how_many.html"
    status = icon = ""

    def count(self, user: Any) -> int:
        """Return how many there are among those that somebody sees."""
        raise NotImplementedError

    def words(self, number: int) -> str:
        """Return the number and what is counted."""
        raise NotImplementedError

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        number = self.count(self.request.user)
        return {
            "words": self.words(number).format(number=number),
            "icon": self.icon,
            "url": f"{reverse('articles:index')}?status={self.status}",
        }


class Public(HowMany):
    """How many articles readers can open."""

    order, status, icon = 20, "live", "view"

    def words(self, number: int) -> str:
        return ngettext("{number} article online", "{number} articles online", number)

    def count(self, user: Any) -> int:
        """Return how many are public."""
        return articles_seen_by(user).live().count()


class DraftCounts(HowMany):
    """How many articles readers can't open yet, or no longer."""

    order, status, icon = 30, "draft", "draft"

    def words(self, number: int) -> str:
        return ngettext("{number} draft", "{number} drafts", number)

    def count(self, user: Any) -> int:
        """Return how many are not public."""
        return articles_seen_by(user).not_live().count()


class UnderReview(HowMany):
    """How many articles somebody should decide on."""

    order, status, icon = 40, "review", "clipboard-list"

    def words(self, number: int) -> str:
        return ngettext("{number} in review", "{number} in review", number)

    def count(self, user: Any) -> int:
        """Return how many are in the workflow."""
        inside = WorkflowState.objects.active().values_list("object_id", flat=True)
        return Article.objects.filter(pk__in=[int(pk) for pk in inside]).count()


def put_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Replace the panels: what waits for the user comes first."""
    panels[:] = [
        FaultsPanel(),
        HeldBackPanel(),
        NoticesPanel(),
        EndingRights(),
        ours.AwaitingReview(),
        ours.InReview(),
        ours.DraftsPanel(),
        FiguresPanel(),
        ours.Scheduled(),
        ours.RecentlyPublished(),
        LockedPagesPanel(),
    ]
    if getattr(request.user, "uses_first_password", False):
        panels.append(ours.FirstPasswordNotice())
    if not getattr(request.user, "email", ""):
        panels.append(ours.NoAddressNotice())


def put_summary(request: HttpRequest, items: list[Any]) -> None:
    """Replace the counts of pages, pictures and files by what a newsroom counts."""
    items[:] = [
        WriteAnArticle(request),
        Public(request),
        DraftCounts(request),
        UnderReview(request),
    ]
