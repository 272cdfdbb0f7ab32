"""Reads what a reader typed: words, "a phrase", -without. Nothing of it reaches an engine raw."""

import re
import unicodedata
from dataclasses import dataclass

from caspian.common.folding import tokens
from caspian.search.stems import stem

LONGEST = 200
"""letters of a question that are read"""
MOST_WORDS = 16
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_PART = re.compile(r'(?P<without>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


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
        for words in _words(part, language):
            words = words[: MOST_WORDS - count]
            count += len(words)
            if words:
                kept[part["without"]].append(words)
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
