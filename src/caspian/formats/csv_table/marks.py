"""Takes the marks of footnotes and the flags of statistics off names and numbers: 2019*, 13.1 p."""

import re
from dataclasses import dataclass

from caspian.formats.csv_table.cells import Cell

FLAGS = {
    "b": "a break in the series",
    "c": "confidential",
    "d": "another definition",
    "e": "estimated",
    "f": "a forecast",
    "n": "not significant",
    "p": "provisional",
    "r": "revised",
    "s": "estimated by the statistical office",
    "u": "of low reliability",
    "z": "not applicable",
}
"""what a letter behind a number means to statistical offices (Eurostat, SDMX)"""
_UNITS = frozenset({"bn", "sec", "pc", "cu"})
"""flags by their letters, and by their looks units: 5 bn is no 5 with a break in its series"""
_SMALL = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_SMALL = str.maketrans("0123456789", _SMALL)
_SIGN = rf"\*{{1,4}}\)?|[†‡§]{{1,3}}|[{_SMALL}]{{1,2}}|\[(?:\d{{1,2}}|[a-z])\]"
_NUMBER_MARK = re.compile(rf"(?P<bare>.*\S)\s*(?P<mark>{_SIGN}|\((?:\d|\*+)\)|(?<=\s)\d\))")
_NAME_MARK = re.compile(
    rf"(?P<bare>.*[^\s\d])\s*(?P<mark>\(?\d\)|{_SIGN}|\((?:\*+|[a-z])\))|(?P<year>.*\d)\s*(?P<after>{_SIGN})"
)
_PERIOD_MARK = re.compile(
    rf"(?P<bare>.*?\d.*?)\s*(?P<mark>{_SIGN}|\((?!\d{{3}})[^()]*\)|(?<=\d)[efpEFP]|(?<=\s)[efprEFPR]|(?<=\s)\d\))"
)
_FLAG = re.compile(
    rf"(?P<bare>.*[\d.:])\s*(?:\((?P<a>[{''.join(FLAGS)}]{{1,3}})\)|\s(?P<b>[{''.join(FLAGS)}]{{1,3}}))"
)
_FOOTNOTE = re.compile(
    rf"(?P<mark>{_SIGN}|\(?\d{{1,2}}\)|\((?:\*+|[a-z])\)|[a-z]\)|\d{{1,2}}(?=\.?(?:\s+\S*[^\W\d]\S*){{3}}))\s*[:.=–—-]?\s*(?P<text>.*\w.*)"
)


@dataclass(frozen=True)
class Marked:
    """A text without what was behind it, and that: the mark of a footnote, or letters."""

    bare: str
    mark: str = ""


def of_number(text: str) -> Marked:
    """Return a number without a mark of a footnote; letters of statistics are `flag_of` to take."""
    return _found(_NUMBER_MARK, text)


def flag_of(text: str) -> Marked:
    """Return a number without the letters that statistical offices put behind it."""
    found = _FLAG.fullmatch(text)
    if found is None or found["b"] in _UNITS:
        return Marked(text)
    return Marked(found["bare"], found["a"] or found["b"])


def of_name(text: str) -> Marked:
    """Return a name without the mark of a footnote."""
    found = _NAME_MARK.fullmatch(text)
    if found is None:
        return Marked(text)
    return Marked(found["bare"] or found["year"], small(found["mark"] or found["after"]))


def of_period(text: str) -> Marked:
    """Return a date without what stands behind it: a mark, a letter or words in brackets."""
    return _found(_PERIOD_MARK, text)


def footnote(text: str) -> Marked | None:
    """Return a footnote and its mark, or None for a text that begins with none."""
    found = _FOOTNOTE.fullmatch(text)
    return Marked(found["text"], small(found["mark"])) if found else None


def small(mark: str) -> str:
    """Return a mark as it is set: 1), (1), [1] and ¹ are one, and so are * and (*)."""
    bare = mark.strip("()[]")
    if bare.isdecimal():
        return bare.translate(_TO_SMALL)
    return f" {mark}" if mark.startswith("(") and bare.strip("*") else bare


def meaning(letters: str) -> str:
    """Return what the letters behind a number mean."""
    return ", ".join(FLAGS[letter] for letter in letters)


def said(mark: str, cells: list[Cell]) -> str:
    """Return in words that a mark was taken off numbers, and where it stood first."""
    first = cells[0]
    where = f"Row {first.row}, column {first.column}: “{first.text[:40]}”"
    more = f", and {len(cells) - 1} more," if len(cells) > 1 else ""
    if all(letter in FLAGS for letter in mark):
        return f"{where}{more} was read without “{mark}” ({meaning(mark)}). Say so in the note."
    return f"{where}{more} was read without its mark “{mark}”."


def _found(pattern: re.Pattern[str], text: str) -> Marked:
    found = pattern.fullmatch(text)
    return Marked(found["bare"].strip(), small(found["mark"])) if found else Marked(text)
