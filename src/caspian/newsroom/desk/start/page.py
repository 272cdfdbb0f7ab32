"""Puts the start page together in place of Wagtail's own."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.views.home import LockedPagesPanel

from caspian.newsroom.desk.start import panels as ours
from caspian.newsroom.desk.start import summary
from caspian.newsroom.desk.start.faults import FaultsPanel
from caspian.newsroom.desk.start.figures.panel import FiguresPanel


def put_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Replace the panels: what waits for the user comes first."""
    panels[:] = [
        FaultsPanel(),
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


def put_summary(request: HttpRequest, items: list[Any]) -> None:
    """Replace the counts of pages, pictures and files by what a newsroom counts."""
    items[:] = [
        summary.WriteAnArticle(request),
        summary.Public(request),
        summary.DraftCounts(request),
        summary.UnderReview(request),
    ]
