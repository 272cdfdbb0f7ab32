"""Writes oEmbed 1.0 answers: one is pressed for each card, and cut to the room that a site has.

The format is described at oembed.com. A frame grows no script, so it must be high enough
beforehand: what is pressed says for several widths how high the card is there, and the height at
any other is taken from its neighbours. Answers leave those lists out.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

from caspian.formats.xml.write import DECLARATION, allowed, element, wrapped

JSON, XML = "application/json+oembed", "text/xml+oembed"
"""what a <link> calls each"""
CACHE_AGE = 3600
"""seconds for which a site may keep the description; the card in the frame is always the newest"""
# No script and no form, whatever somebody should manage to write into a page. The card keeps its
# origin: in one of nobody's its own fonts would be refused. What is opened from it is a page.
_SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox"
_SIZES, _THUMBNAILS = "sizes", "thumbnails"
Size = tuple[int, int]


@dataclass(frozen=True)
class OEmbed:
    """A card: addresses are absolute, sizes in pixels.

    `sizes` are widths from narrow to wide, each with the height that the card takes there; the
    last is the usual one. `thumbnails` are address, width and height, the best one first.
    """

    title: str
    author_name: str
    author_url: str
    provider_name: str
    provider_url: str
    embed_url: str
    sizes: tuple[Size, ...]
    thumbnails: tuple[tuple[str, int, int], ...] = ()
    picture_url: str = ""


def frame_code(address: str, title: str, width: int, height: int) -> str:
    """Return the HTML that shows a card: a frame without script."""
    said = {
        "src": address,
        "title": _in_one_line(title),
        "width": str(width),
        "height": str(height),
        "loading": "lazy",
        "sandbox": _SANDBOX,
        "style": "border:0;max-width:100%",
    }
    attributes = "".join(f' {name}="{escape(text)}"' for name, text in said.items())
    return f"<iframe{attributes}></iframe>"


def described(card: OEmbed) -> dict[str, Any]:
    """Return what is pressed of a card: an answer that holds without limits, and what it takes to
    cut it to some."""
    title, (width, height) = _in_one_line(card.title), card.sizes[-1]
    said: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "author_name": card.author_name,
        "author_url": card.author_url,
        "provider_name": card.provider_name,
        "provider_url": card.provider_url,
        "cache_age": CACHE_AGE,
        **_thumbnail(card.thumbnails[:1]),
        "width": width,
        "height": height,
        "html": frame_code(card.embed_url, title, width, height),
        "embed_url": card.embed_url,
        "picture_url": card.picture_url,
        _SIZES: [list(size) for size in card.sizes],
        _THUMBNAILS: [list(one) for one in card.thumbnails],
    }
    return {name: value for name, value in said.items() if value != ""}


def fitted(pressed: dict[str, Any], most_width: int = 0, most_height: int = 0) -> dict[str, Any]:
    """Return the answer for a site with so much room; 0 is as much as is wanted.

    Raises KeyError, TypeError or ValueError for what `described` did not write.
    """
    widest = int(pressed["width"])
    width = min(widest, most_width or widest)
    height = height_at([(int(one), int(other)) for one, other in pressed[_SIZES]], width)
    height = min(height, most_height or height)
    fitting = [
        (str(address), int(wide), int(high))
        for address, wide, high in pressed[_THUMBNAILS]
        if wide <= (most_width or wide) and high <= (most_height or high)
    ]
    left_out = {_SIZES, _THUMBNAILS, "thumbnail_url", "thumbnail_width", "thumbnail_height"}
    kept = {name: value for name, value in pressed.items() if name not in left_out}
    html = frame_code(str(pressed["embed_url"]), str(pressed["title"]), width, height)
    return {**kept, **_thumbnail(fitting[:1]), "width": width, "height": height, "html": html}


def height_at(sizes: Sequence[Size], width: int) -> int:
    """Return how high a card is at a width, by the heights at some widths from narrow to wide."""
    if width <= sizes[0][0]:
        return sizes[0][1]
    for (narrow, low), (wide, high) in pairwise(sizes):
        if width <= wide:
            return round(low + (high - low) * (width - narrow) / (wide - narrow))
    return sizes[-1][1]


def as_json(said: dict[str, Any]) -> str:
    """Return an answer as JSON."""
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def as_xml(said: dict[str, Any]) -> str:
    """Return an answer as XML."""
    inner = "".join(element(name, str(value)) for name, value in said.items())
    return f"{DECLARATION}{wrapped('oembed', inner)}\n"


def _in_one_line(text: str) -> str:
    return " ".join(allowed(text).split())


def _thumbnail(best: Sequence[tuple[str, int, int]]) -> dict[str, Any]:
    for address, width, height in best:
        return {
            "thumbnail_url": address,
            "thumbnail_width": width,
            "thumbnail_height": height,
        }
    return {}
