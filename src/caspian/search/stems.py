"""Turns words into what the index keeps of them, and into what a question asks it for."""

import threading
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer  # type: ignore[import-untyped]  # it ships no types

from caspian.common.folding import REMEMBERED, fold, parts, words

STEMMED = {"en": "english", "ru": "russian"}
"""the languages whose words are kept without their endings, by Snowball's name for each

Snowball has Turkish and Armenian as well, but makes "ge" of "gemi" and "gem" of "gemilerin", and
leaves the article in "ծովը": in those, as in all others, a word is found by its beginning.
"""
LONGEST = 60
"""letters of a word that count: nothing longer is a word"""
SHORTEST_BEGINNING = 3
"""letters from which on a word stands for all that begin with it"""
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Term:
    """What stands for a word in the index: any of some stems, or any word with a beginning."""

    stems: tuple[str, ...]
    beginning: str = ""

    def fits(self, stem: str) -> bool:
        """Return whether a stem of the index is meant."""
        return stem in self.stems or bool(self.beginning and stem.startswith(self.beginning))


@lru_cache(REMEMBERED)
def stem(word: str, language: str) -> str:
    """Return what the index keeps of a word; empty where it has neither letter nor digit."""
    folded = fold(word[:LONGEST], language)
    return _without_ending(folded, _first(language)) if _first(language) in STEMMED else folded


def stems(text: str, language: str) -> list[str]:
    """Return what the index keeps of a text, word by word.

    The parts of words that are joined without a blank come last, so that a reader who types a blank
    there finds them too, and no phrase is broken.
    """
    found = words(text)
    if "\u200c" in text:
        found += [part for word in found for part in parts(word)]
    return [one for one in (stem(word, language) for word in found) if one]


def term(word: str, language: str) -> Term:
    """Return what a word of a question asks the index for."""
    folded = fold(word[:LONGEST], language)
    if word.endswith("*") or _first(language) not in STEMMED:
        return Term((folded,), folded if len(folded) >= SHORTEST_BEGINNING else "")
    # A stem may look like an inflected word itself: "паром" comes out as "пар", "паромы" as
    # "паром". So a word stands for itself, its stem, and its stem's.
    once = stem(word, language)
    return Term(tuple(dict.fromkeys((once, folded, stem(once, language)))))


def _first(language: str) -> str:
    return language.partition("-")[0]


def _without_ending(word: str, first: str) -> str:
    with _lock:  # a stemmer holds the word that it works on
        return str(_stemmer(first).stemWord(word)) or word


@lru_cache
def _stemmer(first: str) -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer(STEMMED[first])
