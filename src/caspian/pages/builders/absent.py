"""Builds what a reader sees where there is no page."""

from caspian.pages.builders.frame import frame, words_in
from caspian.pages.documents import AbsentPage
from caspian.pages.reads import beside
from caspian.pages.reads.cards import cards

UNKNOWN, WITHDRAWN = 404, 410


def absent_page(status: int, code: str) -> AbsentPage:
    """Build the page for a path that is unknown (404) or withdrawn (410).

    It never repeats the path that was asked for: one page serves every such path.
    """
    words = words_in(code)
    gone = status == WITHDRAWN
    title = words.gettext("Withdrawn") if gone else words.gettext("Page not found")
    head = frame(code=code, address=f"/{code}/", title=title, description=title, indexed=False)
    return AbsentPage(head, status, cards(beside.latest(code)))
