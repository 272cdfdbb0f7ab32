"""Who wrote the article of a page in HTML: the names that its metadata and its head give."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from caspian.formats.saved_page.metadata import articles, metas, named
from caspian.formats.saved_page.names import names_in
from caspian.formats.saved_page.phrases import words
from caspian.formats.saved_page.texts import tidy

MOST = 12
_METAS = (
    frozenset({"author", "article:author", "og:article:author", "parsely-author"}),
    frozenset({
        "byl", "byline", "sailthru.author", "dc.creator", "dc.contributor", "dcterms.creator",
        "citation_author", "article_author", "creator"
    }),
)  # fmt: skip
# Elements by what their makers call them.
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:(?:by-?line|author|p-author|writer|contributor|reporter|auteur|autor)s?"
    r"(?:[\s_-]+(?:name|link|fn|n))*)(?:$|[\s_]|--)|\bvcard\b|\bdc-creator\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"comment|related|teaser|sidebar|footer|(?<!nt-)(?<!no-)\bbio|recommend|promo|latest|popular|"
    r"trending",
    re.IGNORECASE,
)
_MAY_NAME = (
    "a", "span", "div", "p", "cite", "li", "address", "h3", "h4", "h6", "em", "b", "strong", "dd",
)  # fmt: skip
_PARTS = frozenset({"br", "div", "p", "time", "span", "li"})
_LONGEST = 300  # letters of a byline
_NEAREST = 6


def authors_of(tree: HtmlElement, paper: Iterable[str]) -> tuple[str, ...]:
    """Return the authors' names in order, each once, none that names nobody.

    `paper` are the names of the paper: it is not one of its authors.
    """
    own = {words(name) for name in paper}
    for texts in _sources(tree):
        if names := [name for text in texts for name in names_in(text, own)]:
            return _once(names)
    return ()


def _once(names: Sequence[str]) -> tuple[str, ...]:
    found: dict[tuple[str, ...], str] = {}
    for name in names:
        found.setdefault(words(name), name)
    return tuple(found.values())[:MOST]


def _sources(tree: HtmlElement) -> Iterator[list[str]]:
    """Yield what may name the authors, the surest first."""
    for article in articles(tree):
        yield _people(article.get("author"))
        yield _people(article.get("creator"))
    for wanted in _METAS:
        yield list(metas(tree, wanted))
    for path in ("//*[contains(@itemprop, 'author')]", "//a[contains(@rel, 'author')]"):
        yield [_text(one) for one in tree.xpath(path) if not _is_others(one)]
    yield from ([_text(one)] for one in _called_authors(tree))


def _people(value: object) -> list[str]:
    """Return the names in JSON-LD but those that it says are of organisations."""
    parts = value if isinstance(value, list) else [value]
    return named([
        part
        for part in parts
        if not (isinstance(part, dict) and "Organization" in str(part.get("@type")))
    ])  # fmt: skip


def _called_authors(tree: HtmlElement) -> list[HtmlElement]:
    """Return elements that are called after authors: those below the headline first."""
    below: list[HtmlElement] = []
    above: list[HtmlElement] = []
    found = above if next(tree.iter("h1"), None) is not None else below
    for element in tree.iter("h1", *_MAY_NAME):
        if element.tag == "h1":
            found = below
            continue
        called = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _NAMED.search(called) and len(element.text_content()) <= _LONGEST:
            found += [] if _is_others(element) else [element]
    return [*below, *above][:_NEAREST]


def _is_others(element: HtmlElement) -> bool:
    """Tell whether an element belongs to a comment, a teaser or another article."""
    for at, one in enumerate((element, *element.iterancestors())):
        if one.tag in ("aside", "footer", "nav"):
            return True
        if at < 4 and _OTHERS.search(f"{one.get('class') or ''} {one.get('id') or ''}"):
            return True
    return False


def _text(element: HtmlElement) -> str:
    """Return what an element says, with a line for each of its parts."""
    if element.tag == "meta":
        return str(element.get("content") or "")
    below = [one for one in element.iter("a", "span") if one is not element]
    names = [one for one in below if _is_name_itself(one)]
    links = [one for one in below if one.tag == "a" and "author" in (one.get("href") or "")]
    if names or links:
        return " | ".join(tidy(one.text_content()) for one in names or links)
    if any(one.tag in _PARTS for one in element.iter() if one is not element):
        return "\n".join(element.itertext())
    return str(element.text_content())


def _is_name_itself(element: HtmlElement) -> bool:
    called = _NAMED.search(element.get("class") or "") or "name" in (element.get("itemprop") or "")
    return bool(called) and next(element.iterdescendants("a", "span"), None) is None
