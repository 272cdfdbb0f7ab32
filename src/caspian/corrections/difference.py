"""What changed between two versions of an article: by block, and inside a block by word."""

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from caspian.common.word_difference import Run, runs
from caspian.corrections.plain import without_ids
from caspian.formats.html.sanitise import plain
from caspian.newsroom.stored import NO_WORDS, readable

_HEAD = ("headline", "standfirst", "bylines", "dateline", "lead")
# What describes a picture and the figures of a chart are words that readers get, too.
_NO_WORDS = NO_WORDS - {"alt", "credit", "data", "source", "unit"}


@dataclass(frozen=True)
class VersionPart:
    """A line at the head of a version, or a block: its words, a text to a line."""

    name: str
    words: str
    digest: str
    """of all that it holds, words or not"""


@dataclass(frozen=True)
class PartChange:
    """What became of a part: its words in runs; empty where something else was changed."""

    runs: tuple[Run, ...]


def parts_of(data: dict[str, Any]) -> tuple[VersionPart, ...]:
    """Return the parts of a version's content, as `plain.plain_of` made it."""
    parts = [_part(name, data.get(name), _words_of(name, data)) for name in _HEAD]
    for block in data.get("blocks", ()):
        value = block.get("value")
        words = "\n".join(filter(None, map(_line, readable(value, _NO_WORDS))))
        part = _part("", [block.get("type"), value], words)
        parts.append(VersionPart(str(block.get("id") or part.digest), part.words, part.digest))
    return tuple(parts)


def changes(
    before: tuple[VersionPart, ...], after: tuple[VersionPart, ...]
) -> tuple[PartChange, ...]:
    """Return what of each part was changed, in the order in which readers have it now."""
    found = []
    for old, new in pairs(before, after):
        if old and new and old.digest == new.digest:
            continue
        was, words = old.words if old else "", new.words if new else ""
        found.append(PartChange(() if was == words else runs(was, words)))
    return tuple(found)


def pairs(
    before: tuple[VersionPart, ...], after: tuple[VersionPart, ...]
) -> Iterator[tuple[VersionPart | None, VersionPart | None]]:
    """Yield each part with what became of it; those of `after` come in their order.

    A part is known by its name, or by what it holds where a text was pasted over itself. One that
    was moved went there and came here.
    """
    names = _named_alike(before, after)
    old = [one.name for one in before]
    matcher = SequenceMatcher(None, old, names, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal" or b - a == d - c:  # as many as before: each was written over
            yield from zip(before[a:b], after[c:d], strict=True)
            continue
        yield from ((one, None) for one in before[a:b])
        yield from ((None, one) for one in after[c:d])


def _named_alike(before: tuple[VersionPart, ...], after: tuple[VersionPart, ...]) -> list[str]:
    known, there = {one.name for one in before}, {one.name for one in after}
    free: dict[str, list[str]] = {}
    for one in before:
        if one.name not in there:
            free.setdefault(one.digest, []).append(one.name)
    return [
        free[one.digest].pop(0) if one.name not in known and free.get(one.digest) else one.name
        for one in after
    ]


def _part(name: str, value: Any, words: str) -> VersionPart:
    held = json.dumps(without_ids(value), ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(held.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return VersionPart(name, words, digest)


def _words_of(name: str, data: dict[str, Any]) -> str:
    held = data.get(name)
    if name == "bylines":
        return ", ".join(_line(line["name"]) for line in held or ())
    if name == "lead":
        return "\n".join(filter(None, (_line(text) for text in readable(held or {}, ("picture",)))))
    return _line(held or "")


def _line(text: str) -> str:
    lines = (" ".join(line.split()) for line in plain(text).split("\n"))
    return unicodedata.normalize("NFC", "\n".join(filter(None, lines)))
