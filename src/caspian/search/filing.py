"""Writes where an article is filed as words of the index, so that a filter is one word more."""

from collections.abc import Iterable

SECTION, KIND, CONTRIBUTOR, PLACE = "section", "kind", "contributor", "place"
FILTERS = (SECTION, KIND, CONTRIBUTOR, PLACE)
_LETTERS = {SECTION: "s", KIND: "k", CONTRIBUTOR: "c", PLACE: "p"}
_MARK = "·"
"""no word of a text holds it"""


def filed(what: str, value: object) -> str:
    """Return how the index writes that an article is filed under something: "·s12"."""
    return f"{_MARK}{_LETTERS[what]}{value}"


def in_language(language: str) -> str:
    """Return how the index writes that an article is in a language."""
    return f"{_MARK}l{plain_code(language)}"


def of_language(stem: str, language: str) -> str:
    """Return a stem as one of its language, which every other language spells as it likes."""
    return f"{plain_code(language)}{_MARK}{stem}"


def values(what: str, rows: Iterable[str]) -> dict[str, int]:
    """Return under which values of one kind articles are filed, each with how many of them are.

    `rows` are what `Entry.filed` holds of each.
    """
    start = _MARK + _LETTERS[what]
    found: dict[str, int] = {}
    for row in rows:
        for word in row.split():
            if word.startswith(start):
                value = word[len(start) :]
                found[value] = found.get(value, 0) + 1
    return found


def plain_code(language: str) -> str:
    """Return a language's code in letters alone."""
    return language.lower().replace("-", "")
