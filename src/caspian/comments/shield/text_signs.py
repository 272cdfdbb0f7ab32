"""The signs that a text bears by itself, no matter who wrote it and what it says."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from caspian.comments.links import links_in
from caspian.comments.shield.folding import folded
from caspian.newsroom.desk.times import by_paper_clock

_LONGEST, _MOST = 30, 3
_WORD = re.compile(r"[^\W_]+")
_SAME = re.compile(r"(\S)\1{9,}")
_ADDRESS = re.compile(
    r"https?:|www\.|\w\.(?:com|net|org|info|biz|ru|ua|az|ge|am|ir|kz|uz|tr|tm)\b", re.I
)
_CAPITALS, _SHARE = 20, 0.7
_LONG_WORD, _MANY_WORDS, _NO_WORDS = 45, 8, 8
_VOWELS = frozenset("aeiouyаеиоуыэюяіїєәөүұў")
_MASHED = 9
"""letters of a word without one vowel; “Strengths” has eight in a row with one"""
Strong = tuple[str, float, str]


def counted(number: int, thing: str) -> str:
    """Return a number of things: "1 article", "41 other comments"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def quoted(words: Sequence[str]) -> str:
    """Return the first few words in quotation marks, none of them long."""
    short = [word if len(word) <= _LONGEST else f"{word[:_LONGEST]}…" for word in words[:_MOST]]
    more = f" and {len(words) - _MOST} more" if len(words) > _MOST else ""
    return ", ".join(f"“{word}”" for word in short) + more


def on_clock(moment: dt.datetime, now: dt.datetime) -> str:
    """Return a moment as short as it is clear: "14:02", or "12 March, 14:02"."""
    local = by_paper_clock(moment)
    clock = local.strftime("%H:%M")
    if local.date() == now.astimezone(local.tzinfo).date():
        return clock
    return f"{local.day} {local:%B}, {clock}"


def links(text: str) -> Iterator[Strong]:
    """Yield a sign for web addresses."""
    number = links_in(text)
    if number:
        yield "links", number, f"{counted(number, 'link')} in the text."


def shouting(text: str) -> Iterator[Strong]:
    """Yield a sign for a text in capitals; a script without them is never loud."""
    cased = [letter for letter in text if letter.isupper() or letter.islower()]
    capitals = sum(letter.isupper() for letter in cased)
    if capitals >= _CAPITALS and capitals >= _SHARE * len(cased):
        yield "shouting", 1, "Nearly all in capitals."


def gibberish(text: str) -> Iterator[Strong]:
    """Yield a sign for what is no language: one thing over and over, or keys hit at random."""
    found = [word for word in _WORD.findall(text.casefold()) if not word.isdecimal()]
    if _SAME.search(text):
        yield "gibberish", 1, "The same sign ten times and more in a row."
    elif not found:
        if len(text) >= _NO_WORDS:
            yield "gibberish", 1, "No words at all."
    elif any(len(word) > _LONG_WORD or _is_mashed(word) for word in found):
        yield "gibberish", 1, "Looks like keys hit at random."
    elif len(found) >= _MANY_WORDS:
        word, times = Counter(found).most_common(1)[0]
        if 2 * times > len(found):
            yield "gibberish", 1, f"Half of it is one word, “{word}”."


def is_address(name: str) -> bool:
    """Return whether a name is, or holds, a web address."""
    return _ADDRESS.search(name) is not None or links_in(name) > 0


def _is_mashed(word: str) -> bool:
    # Scripts that don't write all vowels, or that we can't tell them in, are left alone.
    latin_or_cyrillic = all(letter < "\u0530" and letter.isalpha() for letter in word)
    return latin_or_cyrillic and len(word) >= _MASHED and not _VOWELS & set(folded(word))
