"""Folds words so that readers find what they mean, whatever keyboard they type it on.

Two spellings are folded to one where readers do not tell them apart, or can't type the difference:
accents and points, i/ı/İ/I, е/ё, the Arabic and the Persian ya and kaf, Georgian capitals, digits
of any script, apostrophes inside a word. What a language takes for another letter stays another:
й is no и and ї no і, for every keyboard that has one of the two has both.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from caspian.common.orthography import lowered

VERSION = "1"
"""changed whenever a word may come out otherwise than before: what is folded is kept in indexes"""

REMEMBERED = 1 << 16
_KEPT = frozenset("йї")
_NAME = re.compile(r"(?P<base>\w+ SMALL LETTER [\w ]+?|ARABIC LETTER \w+) WITH ")
# What Unicode's data does not say: letters that are one to readers, or on their keyboards.
_SAME = str.maketrans(
    {
        "ı": "i",
        "ə": "e",  # Azerbaijani without its letters is written so: Eliyev for Əliyev
        "ي": "ی", "ى": "ی", "ې": "ی",
        "ك": "ک", "ڪ": "ک",
        "ة": "ه", "ە": "ه", "ھ": "ه", "ہ": "ه",
        "ә": "а", "һ": "х", "ө": "о", "ү": "у",  # no key for them on a Russian keyboard
    }
)  # fmt: skip
_APOSTROPHES = "'’‘`´ʹʻʼʽʾʿ′"
# Joiners that are no part of the spelling: soft hyphen, ZWNJ, ZWJ, tatweel, marks of direction.
_UNSEEN = "\u00ad\u034f\u061c\u0640\u180e\u200c\u200d\u200e\u200f\u2060\ufeff"
_PARTED = re.compile("\u200c+")


class Token(NamedTuple):
    """A word of a text as it stands there, and where: text[start:end]."""

    word: str
    start: int
    end: int


@lru_cache(REMEMBERED)
def fold(word: str, language: str) -> str:
    """Return a word as it is compared: small letters and digits only; empty where none are left.

    `language` is a code such as "tr" or "kk-cyrl".
    """
    letters = unicodedata.normalize("NFKC", word)
    folded = "".join(map(_letter, lowered(letters, language).casefold()))
    # Armenian և is two letters in one, and the newer spelling writes the second otherwise.
    return folded.replace("եվ", "եւ")


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text in their order; numbers are words too."""
    for found in _word().finditer(text):
        yield Token(found[0], found.start(), found.end())


def words(text: str) -> list[str]:
    """Return the words alone, where nobody asks where they stand: in a third of the time."""
    return _word().findall(text)


def parts(word: str) -> list[str]:
    """Return the parts of a word that is joined without a blank, as Persian has it (ZWNJ).

    Empty for a word of one part.
    """
    found = [part for part in _PARTED.split(word) if part]
    return found if len(found) > 1 else []


@lru_cache(1 << 12)
def _letter(letter: str) -> str:
    """Return what a small letter is compared as: one letter or digit, several, or none."""
    if letter in _KEPT:
        return letter
    decomposed = unicodedata.normalize("NFKD", letter)
    return "".join(_plain(one) for one in decomposed if not unicodedata.combining(one))


def _plain(letter: str) -> str:
    digit = unicodedata.digit(letter, None)
    if digit is not None:
        return str(digit)
    if not letter.isalnum() or letter in _APOSTROPHES or letter in _UNSEEN:
        return ""
    return _without_stroke(letter.translate(_SAME))


def _without_stroke(letter: str) -> str:
    """Return the letter that one with a stroke, tail or hook is made from, as Unicode names it.

    қ, ғ, ҳ and ң are typed as к, г, х and н on a Russian keyboard, and ł as l on an English one.
    """
    made = _NAME.match(unicodedata.name(letter, ""))
    if made is None:
        return letter
    try:
        return unicodedata.lookup(made["base"]).translate(_SAME)
    except KeyError:
        return letter


@lru_cache(1)
def _word() -> re.Pattern[str]:
    # Each part begins where the part before it must end: no text can make it go back.
    marks = _ranges(chr(code) for code in range(0x10000) if unicodedata.combining(chr(code)))
    letters = rf"[^\W_{_APOSTROPHES}{_UNSEEN}]"
    inside = rf"(?:{letters}|[{marks}])"
    joined = f"[{_APOSTROPHES}{_UNSEEN}]"
    return re.compile(rf"{letters}{inside}*(?:{joined}+{inside}+)*")


def _ranges(letters: Iterator[str]) -> str:
    found: list[list[int]] = []
    for code in map(ord, letters):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in found)
