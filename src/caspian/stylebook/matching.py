"""Finds names in a text, in the forms that they are stored in and with the endings of a language.

Pure: knows no database. A text is gone through once, whatever the number of names.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from caspian.common.orthography import lowered
from caspian.stylebook.endings import Way, ways

_SAME = str.maketrans(
    dict.fromkeys("'‘`´ʹʻʼʽʾʿ′", "’")
    | dict.fromkeys("\u2010\u2011\u2013", "-")
    | {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "\u00a0": " ", "\u202f": " "}
)
# What is set into a word and is no letter of it: soft hyphen, joiners and marks of direction,
# Arabic vowel signs, the Armenian marks of stress, question and exclamation.
_UNSEEN = re.compile("[\u00ad\u200d\u200e\u200f\u2060\u0640\u064b-\u0652\u055b\u055c\u055e]")
_WORD = re.compile(r"[^\W_]+(?:’[^\W_]+)*")
_BETWEEN = re.compile(r"\s{1,2}|-|\u200c")
_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|‹[^‹›]*›|\"[^\"]*\"")
_HEAD = 2
"""letters by which a word that can't be one of a name is passed over"""


class Stands(IntEnum):
    """How the paper stands to a form; where two are as long, the lower one is meant."""

    EXCEPTION = 0
    WRITTEN = 1
    ACCEPTED = 2
    AVOIDED = 3


@dataclass(frozen=True, slots=True)
class StyleTerm:
    """A form of a name as it is stored, how the paper stands to it, and whose it is."""

    form: str
    stands: Stands
    rule: int
    """the id of the rule that it is of"""


@dataclass(frozen=True, slots=True)
class StyleHit:
    """A name in a text: which form of it, the words as they stand there, whether in quotes."""

    term: StyleTerm
    words: str
    is_quoted: bool
    start: int
    """where it begins in the text, as `comparable` returns that"""


@dataclass(frozen=True, slots=True)
class _SoughtName:
    term: StyleTerm
    words: tuple[int, ...]
    is_proper: bool
    """whether it begins with a capital, and so must what is found"""

    @property
    def weight(self) -> tuple[int, int, int]:
        return len(self.words), len(self.term.form), -self.term.stands


@dataclass
class StyleMatcher:
    """The names of a language, made ready to be looked for; built once, then only read."""

    code: str
    _numbers: dict[tuple[str, bool, bool], int] = field(default_factory=dict)
    _ways: dict[str, list[tuple[int, Way]]] = field(default_factory=lambda: defaultdict(list))
    _names: dict[int, list[_SoughtName]] = field(default_factory=lambda: defaultdict(list))
    _heads: set[str] = field(default_factory=set)
    _longest: int = 0

    @classmethod
    def of(cls, terms: Iterable[StyleTerm], code: str) -> "StyleMatcher":
        """Return what looks for some terms in texts of a language, by its code."""
        made = cls(code)
        for term in terms:
            made._add(term)
        for names in made._names.values():
            names.sort(key=lambda name: name.weight, reverse=True)
        return made

    def find(self, text: str, *, is_typed: bool = False) -> Iterator[StyleHit]:
        """Yield each name in a plain text, in their order, the longest where several begin.

        In what somebody typed to search, small letters are as good as capitals.
        """
        if not self._names:
            return
        shown, small = comparable(text, self.code)
        found = list(_WORD.finditer(small))
        quoted = [one.span() for one in _QUOTED.finditer(shown)]
        at = 0
        while at < len(found):
            name = self._name_at(found, at, small, "" if is_typed else shown)
            if name is None:
                at += 1
                continue
            start, end = found[at].start(), found[at + len(name.words) - 1].end()
            inside = any(first < start < last for first, last in quoted)
            yield StyleHit(name.term, shown[start:end], inside, start)
            at += len(name.words)

    def _add(self, term: StyleTerm) -> None:
        shown, small = comparable(term.form, self.code)
        words = _WORD.findall(small)
        if not words:
            return
        last = len(words) - 1
        numbers = tuple(self._number(one, n == last, not last) for n, one in enumerate(words))
        self._names[numbers[0]].append(_SoughtName(term, numbers, _is_capital(shown.strip()[:1])))

    def _number(self, word: str, is_last: bool, is_alone: bool) -> int:
        key = (word, is_last, is_alone)
        if key not in self._numbers:
            number = self._numbers[key] = len(self._numbers)
            for stays, after in ways(word, self.code, is_last=is_last, is_alone=is_alone):
                self._ways[stays].append((number, (stays, after)))
                self._heads.add(stays[:_HEAD])
                self._longest = max(self._longest, len(stays))
        return self._numbers[key]

    def _numbers_of(self, word: str) -> set[int]:
        if word[:_HEAD] not in self._heads:
            return set()
        return {
            number
            for end in range(1, min(len(word), self._longest) + 1)
            for number, (_, after) in self._ways.get(word[:end], ())
            if after.fullmatch(word, end)
        }

    def _name_at(
        self, found: list["re.Match[str]"], at: int, small: str, shown: str
    ) -> _SoughtName | None:
        first = self._numbers_of(found[at][0])
        names = [name for number in first for name in self._names.get(number, ())]
        for name in sorted(names, key=lambda one: one.weight, reverse=True):
            is_proper = not (shown and name.is_proper and shown[found[at].start()].islower())
            if is_proper and self._goes_on(name, found, at, small):
                return name
        return None

    def _goes_on(
        self, name: _SoughtName, found: list["re.Match[str]"], at: int, small: str
    ) -> bool:
        if at + len(name.words) > len(found):
            return False
        return all(
            _BETWEEN.fullmatch(small, found[at + n - 1].end(), found[at + n].start())
            and number in self._numbers_of(found[at + n][0])
            for n, number in enumerate(name.words)
            if n
        )


def comparable(text: str, code: str) -> tuple[str, str]:
    """Return a text without what is no letter, and the same in small letters, as long."""
    shown = _UNSEEN.sub("", unicodedata.normalize("NFC", text)).translate(_SAME)
    small = lowered(shown, code)
    if len(small) != len(shown):
        # "İ" is two letters in small, where a language does not know it.
        small = lowered(shown.replace("İ", "I"), code)
    return shown, small


def _is_capital(letter: str) -> bool:
    return letter != letter.lower()
