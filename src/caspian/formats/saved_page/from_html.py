"""The article in the HTML of a saved page."""

import datetime as dt
import logging
import re
from collections.abc import Sequence

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from caspian.formats.saved_page.from_text import (
    A_LIST,
    NO_BODY,
    NO_HEADLINE,
    refuse_lists_and_scraps,
    tidy,
)
from caspian.formats.saved_page.headline import headline_at, names_of_the_paper, same
from caspian.formats.saved_page.kinds import PageLine, line_of, speaks_of_the_paper
from caspian.formats.saved_page.metadata import is_declared_article, language, published
from caspian.formats.saved_page.page import DateStanding, NotAnArticle, SavedPage
from caspian.formats.saved_page.tree import seen_lines, tree_of
from caspian.formats.saved_page.walk import Findings, walk

_OPENING = re.compile(
    r"\s*(?:<!doctype html|<\?xml|<!--|<html|<head|<body|<meta|<title|<article|"
    r"<main|<div|<section|<p\b|<h1)",
    re.IGNORECASE,
)
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.IGNORECASE
)
_A_FEW_TEASERS = 4

# Trafilatura reports each page that it can't use, which is not for the log of a newsroom.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def looks_like_html(text: str) -> bool:
    """Tell HTML from text by how it begins, whatever its file is called."""
    return bool(_OPENING.match(text.lstrip("\ufeff")) or _FEED.match(text))


def from_html(html: str, *, filename: str) -> SavedPage:
    """Return the article in the HTML of a page.

    Raises NotAnArticle when headline or body is missing, the page is a list of articles, or
    its HTML is hostile.
    """
    if _FEED.match(html):
        raise NotAnArticle(A_LIST)
    tree = tree_of(html)
    if _is_list(tree):
        raise NotAnArticle(A_LIST)
    page_lines = [line_of(line) for line in seen_lines(tree)]
    document = _extracted(tree)
    names = names_of_the_paper(page_lines) | _site_names(document)
    headline = _headline(tree, document, page_lines, names, filename)
    around = _around(page_lines, headline, names)
    body = _body(document, headline, names)
    day, standing = _date(tree, around)
    return SavedPage(
        headline=headline,
        paragraphs=tuple(line.text for line in body.paragraphs),
        printed_date=day,
        date_standing=standing,
        authors=_authors(document) or around.authors or body.authors,
        standfirst=_standfirst(document, body),
        language=language(tree),
        left_out=_left_out(around, body),
    )


def _is_list(tree: HtmlElement) -> bool:
    if is_declared_article(tree):
        return False
    teasers = tree.xpath("//article[.//*[self::h2 or self::h3 or self::h4]//a or .//a//h2]")
    return len(teasers) >= _A_FEW_TEASERS and not tree.xpath("//article//h1")


def _extracted(tree: HtmlElement) -> Document:
    """Return what trafilatura makes of the page; given a tree, it fetches nothing."""
    try:
        document = bare_extraction(
            tree,
            favor_recall=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "max_date": "2100-01-01"},
        )
    # Strangers' HTML meets seven libraries here: what one of them trips over is, to an
    # editor, a page that can't be read, and not a fault of the newsroom.
    except Exception as error:
        raise NotAnArticle(NO_BODY) from error
    if not isinstance(document, Document) or document.body is None:
        raise NotAnArticle(NO_BODY)
    return document


def _site_names(document: Document) -> frozenset[str]:
    name = tidy(document.sitename or "")
    return frozenset({name} if len(name) >= 3 else ())


def _headline(
    tree: HtmlElement,
    document: Document,
    page_lines: Sequence[PageLine],
    names: frozenset[str],
    filename: str,
) -> str:
    title = tidy(document.title or "")
    shown = [text for h1 in tree.iter("h1") if (text := tidy("".join(h1.itertext())))]
    shown = [text for text in shown if not any(same(text, name) for name in names)]
    for text in shown:
        # The other way round, an <h1> round the paper's name is in every title too.
        if title and (title in text or (title.startswith(text) and 2 * len(text) > len(title))):
            return text
    if title and not any(same(title, name) for name in names):
        return title
    if shown:
        return shown[0]
    at = headline_at(page_lines, names=names, filename=filename)
    if at is None:
        raise NotAnArticle(NO_HEADLINE)
    return page_lines[at].text


def _around(page_lines: Sequence[PageLine], headline: str, names: frozenset[str]) -> Findings:
    """Return what stands around the article, from the whole page and not the extract."""
    at = headline_at(page_lines, names=names, known=headline)
    if at is None:
        at = headline_at(page_lines, names=names)
    return Findings() if at is None else walk(page_lines, at, names)


def _body(document: Document, headline: str, names: frozenset[str]) -> Findings:
    for heading in document.body.iter("head"):
        heading.tag = "h2"  # what trafilatura calls "head" is a heading, not HTML's <head>
    lines = [line_of(line) for line in seen_lines(document.body)]
    # Trafilatura drops the headline or keeps it, and "you have read: ..." may repeat it.
    while lines and same(lines[0].text, headline):
        lines.pop(0)
    lines.insert(0, line_of(headline))
    found = walk(lines, 0, names)
    refuse_lists_and_scraps(lines, found)
    return found


def _date(tree: HtmlElement, around: Findings) -> tuple[dt.date | None, DateStanding]:
    if day := published(tree):
        return day, "article"
    return around.date()


def _authors(document: Document) -> tuple[str, ...]:
    return tuple(filter(None, map(tidy, (document.author or "").split(";"))))


def _standfirst(document: Document, body: Findings) -> str:
    """Return the standfirst on the page, else a description that says more than the article."""
    if body.standfirst:
        return body.standfirst
    description = tidy(document.description or "")
    beginning = description[:60].rstrip("….")
    if any(beginning in line.text for line in body.paragraphs):
        return ""
    about = speaks_of_the_paper(description, frozenset(), among_boilerplate=True)
    return "" if about else description


def _left_out(around: Findings, body: Findings) -> tuple[str, ...]:
    kept = {line.text for line in body.paragraphs} | {body.standfirst}
    dropped = dict.fromkeys(around.left_out + body.left_out)
    return tuple(line for line in dropped if line not in kept)
