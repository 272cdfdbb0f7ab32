"""What a page's own metadata says of its article: headline, date, authors, kind, language."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from caspian.common.controls import without_controls
from caspian.common.text import web_address

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title")
_ARTICLES = re.compile(
    r"(?:\w*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|Review)", re.IGNORECASE
)
_PAGES = re.compile(r"WebPage|ItemPage", re.IGNORECASE)
_WRAPPING = re.compile(
    r"\A\s*(?://)?\s*(?:<!--)?\s*(?:<!\[CDATA\[)?|(?://)?\s*\]\]>\s*(?:-->)?\s*\Z|;\s*\Z"
)


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


def _parsed(text: str) -> object:
    try:
        return _readable(json.loads(_WRAPPING.sub("", text), strict=False))
    except (ValueError, RecursionError):
        return None


def _readable(value: object) -> object:
    """Return values whose texts a database takes; JSON may escape controls and half letters."""
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, list):
        return [_readable(one) for one in value]
    if isinstance(value, dict):
        return {name: _readable(one) for name, one in value.items()}
    return value


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
