"""What of a text shows on a page, and what looks alike (Unicode, UTS 39).

The mappings are Unicode's, made by tools/confusables; see confusables-LICENSE.txt.

Unseen characters go, but for those that writing needs: joiners (Persian, the scripts of India,
emoji), marks of direction, variation selectors. Marks over and under letters are bounded as UTS 39
(5.4) has it, for every script: no mark twice on one letter, four at most, of another script one.
"""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from caspian.common.text import script

_MAPPINGS = Path(__file__).with_name("confusables.txt")
IGNORED = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""default ignorable code points, for a class in a pattern: what shows nothing, by Unicode's word"""
_IGNORED = re.compile(f"[{IGNORED}]")
_NEEDED = "\u200c-\u200f\ufe00-\ufe0f\u180b-\u180d\u180f\U000e0100-\U000e01ef"
_FLAG = "\U0001f3f4[\U000e0030-\U000e007a]{1,6}\U000e007f"
_UNSEEN = re.compile(
    # A region's flag is spelt with what shows nothing by itself.
    f"({_FLAG})|(?![{_NEEDED}])[{IGNORED}\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffc]"
)
_JOINS = re.compile(f"[{_NEEDED}]")
_RUN = re.compile(f"(?<=[{_NEEDED}])([{_NEEDED}])[{_NEEDED}]*")
# Letters by Unicode's word, but nothing is drawn for them. In Braille the first is the space.
_BLANK = "\u2800\u3164\uffa0\u115f\u1160\U0001d159\U00013441\U00013442\U00016fe4"
_BLANKS = re.compile(f"[{_BLANK}]")
_ODD = re.compile(f"[{IGNORED}{_BLANK}\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffc]")
_MOST, _MOST_COMMON, _MOST_LINKED = 4, 3, 5
"""marks on a letter; those that are of no script; letters of India set one under another"""
_VIRAMA = 9
_NEW_SIGNS = ((0x1F000, 0x1FC00), (0x20000, 0x40000))
"""where emoji and Chinese characters stand that are newer than what Python knows"""


def without_ignorable(text: str) -> str:
    """Return a text without what shows nothing, if one asks Unicode."""
    return _IGNORED.sub("", text)


def skeleton(text: str) -> str:
    """Return what UTS 39 calls the skeleton of a text; case and accents count in it."""
    bare = without_ignorable(unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFD", bare.translate(_prototypes()))


@cache
def _prototypes() -> dict[int, str]:
    lines = _MAPPINGS.read_text("utf-8").splitlines()
    mappings = (line.split() for line in lines if line and not line.startswith("#"))
    return {int(code, 16): "".join(chr(int(one, 16)) for one in to) for code, *to in mappings}


def without_unseen(text: str) -> str:
    """Return a text without what shows nothing; what is a blank becomes a space."""
    if not _ODD.search("".join(set(text))):
        return text
    seen = _UNSEEN.sub(lambda found: found[1] or "", _BLANKS.sub(" ", text))
    return _RUN.sub(r"\1", seen)


def shows(text: str) -> bool:
    """Return whether there is anything to see in what is without unseen: a letter or a sign."""
    return any(_is_seen(letter) for letter in text)


def bounded(text: str) -> str:
    """Return a text with no more marks on each letter than writing needs, composed (NFC)."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    if not any(map(_is_mark, set(composed))):
        return composed
    tower, kept = _Tower(), []
    for letter in composed:
        if tower.bears(letter):
            kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept))


class _Tower:
    """One letter and the marks on it, as they come."""

    def __init__(self) -> None:
        self._base, self._linked = "", 0
        self._marks: list[str] = []

    def bears(self, letter: str) -> bool:
        """Take the next letter or mark in; return whether it stays."""
        if _is_mark(letter):
            return self._bears_mark(letter)
        category = unicodedata.category(letter)
        # Joiners and marks with a room of their own are no new letter to build on.
        if category not in ("Cf", "Mc"):
            self._begin(letter, category)
        return True

    def _begin(self, letter: str, category: str) -> None:
        is_linked = bool(self._marks) and unicodedata.combining(self._marks[-1]) == _VIRAMA
        self._linked = self._linked + 1 if is_linked and category == "Lo" else 0
        # What is composed bears its marks already.
        base, *marks = _apart(letter)
        self._base = "" if category[0] in "ZC" else base
        self._marks = marks

    def _bears_mark(self, mark: str) -> bool:
        if _JOINS.match(mark):
            return True
        if not self._base or mark in self._marks or not self._has_room(mark):
            return False
        self._marks.append(mark)
        return True

    def _has_room(self, mark: str) -> bool:
        if unicodedata.combining(mark) == _VIRAMA and self._linked >= _MOST_LINKED:
            return False
        kind = _kind(mark, self._base)
        most = {"own": _MOST, "common": _MOST_COMMON}.get(kind, 1)
        same = sum(_kind(one, self._base) == kind for one in self._marks)
        return same < most and len(self._marks) < _MOST


@lru_cache(4096)
def _is_mark(letter: str) -> bool:
    category = unicodedata.category(letter)
    return category in ("Mn", "Me") or (category == "Cn" and not _is_new_sign(letter))


@lru_cache(4096)
def _apart(letter: str) -> tuple[str, ...]:
    """Return a letter without the marks that are composed with it, and those marks."""
    apart = unicodedata.normalize("NFD", letter)
    return (apart[0], *(one for one in apart[1:] if unicodedata.category(one) == "Mn"))


@lru_cache(4096)
def _kind(mark: str, base: str) -> str:
    if unicodedata.category(mark) == "Me":
        return "enclosing"
    of_mark = script(mark)
    if of_mark in ("COMBINING", "VEDIC"):
        return "common"
    return "own" if of_mark == script(base) else "foreign"


def _is_seen(letter: str) -> bool:
    category = unicodedata.category(letter)
    if category == "Cn":
        return _is_new_sign(letter)
    return category[0] in "LNPS"


def _is_new_sign(letter: str) -> bool:
    return any(first <= ord(letter) < end for first, end in _NEW_SIGNS)
