"""What of an editor's rich text may be stored, and what of it a reader gets."""

import html as entities
import re
from collections.abc import Callable
from functools import lru_cache
from html import escape

import nh3

TAGS = {"a", "b", "br", "em", "i", "li", "ol", "p", "s", "strong", "sub", "sup", "ul"}
SCHEMES = {"http", "https", "mailto", "tel"}

# Their text is code or a fallback for old browsers, never an editor's words.
DROPPED_WHOLE = {
    "iframe", "noembed", "noframes", "noscript", "script", "select", "style", "template",
    "textarea", "title", "xmp",
}  # fmt: skip

_BREAKS = {"br": "\n", "/p": "\n\n", "/ul": "\n\n", "/ol": "\n\n", "/li": "\n"}
_BLOCKS = {
    "article", "aside", "blockquote", "div", "figcaption", "figure", "footer", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "main", "pre", "section", "table", "td", "th", "tr",
}  # fmt: skip
_ROUNDS = 8
_REMEMBERED = 4_096
"""characters of a text whose cleaned form is kept for the next time"""


def stored(html: str) -> str:
    """Return what may be saved of a rich-text field of Wagtail, its internal links kept.

    Cleaning it again changes nothing.
    """
    if len(html) > _REMEMBERED:
        return _settled(html, _clean_for_storing)
    return _stored_again(html)


@lru_cache(maxsize=1024)
def _stored_again(html: str) -> str:
    # One save of a body asks for each of its paragraphs some nine times.
    return _settled(html, _clean_for_storing)


def shown(html: str) -> str:
    """Return what a reader gets of a rich-text field whose internal links are resolved.

    Cleaning it again changes nothing.
    """
    return _settled(html, _clean_for_showing)


def plain(html: str) -> str:
    """Return the text alone: a blank line between paragraphs, a new line for a break."""
    marked = nh3.clean(
        html,
        tags=TAGS | _BLOCKS,
        attributes={},
        clean_content_tags=DROPPED_WHOLE,
        link_rel=None,
    )
    text = entities.unescape(re.sub(r"<(/?)([a-z0-9]+)>", _break, marked))
    lines = [line.strip(" \t") for line in text.replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _settled(html: str, clean: Callable[[str], str]) -> str:
    # One round isn't enough: dropping <object> from <p><object><p> leaves a <p> in a
    # <p>, which the next parser takes apart in its own way.
    for _ in range(_ROUNDS):
        cleaned = clean(html)
        if cleaned == html:
            return cleaned
        html = cleaned
    return clean(from_text(plain(html)))


def _clean_for_storing(html: str) -> str:
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href", "linktype", "id"}},
        attribute_filter=_internal_link_only,
        url_schemes=SCHEMES,
        clean_content_tags=DROPPED_WHOLE,
        link_rel=None,
    )


def _internal_link_only(_tag: str, attribute: str, value: str) -> str | None:
    """Keep `id` and `linktype` as Wagtail writes them, not as anchors or names for scripts."""
    if attribute == "id":
        return (
            value
            if re.fullmatch(r"[0-9]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", value)
            else None
        )
    if attribute == "linktype":
        return value if re.fullmatch(r"[a-z]{1,30}", value) else None
    return value


def _clean_for_showing(html: str) -> str:
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href", "hreflang"}},
        url_schemes=SCHEMES,
        clean_content_tags=DROPPED_WHOLE,
        link_rel=None,
    )


def _break(tag: re.Match[str]) -> str:
    slash, name = tag.groups()
    if name in _BLOCKS:
        return "\n\n"
    return _BREAKS.get(slash + name, "")


def from_text(text: str) -> str:
    """Return escaped `<p>` elements, one for each run of lines between blank lines.

    A single line break stands for a space, as in a hard-wrapped letter.
    """
    # "\s" would also take a paragraph apart at U+2028, and is not needed for the rest.
    blocks = re.split(r"\n[ \t\xa0]*(?:\n[ \t\xa0]*)+", re.sub(r"\r\n?", "\n", text))
    paragraphs = (_one_line(block) for block in blocks)
    return "".join(f"<p>{escape(one, quote=False)}</p>" for one in paragraphs if one)


def _one_line(block: str) -> str:
    return " ".join(filter(None, (line.strip() for line in block.split("\n"))))
