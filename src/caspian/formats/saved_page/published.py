"""The day on which a page's own metadata says that its article was published."""

import datetime as dt
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from caspian.formats.saved_page.dates import date_line
from caspian.formats.saved_page.metadata import articles, metas

_PUBLISHED = frozenset({
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "date", "pubdate", "publishdate", "publish_date", "publish-date", "published",
    "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued", "dc.date.created",
    "dcterms.date", "dcterms.created", "dcterms.issued", "citation_publication_date",
    "article.published", "article_date_original", "cxenseparse:publishtime",
    "mediator_published_time", "originalpublicationdate", "article:publicationdate"
})  # fmt: skip
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
# As servers write it: “Fri Mar 13 21:30:09 EST 2015”.
_CLOCK = re.compile(
    r"\s\d{1,2}:\d{2}(?::\d{2})?\s?(?:[AP]M|[A-Z]{2,4}(?=\s|$)|[+-]\d{4})?", re.IGNORECASE
)
_LONG = 100  # letters of a paragraph that is the article's, and no longer its head
_NOT_THE_ARTICLE = frozenset(["header", "aside", "nav", "footer"])


def published(tree: HtmlElement) -> dt.date | None:
    """Return the day of publication that JSON-LD, a meta or a time element states.

    It is the day as written, in whatever time zone the paper wrote it.
    """
    # Not htmldate, though trafilatura has it: it also guesses from the masthead's text and
    # from addresses, and what it allows depends on today's date.
    for values in (_in_json(tree), metas(tree, _PUBLISHED), _in_time(tree)):
        for value in values:
            if day := _day(value):
                return day
    return None


def _in_json(tree: HtmlElement) -> Iterator[str]:
    for article in articles(tree):
        yield str(article.get("datePublished", ""))


def _in_time(tree: HtmlElement) -> Iterator[str]:
    """Yield the article's time elements; a masthead has one of the day, a sidebar of others."""
    times = [time for time in _head_of_article(tree) if time.get("datetime")]
    marked = [time for time in tree.iter("time") if _says_published(time)]
    for time in marked or times:
        within = {str(above.tag) for above in time.iterancestors()}
        is_own = "article" in within or ("main" in within and "header" not in within)
        if time in marked or (is_own and not within & (_NOT_THE_ARTICLE - {"header"})):
            yield time.get("datetime") or ""


def _says_published(time: HtmlElement) -> bool:
    return bool(time.get("datetime")) and (time.get("itemprop") or "").lower() == "datepublished"


def _head_of_article(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the time elements down to the first paragraphs: below them are those of comments."""
    paragraphs = 0
    begun = next(tree.iter("h1"), None) is None
    for element in tree.iter("h1", "time", "p"):
        begun = begun or element.tag == "h1"
        if element.tag == "time":
            yield element
        elif element.tag == "p" and begun and len(element.text_content()) >= _LONG:
            paragraphs += 1
            if paragraphs > 1:
                return


def _day(value: str) -> dt.date | None:
    if not (match := _DAY.match(value.strip())):
        found = date_line(_CLOCK.sub(" ", value)) if len(value) < 60 else None
        return found.day if found else None
    try:
        return dt.date(*map(int, match.groups()))
    except ValueError:
        return None
