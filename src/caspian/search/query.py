"""Reads what a reader typed: words, "a phrase", -without. Nothing of it reaches an engine raw."""

import re
import threading
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer  # type: ignore[import-untyped]  # it ships no types

from caspian.common.folding import REMEMBERED, fold, parts, tokens, words

STEMMED = {"en": "english", "ru": "russian"}
"""the languages whose words are kept without their endings, by Snowball's name for each

Snowball has Turkish and Armenian as well, but makes "ge" of "gemi" and "gem" of "gemilerin", and
leaves the article in "ծովը": in those, as in all others, a word is found by its beginning.
"""
LONGEST_WORD = 60
"""letters of a word that count: nothing longer is a word"""
SHORTEST_BEGINNING = 3
"""letters from which on a word stands for all that begin with it"""
_lock = threading.Lock()
LONGEST = 200
"""letters of a question that are read"""
MOST_WORDS = 16
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_PART = re.compile(r'(?P<without>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


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
    folded = fold(word[:LONGEST_WORD], language)
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
    folded = fold(word[:LONGEST_WORD], language)
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


@dataclass(frozen=True)
class Query:
    """A question as it was typed, taken apart; words are as typed, phrases are words in order."""

    text: str
    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    not_words: tuple[str, ...] = ()
    not_phrases: tuple[tuple[str, ...], ...] = ()
    is_cut: bool = False

    @property
    def wants_words(self) -> bool:
        """Return whether there is anything to look for, and not only something to leave out."""
        return bool(self.words or self.phrases)


def parse(typed: str, language: str) -> Query:
    """Return what was typed as a query; whatever it is, there is one, if only an empty one."""
    text, is_cut = _readable(typed)
    kept: dict[str, list[tuple[str, ...]]] = {"": [], "-": []}
    count = 0
    for part in _PART.finditer(text):
        for found in _words(part, language):
            phrase = found[: MOST_WORDS - count]
            count += len(phrase)
            if phrase:
                kept[part["without"]].append(phrase)
            is_cut = is_cut or count == MOST_WORDS
    return Query(
        text,
        words=_single(kept[""]),
        phrases=_several(kept[""]),
        not_words=_single(kept["-"]),
        not_phrases=_several(kept["-"]),
        is_cut=is_cut,
    )


def _readable(typed: str) -> tuple[str, bool]:
    """Return a text without controls and half letters, and whether it had to be cut."""
    # Cut before anything looks at it, and once more when it is clean.
    shown = (one if unicodedata.category(one) not in ("Cc", "Cs") else " " for one in typed[:4000])
    text = " ".join("".join(shown).translate(_QUOTES).split())
    return text[:LONGEST], len(text) > LONGEST or len(typed) > 4000


def _words(part: re.Match[str], language: str) -> list[tuple[str, ...]]:
    """Return the words of a part: each for itself, or all of a phrase together."""
    typed = part["word"] if part["phrase"] is None else part["phrase"]
    words = tuple(one.word for one in tokens(typed) if stem(one.word, language))
    if part["phrase"] is not None or part["without"]:
        return [words]
    if typed.endswith("*") and words:
        words = (*words[:-1], f"{words[-1]}*")
    return [(word,) for word in words]


def _single(found: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words[0] for words in found if len(words) == 1))


def _several(found: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(dict.fromkeys(words for words in found if len(words) > 1))
