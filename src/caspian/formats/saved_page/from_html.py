"""The article in the HTML of a saved page."""

import logging
import re
from collections.abc import Sequence
from html import escape

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from caspian.formats.pasted.blocks import PastedParagraph
from caspian.formats.saved_page.authors import authors_of
from caspian.formats.saved_page.comment_form import asks_for_comments, has_comment_form
from caspian.formats.saved_page.extract import lines_with_blocks
from caspian.formats.saved_page.findings import Findings
from caspian.formats.saved_page.from_text import (
    A_LIST,
    NO_BODY,
    NO_HEADLINE,
    refuse_lists_and_scraps,
)
from caspian.formats.saved_page.headline import headline_at, names_of_the_paper, same
from caspian.formats.saved_page.kinds import PageLine, line_of
from caspian.formats.saved_page.metadata import (
    address,
    direction,
    is_declared_article,
    language,
    site_names,
    titles,
)
from caspian.formats.saved_page.page import (
    NotAnArticle,
    PageBlock,
    SavedPage,
    SavedPicture,
)
from caspian.formats.saved_page.particulars import date, people, standfirst
from caspian.formats.saved_page.pictures import caption_lines, pictures_of
from caspian.formats.saved_page.texts import language_told
from caspian.formats.saved_page.titles import headline_of
from caspian.formats.saved_page.tree import seen_lines, tree_of
from caspian.formats.saved_page.walk import walk

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
    seen = seen_lines(tree)
    page_lines = [line_of(line) for line in seen]
    document = _extracted(tree)
    names = names_of_the_paper(page_lines) | frozenset(site_names(tree))
    headline = _headline(tree, page_lines, names, filename)
    around = _around(page_lines, headline, names)
    body = _body(document, headline, names, address(tree))
    pictures = pictures_of(tree, body.paragraphs)
    said = caption_lines(pictures)
    kept = [line for line in body.paragraphs if line.text not in said]
    day, standing = date(tree, around)
    return SavedPage(
        headline=headline,
        paragraphs=tuple(line.text for line in kept),
        printed_date=day,
        date_standing=standing,
        authors=authors_of(tree, names) or people(around) or people(body),
        standfirst=standfirst(tree, body, headline),
        language=language_told(" ".join(line.text for line in kept), language(tree)),
        left_out=_left_out(around, body),
        blocks=_blocks(body.paragraphs, said, pictures),
        direction=direction(tree),
        has_comment_form=has_comment_form(tree) or asks_for_comments(seen),
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
            include_formatting=True,
            include_links=True,
            with_metadata=False,
        )
    # Strangers' HTML meets seven libraries here: what one of them trips over is, to an
    # editor, a page that can't be read, and not a fault of the newsroom.
    except Exception as error:
        raise NotAnArticle(NO_BODY) from error
    if not isinstance(document, Document) or document.body is None:
        raise NotAnArticle(NO_BODY)
    return document


def _headline(
    tree: HtmlElement, page_lines: Sequence[PageLine], names: frozenset[str], filename: str
) -> str:
    if found := headline_of(tree, titles(tree), sorted(names)):
        return found
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


def _body(document: Document, headline: str, names: frozenset[str], address: str) -> Findings:
    lines = lines_with_blocks(document.body, address)
    # Trafilatura drops the headline or keeps it, and "you have read: ..." may repeat it.
    while lines and same(lines[0].text, headline):
        lines.pop(0)
    lines.insert(0, line_of(headline))
    found = walk(lines, 0, names)
    refuse_lists_and_scraps(lines, found)
    return found


def _blocks(
    lines: Sequence[PageLine], said: frozenset[str], pictures: Sequence[tuple[int, SavedPicture]]
) -> tuple[PageBlock, ...]:
    """Return the article's blocks with its pictures where they stand."""
    blocks: list[PageBlock] = []
    for at, line in enumerate(lines):
        blocks += [picture for before, picture in pictures if before == at]
        if line.text not in said:
            blocks.append(line.block or PastedParagraph(escape(line.text, quote=False)))
    return tuple(blocks)


def _left_out(around: Findings, body: Findings) -> tuple[str, ...]:
    kept = {line.text for line in body.paragraphs} | {body.standfirst}
    dropped = dict.fromkeys(around.left_out + body.left_out)
    return tuple(line for line in dropped if line not in kept)
