"""Compares names by what readers see: capitals, accents, dots, other alphabets' letters count not.

A skeleton (UTS 39) tells case and accents apart, and a Cyrillic name looks like other Latin letters
in capitals than in small ones. So a name has several looks, and two are alike that share one.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from caspian.common.text import script
from caspian.common.visible import skeleton, without_ignorable

_LONG = 12
"""letters from which a name is found inside another also where nothing parts the words"""
_MARK_OF_ITS_OWN = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "GEORGIAN", "COPTIC")
_DRESSED = re.compile(
    r"(?P<bare>(?:LATIN|GREEK|CYRILLIC) (?:CAPITAL|SMALL) LETTER [\w -]+?) WITH |"
    r"(?:LATIN LETTER SMALL CAPITAL|LATIN SMALL LETTER DOTLESS|REGIONAL INDICATOR SYMBOL LETTER|"
    r"NEGATIVE (?:CIRCLED|SQUARED) LATIN CAPITAL LETTER) (?P<letter>[A-Z])$|"
    r"(?P<arabic>ARABIC LETTER [\w ]+?) WITH "
)
# What is drawn alike, or typed instead, that UTS 39 tells apart in small letters.
_ONE = str.maketrans(
    {"l": "i", "1": "i", "|": "i", "0": "o", "ĸ": "k", "ʍ": "rn", "ə": "e", "ǝ": "e", "ı": "i"}
)
_SYMBOLS = frozenset("$+<=>^`|~")
# What people type for another letter: UTS 39 knows no digits for letters, and of Georgian's three
# alphabets and the Arabic letters of other languages only what is drawn alike.
_GEORGIAN = {
    first + number: 0x10D0 + number for first in (0x10A0, 0x2D00) for number in range(0x26)
}
_INSTEAD = _GEORGIAN | str.maketrans(
    "!¡5$₴4@₳3€7₮₵©®¥₱₦₭8εємтнквٱةۃۍې",
    "iisssaaaeettccrypnkbeemthkbاههیی",
)


@dataclass(frozen=True)
class Looks:
    """How a name looks: as it stands, in small letters, in capitals, and as it is meant."""

    whole: frozenset[str]
    words: tuple[frozenset[str], ...]

    def is_in(self, other: "Looks") -> bool:
        """Return whether this name is another, or stands whole inside it, turned round perhaps."""
        if self.whole & other.whole:
            return True
        several = [words for words in self.words if len(words) > 1]
        if any(words <= others for words in several for others in other.words):
            return True
        return any(look in whole for look in self.long() for whole in other.whole)

    def parts(self) -> frozenset[str]:
        """Return the whole and the words: names that are alike share one, or one is long."""
        return self.whole.union(*self.words)

    def long(self) -> list[str]:
        """Return the looks that are found inside a name also where nothing parts its words."""
        return [look for look in self.whole if len(look) >= _LONG]


@lru_cache(maxsize=4096)
def looks_of(name: str) -> Looks:
    """Return how a name looks."""
    seen = without_ignorable(name)
    words = _words(seen)
    typed = _words(_as_meant(seen))
    written = (words, [word.lower() for word in words], [word.upper() for word in words], typed)
    looks = [[look for word in one if (look := _look(word))] for one in written]
    return Looks(
        whole=frozenset("".join(one) for one in looks) - {""},
        words=tuple(frozenset(one) for one in looks),
    )


def _as_meant(name: str) -> str:
    """Return a name in small letters, with those that what was typed stands for."""
    plain = unicodedata.normalize("NFKC", name).lower().translate(_INSTEAD)
    return plain.replace("եւ", "եվ")  # the old and the new spelling of Armenian's "և"


def _words(name: str) -> list[str]:
    return "".join(map(_parted, name)).split()


def _parted(letter: str) -> str:
    # Not every sign parts words: letters in circles are signs to Unicode.
    is_between = unicodedata.category(letter)[0] in "ZPC" or letter in _SYMBOLS
    return " " if is_between else letter


def _look(word: str) -> str:
    """Return the letters and digits of a word as they look: small, bare, one for all alike."""
    # What Unicode knows to look alike comes first: of a bare ʋ it would not know any more.
    small = _undressed(skeleton(_undressed(skeleton(word)))).casefold()
    # In small letters there are others that look alike: m like rn.
    found = _undressed(skeleton(small)).casefold().translate(_ONE)
    return "".join(one for one in _without_marks(found) if _counts(unicodedata.category(one)))


def _counts(category: str) -> bool:
    # "Lm" stretches, lengthens or repeats the letter before it, as a kashida does.
    return category[0] in "LNM" and category != "Lm"


def _undressed(text: str) -> str:
    bare = _without_marks(unicodedata.normalize("NFKD", text))
    return bare if bare.isascii() else "".join(map(_bare, bare))


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    """Return a letter without a stroke or a tail that is no mark of its own, out of its frame."""
    if letter.isascii():
        return letter
    found = _DRESSED.match(unicodedata.name(letter, ""))
    if found is None:
        return letter
    if found["letter"]:
        return found["letter"].lower()
    try:
        return unicodedata.lookup(found["bare"] or found["arabic"])
    except KeyError:
        return letter


def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    kept, of_letter = [], ""
    for letter in text:
        if unicodedata.category(letter)[0] != "M":
            of_letter = script(letter)
            kept.append(letter)
        elif _belongs(letter, of_letter):
            kept.append(letter)
    return "".join(kept)


def _belongs(mark: str, of_letter: str) -> bool:
    """Return whether a mark makes another letter: a vowel of India or Thailand, an Arabic dot.

    One that has a place of its own over or under any letter is an accent and makes none.
    """
    if of_letter in _MARK_OF_ITS_OWN or unicodedata.category(mark) == "Me":
        return False
    return unicodedata.combining(mark) == 0 and unicodedata.name(mark, "").startswith(of_letter)
