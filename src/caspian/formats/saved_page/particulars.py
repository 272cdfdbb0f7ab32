"""The date, people and standfirst of a saved page, of what its head and its words say."""

import datetime as dt

from lxml.html import HtmlElement

from caspian.formats.saved_page.findings import Findings
from caspian.formats.saved_page.headline import same
from caspian.formats.saved_page.kinds import is_excerpt, speaks_of_the_paper
from caspian.formats.saved_page.metadata import metas
from caspian.formats.saved_page.names import is_nobody
from caspian.formats.saved_page.page import DateStanding
from caspian.formats.saved_page.phrases import words
from caspian.formats.saved_page.published import published
from caspian.formats.saved_page.texts import tidy

LONGEST_STANDFIRST = 400
_RUN = 5  # words by which a description is found in the article
_DESCRIPTION = frozenset({"description", "og:description", "twitter:description"})


def date(tree: HtmlElement, around: Findings) -> tuple[dt.date | None, DateStanding]:
    """Return the day an article is of, and what says so: its head, or a line around it."""
    if day := published(tree):
        return day, "article"
    return around.date()


def people(found: Findings) -> tuple[str, ...]:
    """Return who wrote an article, without those that name nobody."""
    return tuple(name for name in found.authors if not is_nobody(name))


def standfirst(tree: HtmlElement, body: Findings, headline: str) -> str:
    """Return the standfirst on the page, else a description that says more than the article."""
    if body.standfirst:
        return body.standfirst
    description = tidy(next(filter(None, metas(tree, _DESCRIPTION)), ""))
    said = words(description)
    text = " ".join(word for line in body.paragraphs for word in words(line.text))
    runs = (" ".join(said[at : at + _RUN]) for at in range(0, max(len(said) - _RUN, 1), _RUN))
    is_text = any(run in text for run in runs)
    if is_text or is_excerpt(description) or len(description) > LONGEST_STANDFIRST:
        return ""
    if same(description, headline) or said[: len(words(headline))] == words(headline):
        return ""
    about = speaks_of_the_paper(description, frozenset(), among_boilerplate=True)
    return "" if about else description
