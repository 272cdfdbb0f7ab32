"""The signs that a text bears by itself, no matter who wrote it and what it says."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from caspian.shield.disguises import mixed_words, undisguised
from caspian.shield.links import links_in
from caspian.shield.word_lists import find

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
"""the name of a sign, how strong it is, and its sentence"""
_KINDS = {
    "own_words": "the paper's own list",
    "threats": "the list of threats",
    "insults": "the list of insults",
    "spam": "the list of advertising",
}


def counted(number: int, thing: str) -> str:
    """Return a number of things: "1 article", "41 other comments"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def quoted(words: Sequence[str]) -> str:
    """Return the first few words in quotation marks, none of them long."""
    short = [word if len(word) <= _LONGEST else f"{word[:_LONGEST]}…" for word in words[:_MOST]]
    more = f" and {len(words) - _MOST} more" if len(words) > _MOST else ""
    return ", ".join(f"“{word}”" for word in short) + more


def of_text(text: str, name: str, own: str = "", allowed: str = "") -> Iterator[Strong]:
    """Yield what a text and the name under it show, whatever they were sent for.

    `own` and `allowed` are the editors' own words to hold and to let pass, a line for each.
    """
    found = find(text, own, allowed) + find(name, own, allowed)
    for kind, where in _KINDS.items():
        of_kind = list(dict.fromkeys(one.words for one in found if one.kind == kind))
        if of_kind:
            yield kind, len(of_kind), f"From {where}: {quoted(of_kind)}."
    if mixed := mixed_words(f"{text} {name}"):
        few = quoted(list(dict.fromkeys(mixed)))
        yield "mixed_scripts", len(mixed), f"Letters of another alphabet hide in {few}."
    yield from gibberish(text)
    yield from shouting(text)


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
    return latin_or_cyrillic and len(word) >= _MASHED and not _VOWELS & set(undisguised(word))
