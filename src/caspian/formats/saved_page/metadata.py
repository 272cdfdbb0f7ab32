"""What a page's own metadata says of its article: date, kind, language."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

_PUBLISHED = frozenset({
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "date", "pubdate", "publishdate", "publish_date", "publish-date", "published",
    "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued", "dc.date.created",
    "dcterms.date", "dcterms.created", "dcterms.issued", "citation_publication_date",
    "article.published", "article_date_original", "cxenseparse:publishtime",
    "mediator_published_time", "originalpublicationdate"
})  # fmt: skip
_ARTICLES = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review)", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_NOT_THE_ARTICLE = frozenset(["header", "aside", "nav", "footer"])


def published(tree: HtmlElement) -> dt.date | None:
    """Return the day of publication that JSON-LD, a meta or a time element states.

    It is the day as written, in whatever time zone the paper wrote it.
    """
    # Not htmldate, though trafilatura has it: it also guesses from the masthead's text and
    # from addresses, and what it allows depends on today's date.
    for values in (_in_json(tree), _in_meta(tree), _in_time(tree)):
        for value in values:
            if day := _day(value):
                return day
    return None


def is_declared_article(tree: HtmlElement) -> bool:
    """Tell whether the page says of itself that it is one article."""
    kinds = tree.xpath("//meta[@property='og:type']/@content")
    return any(str(kind).strip().lower() == "article" for kind in kinds) or any(
        True for _article in _articles(tree)
    )


def language(tree: HtmlElement) -> str | None:
    """Return the language that the page declares, as a code such as "en" or "az-AZ"."""
    declared = [
        *tree.xpath("/html/@lang"),
        *tree.xpath("//meta[@property='og:locale']/@content"),
        *tree.xpath("//meta[translate(@http-equiv, 'CL', 'cl')='content-language']/@content"),
    ]
    for value in declared:
        code = str(value).strip().replace("_", "-")
        if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", code):
            return code
    return None


def _in_json(tree: HtmlElement) -> Iterator[str]:
    for article in _articles(tree):
        yield str(article.get("datePublished", ""))


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            yield from _articles_in(_parsed(script.text or ""))


def _parsed(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _articles_in(value: object) -> Iterator[dict[str, Any]]:
    """Yield the articles at the top or in a @graph; those of a list of links are others'."""
    items = value if isinstance(value, list) else [value]
    for item in items:
        if not isinstance(item, dict):
            continue
        kinds = item.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLES.fullmatch(kind) for kind in kinds):
            yield item
        if isinstance(graph := item.get("@graph"), list):
            yield from _articles_in([part for part in graph if "@graph" not in _keys(part)])


def _keys(part: object) -> tuple[str, ...]:
    return tuple(part) if isinstance(part, dict) else ()


def _in_meta(tree: HtmlElement) -> Iterator[str]:
    for meta in tree.iter("meta"):
        names = (meta.get("property"), meta.get("name"), meta.get("itemprop"))
        if any((name or "").strip().lower() in _PUBLISHED for name in names):
            yield meta.get("content") or ""


def _in_time(tree: HtmlElement) -> Iterator[str]:
    """Yield the article's time elements; a masthead has one of the day, a sidebar of others."""
    times = [time for time in tree.iter("time") if time.get("datetime")]
    marked = [time for time in times if (time.get("itemprop") or "").lower() == "datepublished"]
    for time in marked or times:
        within = {str(above.tag) for above in time.iterancestors()}
        is_own = "article" in within or ("main" in within and "header" not in within)
        if time in marked or (is_own and not within & (_NOT_THE_ARTICLE - {"header"})):
            yield time.get("datetime") or ""


def _day(value: str) -> dt.date | None:
    if not (match := _DAY.match(value.strip())):
        return None
    try:
        return dt.date(*map(int, match.groups()))
    except ValueError:
        return None
