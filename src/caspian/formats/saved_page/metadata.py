"""What a page's own metadata says of its article: headline, date, authors, kind, language."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from caspian.common.text import web_address
from caspian.formats.saved_page.dates import date_line

_PUBLISHED = frozenset({
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "date", "pubdate", "publishdate", "publish_date", "publish-date", "published",
    "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued", "dc.date.created",
    "dcterms.date", "dcterms.created", "dcterms.issued", "citation_publication_date",
    "article.published", "article_date_original", "cxenseparse:publishtime",
    "mediator_published_time", "originalpublicationdate", "article:publicationdate"
})  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title")
_ARTICLES = re.compile(
    r"(?:\w*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|Review)", re.IGNORECASE
)
_PAGES = re.compile(r"WebPage|ItemPage", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
# As servers write it: “Fri Mar 13 21:30:09 EST 2015”.
_CLOCK = re.compile(
    r"\s\d{1,2}:\d{2}(?::\d{2})?\s?(?:[AP]M|[A-Z]{2,4}(?=\s|$)|[+-]\d{4})?", re.IGNORECASE
)
_WRAPPING = re.compile(
    r"\A\s*(?://)?\s*(?:<!--)?\s*(?:<!\[CDATA\[)?|(?://)?\s*\]\]>\s*(?:-->)?\s*\Z|;\s*\Z"
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


def titles(tree: HtmlElement) -> list[str]:
    """Return what the page calls its article: in its JSON-LD, its metas, and in its title."""
    found = [article.get("headline") or article.get("name") for article in articles(tree)]
    found += [value for name in _TITLES for value in metas(tree, frozenset([name]))]
    found += ["".join(title.itertext()) for title in tree.xpath("/html/head/title")[:1]]
    return [" ".join(one.split()) for one in found if isinstance(one, str) and one.strip()]


def site_names(tree: HtmlElement) -> list[str]:
    """Return what the page calls the paper."""
    found: list[Any] = [*metas(tree, frozenset({"og:site_name", "application-name"}))]
    for article in articles(tree):
        found += named(article.get("publisher"))
    names = [" ".join(one.split()) for one in found if isinstance(one, str)]
    # A program that was set up wrong puts the headline there.
    return [name for name in names if len(name) >= 3 and len(name.split()) <= 6]


def address(tree: HtmlElement) -> str:
    """Return the address from which the page says that its links lead on; empty for none."""
    said = [
        *tree.xpath("//base/@href"),
        *tree.xpath("//link[@rel='canonical']/@href"),
        *metas(tree, frozenset({"og:url"})),
    ]
    return next(filter(None, (web_address(str(one)) for one in said)), "")


def is_declared_article(tree: HtmlElement) -> bool:
    """Tell whether the page says of itself that it is one article."""
    kinds = metas(tree, frozenset({"og:type"}))
    return any(kind.strip().lower() == "article" for kind in kinds) or any(
        True for _article in articles(tree)
    )


def language(tree: HtmlElement) -> str | None:
    """Return the language that the page declares, as a code such as "en" or "az-AZ"."""
    declared = [
        *tree.xpath("/html/@lang"),
        *tree.xpath("/html/@*[name() = 'xml:lang']"),
        *metas(tree, frozenset({"og:locale", "content-language", "language", "dc.language"})),
        *(article.get("inLanguage") for article in articles(tree)),
        *tree.xpath("/html/body/@lang | //article/@lang | //main/@lang"),
    ]
    for value in declared:
        code = str(value).strip().replace("_", "-")
        if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", code):
            return code
    return None


def direction(tree: HtmlElement) -> str | None:
    """Return "rtl" or "ltr" where the page says it of itself."""
    said = tree.xpath("/html/@dir | /html/body/@dir | //article/@dir | //main/@dir")
    found = [str(one).strip().lower() for one in said]
    return next((one for one in found if one in ("rtl", "ltr")), None)


def articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield what JSON-LD says of the article; of pages only where it says nothing of one."""
    scripts = [
        _parsed(script.text or "")
        for script in tree.iter("script")
        if (script.get("type") or "").strip().lower() == "application/ld+json"
    ]
    for kinds in (_ARTICLES, _PAGES):
        found = [one for value in scripts for one in _of_kinds(value, kinds)]
        if kinds is _PAGES:
            found = [one for one in found if one.get("datePublished")]
        if found:
            yield from found
            return


def named(value: object) -> list[str]:
    """Return the names in what JSON-LD says of somebody: a name, an object, or several of them."""
    parts: list[Any] = value if isinstance(value, list) else [value]
    names = [part.get("name") if isinstance(part, dict) else part for part in parts]
    flat = [one for name in names for one in (name if isinstance(name, list) else [name])]
    return [name for name in flat if isinstance(name, str)]


def metas(tree: HtmlElement, wanted: frozenset[str]) -> Iterator[str]:
    """Yield the contents of the metas of some names, which are written in small letters."""
    for meta in tree.iter("meta"):
        names = (meta.get(by) for by in ("property", "name", "itemprop", "http-equiv"))
        if any((name or "").strip().lower() in wanted for name in names):
            yield meta.get("content") or ""


def _in_json(tree: HtmlElement) -> Iterator[str]:
    for article in articles(tree):
        yield str(article.get("datePublished", ""))


def _parsed(text: str) -> object:
    try:
        return json.loads(_WRAPPING.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _of_kinds(value: object, wanted: re.Pattern[str], deep: int = 2) -> Iterator[dict[str, Any]]:
    """Yield the articles at the top or in a @graph; those of a list of links are others'."""
    for item in value if isinstance(value, list) else [value]:
        if not isinstance(item, dict):
            continue
        kinds = item.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and wanted.fullmatch(kind) for kind in kinds):
            yield item
        if deep:
            yield from _of_kinds(item.get("@graph"), wanted, deep - 1)
            yield from _of_kinds(item.get("mainEntity"), wanted, deep - 1)


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
