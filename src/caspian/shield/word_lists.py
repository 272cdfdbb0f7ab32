"""The lists of words that say something about a comment, and how they are found in it.

A list is a text file for each language: sections [insults], [threats], [spam]; one entry on a
line; `*` at a word's end stands for every word that begins so. All lists apply to all comments,
because people do not write in the language of the article; so an entry must be harmless in none
of the paper's languages, plain as it is compared (Turkish “göt” would find every English “got”).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from caspian.shield.disguises import plain_words

KINDS = ("insults", "threats", "spam")
OWN = "own_words"
_FOLDER = Path(__file__).parent / "words"
_HIDDEN = re.compile(r"(?<=[^\W\d_])[013457@$]|[013457@$](?=[^\W\d_])")
_HIDES = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s"}
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_SPELT_OUT = 4
"""letters one by one, that make a word: и д и о т"""


@dataclass(frozen=True)
class WordMatch:
    """An entry that stands in a text: its kind, and the words that it was found as."""

    kind: str
    words: str


@dataclass
class Entries:
    """Entries, ready to be looked up word by word."""

    by_word: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    """by the first word: all words of the entry, and its kind"""
    by_beginning: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    lengths: set[int] = field(default_factory=set)
    """of the beginnings"""

    def add(self, entry: str, kind: str) -> None:
        """Add a word or a phrase as it stands on a line."""
        marked = [(plain_words(part), part.endswith("*")) for part in entry.split()]
        parts = tuple(
            word + ("*" if starred and word == folded[-1] else "")
            for folded, starred in marked
            for word in folded
        )
        if not parts:
            return
        if parts[0].endswith("*"):
            beginning = parts[0][:-1]
            self.lengths.add(len(beginning))
            self.by_beginning.setdefault(beginning, []).append((parts, kind))
        else:
            self.by_word.setdefault(parts[0], []).append((parts, kind))

    def find(self, text: list[str]) -> Iterator[WordMatch]:
        """Yield each entry that stands in a text, given as plain words."""
        for place, word in enumerate(text):
            candidates = list(self.by_word.get(word, ()))
            for length in self.lengths:
                candidates += self.by_beginning.get(word[:length], ())
            for parts, kind in candidates:
                here = text[place : place + len(parts)]
                if len(here) == len(parts) and all(map(_matches, here, parts)):
                    yield WordMatch(kind, " ".join(here))


def find(text: str, own: str = "", allowed: str = "") -> list[WordMatch]:
    """Return what of the lists, and of the paper's own entries, stands in a text; each once."""
    read = disguises_off(text)
    found = list(_ours(allowed).find(read))
    found += _own(own).find(read)
    return list(dict.fromkeys(found))


def disguises_off(text: str) -> list[str]:
    """Return the plain words of a text, with 1d1ot, idioooot and i d i o t all written idiot."""
    plain = plain_words(_HIDDEN.sub(lambda match: _HIDES[match[0]], text))
    return list(_joined(_DRAWN_OUT.sub(r"\1", word) for word in plain))


def _joined(plain: Iterable[str]) -> Iterator[str]:
    single: list[str] = []
    for word in plain:
        if len(word) == 1:
            single.append(word)
            continue
        yield from _spelt(single)
        single = []
        yield word
    yield from _spelt(single)


def _spelt(single: list[str]) -> list[str]:
    return ["".join(single)] if len(single) >= _SPELT_OUT else single


def _matches(word: str, part: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


@lru_cache(maxsize=4)
def _ours(allowed: str) -> Entries:
    left_alone = {" ".join(plain_words(line)) for line in allowed.splitlines()}
    entries = Entries()
    for entry, kind in _lists():
        if " ".join(plain_words(entry)) not in left_alone:
            entries.add(entry, kind)
    return entries


@lru_cache(maxsize=4)
def _own(text: str) -> Entries:
    entries = Entries()
    for line in text.splitlines():
        entries.add(line, OWN)
    return entries


@cache
def _lists() -> tuple[tuple[str, str], ...]:
    return tuple(entry for path in sorted(_FOLDER.glob("*.txt")) for entry in read_list(path))


def read_list(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the entries of a list, each with its kind."""
    kind = ""
    for line in path.read_text("utf-8").splitlines():
        entry = line.partition("#")[0].strip()
        if entry.startswith("["):
            kind = entry.strip("[]")
        elif entry:
            yield entry, kind
