"""What a document was made from: the questions that its rendering asked, and what answers they had.

A question is a call of a read. It is kept with a digest of its answer, so that it can be asked
again: where all answers are the same as before, so is the document (verifying traces, Mokhov,
Mitchell and Peyton Jones, "Build Systems à la Carte", 2018). What an answer depends on is kept as
numbers of 48 bits, because a page depends on some thirty things and an archive has a million
pages. Two things of one number only mean that a question is asked once for nothing.
"""

import datetime as dt
import hashlib
import json
import struct
import zlib
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache

_SIZE = 6
_HEAD = struct.Struct("<H")
# What most traces hold, so that deflate finds it from the first byte on.
_COMMON = (
    b'["address_of",["article",[["card",[["close_after_days",[],"["comments",["contributor",'
    b'["corrections_policy",["default_language",[],"["days",["head",["homes",[],"["more",'
    b'["neighbouring_days",["newest",["on_day",["paper_takes_comments",[],"["picture",["portrait",'
    b'["public_address",[],"["publication",["en"],"["section",["standing_at",["takes_comments",'
    b'["translations",["volume",{"list":"latest:en:"}{"moment":"2026-'
)


class BadTrace(ValueError):
    """The stored bytes are not those of a trace; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Question:
    """A call of a read by a page's builder.

    `reads` are the numbers of all that the answer depends on, its own included; `digest` has 8
    bytes; from `until` on the answer may be another one.
    """

    name: str
    asked: str
    """what it was asked, as JSON"""
    digest: bytes
    reads: frozenset[int]
    until: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """The reads of one rendering.

    `wide` reads are those that nearly every page makes. They are not indexed: what changes one
    makes the whole edition stale. `reads` and `wide` hold those of the questions too, and what
    was read outside of any question, which can't be asked again.
    """

    reads: frozenset[int] = frozenset()
    wide: frozenset[int] = frozenset()
    until: dt.datetime | None = None
    """aware; from this moment on the document may be another one"""
    cause: str = ""
    """the change that it was last rendered for, in words"""
    questions: tuple[Question, ...] = ()
    epoch: int = 0
    """how often the whole edition had become stale when the document was last checked"""

    def packed(self) -> bytes:
        """Return the reads as the store keeps them."""
        ordered = [*sorted(self.wide), *sorted(self.reads)]
        numbers = b"".join([number.to_bytes(_SIZE, "little") for number in ordered])
        return _HEAD.pack(len(self.wide)) + numbers

    def packed_questions(self) -> bytes:
        """Return the questions as the store keeps them, beside the reads."""
        if not self.questions:
            return b""
        ordered = [*sorted(self.wide), *sorted(self.reads)]
        places = {number: place for place, number in enumerate(ordered)}
        said = [_said(question, places) for question in self.questions]
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
        packing = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=_COMMON)
        return packing.compress(text) + packing.flush()


def unpacked(packed: bytes) -> tuple[frozenset[int], frozenset[int]]:
    """Return the indexed reads and the wide ones that `Trace.packed` packed."""
    wide, ordered = _numbers(packed)
    return frozenset(ordered[wide:]), frozenset(ordered[:wide])


def unpacked_questions(packed: bytes, asked: bytes) -> tuple[Question, ...]:
    """Return the questions that a trace packed. Raises BadTrace when they are torn."""
    if not asked:
        return ()
    _, ordered = _numbers(packed)
    try:
        text = zlib.decompressobj(-zlib.MAX_WBITS, zdict=_COMMON).decompress(asked)
        return tuple(_question(one, ordered) for one in json.loads(text))
    except (zlib.error, ValueError, TypeError, IndexError, OverflowError) as error:
        raise BadTrace(f"the questions can't be read: {error}") from error


@lru_cache(maxsize=262_144)
def number_of(name: str, asked: tuple[Hashable, ...]) -> int:
    """Return the number of a read: its name and what it was asked, plain values."""
    text = f"{name}{asked!r}".encode()
    return int.from_bytes(hashlib.blake2b(text, digest_size=_SIZE).digest(), "little")


def digest_of(answer: object) -> bytes:
    """Return 8 bytes that are others when an answer, made of plain values, is another one."""
    return hashlib.blake2b(repr(_ordered(answer)).encode(), digest_size=8).digest()


def _ordered(answer: object) -> object:
    # Sets come in an order of their own in each process.
    return sorted(answer, key=repr) if isinstance(answer, set | frozenset) else answer


def _numbers(packed: bytes) -> tuple[int, list[int]]:
    wide = _HEAD.unpack_from(packed)[0]
    ordered = [
        int.from_bytes(packed[at : at + _SIZE], "little")
        for at in range(_HEAD.size, len(packed), _SIZE)
    ]
    return wide, ordered


def _said(question: Question, places: dict[int, int]) -> list[object]:
    said: list[object] = [
        question.name, question.asked, question.digest.hex(),
        sorted(places[number] for number in question.reads),
    ]  # fmt: skip
    return [*said, question.until.timestamp()] if question.until else said


def _question(said: list[object], ordered: list[int]) -> Question:
    name, asked, digest, places, *until = said
    assert isinstance(places, list), "a question says what it depends on"
    moment = dt.datetime.fromtimestamp(float(str(until[0])), tz=dt.UTC) if until else None
    reads = frozenset(ordered[place] for place in places)
    return Question(str(name), str(asked), bytes.fromhex(str(digest)), reads, moment)
