"""Reads an answer of oEmbed, and what a page says of itself in its head (Open Graph)."""

import json
import re
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from caspian.formats.pasted.tokens import words

LONGEST_TITLE, LONGEST_NAME = 200, 80
_OEMBED = "application/json+oembed"
_TITLES = ("og:title", "twitter:title")
_PICTURES = ("og:image:secure_url", "og:image", "twitter:image", "og:image:url")
_AUTHORS = ("author", "article:author", "music:musician")


@dataclass(frozen=True, slots=True)
class EmbedCard:
    """What is known of something on another site; each may be empty."""

    title: str = ""
    author: str = ""
    source: str = ""
    picture: str = ""
    """where its picture lies"""

    def filled_from(self, other: "EmbedCard") -> "EmbedCard":
        """Return this card with what another knows besides."""
        return EmbedCard(
            self.title or other.title,
            self.author or other.author,
            self.source or other.source,
            self.picture or other.picture,
        )


def of_oembed(data: bytes, address: str) -> EmbedCard:
    """Return what an answer of oEmbed says; one that can't be read says nothing."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return EmbedCard()
    if not isinstance(found, dict):
        return EmbedCard()
    return EmbedCard(
        # X gives no title: there, the words themselves are it.
        _short(found.get("title"), LONGEST_TITLE) or _first_words(found.get("html")),
        _short(found.get("author_name"), LONGEST_NAME),
        _short(found.get("provider_name"), LONGEST_NAME),
        _web(found.get("thumbnail_url"), address),
    )


def of_page(data: bytes, address: str) -> tuple[EmbedCard, str]:
    """Return what a page says of itself, and where its site answers by oEmbed, if it says so."""
    parser = etree.HTMLParser(no_network=True, encoding=_encoding(data))
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return EmbedCard(), ""
    if root is None:
        return EmbedCard(), ""
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        said.setdefault(name, meta.get("content") or "")
    found = next((one for one in root.iter("title")), None)
    title = next((said[name] for name in _TITLES if said.get(name)), "")
    picture = next((said[name] for name in _PICTURES if said.get(name)), "")
    author = next((said[name] for name in _AUTHORS if said.get(name)), "")
    card = EmbedCard(
        _short(title or (found.text if found is not None else ""), LONGEST_TITLE),
        "" if author.startswith("http") else _short(author, LONGEST_NAME),
        _short(said.get("og:site_name"), LONGEST_NAME),
        _web(picture, address),
    )
    links = (one for one in root.iter("link") if (one.get("type") or "").lower() == _OEMBED)
    endpoint = next((_web(one.get("href"), address) for one in links), "")
    return card, endpoint


def _encoding(data: bytes) -> str | None:
    found = re.search(rb"""<meta[^>]+charset=["']?([\w-]+)""", data[:4096], re.I)
    name = found[1].decode("ascii") if found else "utf-8"
    try:
        "".encode(name)
    except LookupError:
        return "utf-8"
    return name


def _first_words(html: Any) -> str:
    found = re.search(r"<p\b.*?</p>", html, re.S) if isinstance(html, str) else None
    return _short(" ".join(words(found[0])), LONGEST_TITLE) if found else ""


def _short(value: Any, longest: int) -> str:
    if not isinstance(value, str):
        return ""
    plain = unescape("".join(one if one.isprintable() else " " for one in value[:4000]))
    text = " ".join(plain.split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _web(value: Any, base: str) -> str:
    try:
        address = urljoin(base, value) if isinstance(value, str) and value.strip() else ""
    except ValueError:
        return ""
    return address if address.startswith(("http://", "https://")) and len(address) < 2000 else ""
