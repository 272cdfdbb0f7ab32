"""Takes HTML of any origin apart into tags and text, by the rules that browsers have.

The cleaner is an HTML5 parser, so that nothing reads otherwise here than in a browser. What it
writes is regular, and needs no second parser: nesting may be as deep as somebody likes.
"""

import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import nh3

TAGS = {
    "a", "address", "article", "aside", "b", "big", "blockquote", "body", "br", "caption", "center",
    "cite", "code", "dd", "del", "details", "div", "dl", "dt", "em", "figcaption", "figure", "font",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "i", "img", "ins", "li",
    "main", "mark", "nav", "ol", "p", "pre", "q", "s", "section", "small", "span", "strike",
    "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt",
    "u", "ul", "var",
}  # fmt: skip
DROPPED_WHOLE = {
    "iframe", "noembed", "noframes", "noscript", "object", "script", "select", "style", "svg",
    "template", "textarea", "title", "xml", "xmp", "audio", "video", "canvas",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"class", "id", "style", "hidden"},
    "a": {"href", "name"},
    "del": {"cite", "datetime"},
    "img": {"alt", "src"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_SCHEMES = {"http", "https", "mailto", "tel", "data", "file"}
_TOKEN = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-z0-9]+)(?P<given>(?:\s[^\s="]+="[^"]*")*)\s*/?>|(?P<text>[^<]+|<)"""
)
LONGEST_KEPT = 500
"""characters of attributes: a picture's are millions"""
_ATTRIBUTE = re.compile(r"""([^\s="]+)="([^"]*)\"""")
_MARKUP = re.compile(r"<[^>]*>")
_STYLE = re.compile(r"\s*([\w-]+)\s*:\s*([^;]*)")
_ODD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]|[\ud800-\udfff]")
_NAMESPACED = re.compile(r"<(/?)[a-z]+\d*:([a-z]+)\b", re.I)


@dataclass(slots=True)
class Tag:
    """An opening tag, with the attributes that matter here."""

    name: str
    given: dict[str, str] = field(default_factory=dict)
    worked_out: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """what follows from it alone: asked once, as a document has few different tags"""

    @property
    def classes(self) -> list[str]:
        """Return the names of its classes."""
        return self.given.get("class", "").split()

    def styles(self) -> dict[str, str]:
        """Return what its style attribute says, in small letters."""
        written = self.given.get("style")
        return _styles(written) if written else {}


@lru_cache(maxsize=1024)
def _styles(written: str) -> dict[str, str]:
    return {name.lower(): value.strip().lower() for name, value in _STYLE.findall(written)}


@dataclass(slots=True, frozen=True)
class End:
    """A closing tag."""

    name: str


def tokens(html: str) -> Iterator[Tag | End | str]:
    """Return the tags and the texts of HTML, in order; scripts and the like are gone."""
    for found in _TOKEN.finditer(_regular(html)):
        name = found["name"]
        if name is None:
            yield entities.unescape(found["text"])
        elif found["end"]:
            yield _end(name)
        else:
            yield _tag(name, found["given"] or "")


def _tag(name: str, given: str) -> Tag:
    return _kept_tag(name, given) if len(given) < LONGEST_KEPT else _new_tag(name, given)


def _new_tag(name: str, given: str) -> Tag:
    pairs = _ATTRIBUTE.findall(given) if given else ()
    return Tag(name, {key: entities.unescape(value) for key, value in pairs})


# A word processor writes the same few tags ten thousand times, and nobody changes one.
_kept_tag = lru_cache(maxsize=1024)(_new_tag)


@lru_cache(maxsize=1024)
def _end(name: str) -> End:
    return End(name)


def words(html: str) -> list[str]:
    """Return the words of HTML in order: what a reader of the source would see of it."""
    return "".join(one if isinstance(one, str) else " " for one in tokens(html)).split()


def text_of_markup(html: str) -> str:
    """Return the text of a paragraph's markup as it is made here, in one line."""
    return " ".join(entities.unescape(_MARKUP.sub("", html.replace("<br>", " "))).split())


def clean_text(text: str) -> str:
    """Return a text without the signs that no page may hold."""
    return _ODD.sub("", text)


def _regular(html: str) -> str:
    return nh3.clean(
        # Word's own elements, such as <st1:place>, would keep a parser from their text's place.
        clean_text(_NAMESPACED.sub(r"<\1span data-of=\2", html)),
        tags=TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        clean_content_tags=DROPPED_WHOLE,
        link_rel=None,
    )
