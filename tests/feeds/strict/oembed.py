"""A strict check of oEmbed 1.0 answers, written from the specification and not from our writer."""

import json
import re
from typing import Any

from lxml import etree, html

from tests.feeds.strict.reading import is_address

_TEXTS = (
    "version", "type", "title", "author_name", "author_url", "provider_name", "provider_url",
    "html", "thumbnail_url", "embed_url", "picture_url",
)  # fmt: skip
_NUMBERS = ("cache_age", "width", "height", "thumbnail_width", "thumbnail_height")
_OURS_PRESSED = ("sizes", "thumbnails")
_NEEDED = ("version", "type", "html", "width", "height", "title", "provider_name", "provider_url")
_SANDBOX = {"allow-same-origin", "allow-popups", "allow-popups-to-escape-sandbox"}


def oembed_faults(
    data: bytes, *, pressed: bool = False, most: tuple[int, int] = (0, 0)
) -> list[str]:
    """Return what is wrong with an answer as JSON; `most` is the room that was asked for."""
    try:
        said = json.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, ValueError) as error:
        return [f"is no JSON: {error}"]
    if not isinstance(said, dict):
        return ["is no object"]
    return _faults(said, pressed, most)


def oembed_xml_faults(data: bytes, *, most: tuple[int, int] = (0, 0)) -> list[str]:
    """Return what is wrong with an answer as XML."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError as error:
        return [f"is no XML: {error}"]
    if root.tag != "oembed":
        return [f"begins with {root.tag}"]
    names = [str(one.tag) for one in root]
    found = [f"{name} stands twice" for name in set(names) if names.count(name) > 1]
    said: dict[str, Any] = {str(one.tag): one.text or "" for one in root}
    for name in _NUMBERS:
        if name in said and re.fullmatch(r"[1-9]\d*", said[name]):
            said[name] = int(said[name])
    return found + _faults(said, False, most)


def _faults(said: dict[str, Any], pressed: bool, most: tuple[int, int]) -> list[str]:
    known = {*_TEXTS, *_NUMBERS, *(_OURS_PRESSED if pressed else ())}
    found = [f"has {name}" for name in said if name not in known]
    found += [f"lacks {name}" for name in _NEEDED if name not in said]
    found += [f"{name} is no text" for name in _TEXTS if name in said and not _is_text(said[name])]
    found += [
        f"{name} is no number" for name in _NUMBERS if name in said and not _is_number(said[name])
    ]
    if found:
        return found
    found += [] if said["version"] == "1.0" else ["is not of version 1.0"]
    found += [] if said["type"] == "rich" else [f"is of type {said['type']}"]
    addresses = [name for name in said if name.endswith("_url")]
    found += [f"{name} is no address" for name in addresses if not is_address(said[name])]
    thumbnail = {name for name in said if name.startswith("thumbnail")} - {"thumbnails"}
    found += [] if len(thumbnail) in (0, 3) else ["has part of a thumbnail"]
    for prefix in ("", "thumbnail_"):
        for name, limit in zip(("width", "height"), most, strict=True):
            if limit and said.get(f"{prefix}{name}", 0) > limit:
                found.append(f"{prefix}{name} is more than was asked for")
    return found + _frame(said)


def _frame(said: dict[str, Any]) -> list[str]:
    frames = html.fragments_fromstring(said["html"])
    if len(frames) != 1 or isinstance(frames[0], str) or frames[0].tag != "iframe":
        return ["the html is not one frame"]
    frame = frames[0]
    wanted = {
        "src": said.get("embed_url"),
        "title": said["title"],
        "width": str(said["width"]),
        "height": str(said["height"]),
    }
    found = [f"the frame's {name} differs" for name in wanted if frame.get(name) != wanted[name]]
    if set((frame.get("sandbox") or "").split()) != _SANDBOX:
        found.append("the frame's sandbox is another one")
    if len(frame) or any(str(name).startswith("on") for name in frame.attrib):
        found.append("the frame holds more than it may")
    return found


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0
