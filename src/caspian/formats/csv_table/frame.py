"""Parts a table from what stands round it: titles above its names, footnotes and sources below."""

import re
from collections import Counter
from dataclasses import dataclass

from caspian.common.folding import fold
from caspian.formats.csv_table.cells import Cell, Grid
from caspian.formats.csv_table.marks import Marked, footnote
from caspian.formats.csv_table.numbers import MISSING, is_number
from caspian.formats.csv_table.periods import periods

_MOST_ABOVE = 12
_LONG = 60
"""letters of a row of one cell that no name has"""
_SOURCE = (
    "source", "mənbə", "աղբյուր", "წყარო", "источник", "kaynak", "منبع", "مأخذ", "منابع",
    "дереккөз", "derekkóz", "manba", "манба", "джерело", "булак", "çeşme",
)  # fmt: skip
_NOTE = (
    "note", "qeyd", "ծանոթ", "შენიშვნ", "примечан", "not", "dipnot", "یادداشت", "توضیح", "ескерту",
    "eskertý", "izoh", "изоҳ", "примітк", "эскертүү", "bellik", "updated", "last",
)  # fmt: skip
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:：]{0,40}?)\s*[:：]\s*(?P<text>.+)")
# As people end such a word where no number stands beside it: “Примечание. …”, “Աղբյուր՝ …”.
_BEGUN = re.compile(r"(?P<label>[^\W\d_]{4,})(?:s|\(s\))?(?P<end>\s*[՝։.=–—-]+)?\s+(?P<text>\S.*)")
_ENOUGH = frozenset({"source", "sources", "источник", "источники"})
_PLACE = re.compile(r"(?:©|\([Cc]\)|https?://|www\.)\s*\S.*")


@dataclass(frozen=True)
class Footnote:
    """What stands below a table: its mark if it has one, whether it is the source, and where."""

    text: str
    mark: str
    is_source: bool
    row: int


@dataclass(frozen=True)
class Framed:
    """A table without its surroundings, and these: footnotes, and notes on what was left out."""

    cells: Grid
    footnotes: tuple[Footnote, ...]
    notes: tuple[str, ...]


def framed(cells: Grid, separator: str) -> Framed:
    """Return a table and what stands round it; a table with nothing round it is left as it is."""
    body, footnotes = _without_footnotes(cells, separator)
    body, notes = _without_titles(body)
    width = max((_filled(row) for row in body), default=0)
    return Framed([row[:width] for row in body], footnotes, notes)


def _without_footnotes(cells: Grid, separator: str) -> tuple[Grid, tuple[Footnote, ...]]:
    end = len(cells)
    found: list[Footnote] = []
    while end > 2 and (one := _footnote_of(cells[end - 1], separator)):
        found.append(one)
        end -= 1
    return cells[:end], tuple(reversed(found))


def _footnote_of(row: list[Cell], separator: str) -> Footnote | None:
    first, *others = (cell.text for cell in row)
    given = [text for text in others if text]
    if not first:
        return None
    # A comma or a semicolon in a sentence parted it into cells.
    joint = f"{separator} " if separator in ",;" else " "
    whole = joint.join([first, *given])
    if (found := _LABELLED.fullmatch(whole)) and (
        is_source := _is_source(found["label"])
    ) is not None:
        return Footnote(found["text"], "", is_source, row[0].row)
    if given and all(_is_value(text) for text in given):
        return None
    if not given and (unnumbered := _without_number(first)):
        return Footnote(*unnumbered, row[0].row)
    if marked := footnote(whole):
        return _marked(marked, row[0].row)
    return Footnote(whole, "", False, row[0].row) if not given and len(whole) > _LONG else None


def _without_number(text: str) -> tuple[str, str, bool] | None:
    """Return the text, no mark, and whether it is the source, of a row without any number."""
    if _PLACE.fullmatch(text):
        return text, "", True
    found = _BEGUN.fullmatch(text)
    if found is None or (is_source := _is_source(found["label"])) is None:
        return None
    if not found["end"] and found["label"].casefold() not in _ENOUGH:
        return None
    return found["text"], "", is_source


def _is_source(label: str) -> bool | None:
    """Return whether a label announces a source; None where it announces no note either."""
    word = fold(label.split()[0], "")
    for stems, is_source in ((_SOURCE, True), (_NOTE, False)):
        if any(
            word == stem or (len(stem) > 3 and word.startswith(stem)) for stem in _folded(stems)
        ):
            return is_source
    return None


def _marked(marked: Marked, row: int) -> Footnote:
    return Footnote(marked.bare, marked.mark, False, row)


def _without_titles(cells: Grid) -> tuple[Grid, tuple[str, ...]]:
    """Leave out rows above the row of names: they have fewer cells than it and all that follow."""
    counts = Counter(_filled(row) for row in cells[1:]) or Counter([0])
    usual = max(counts, key=lambda width: (counts[width], width))
    wide = (at for at, row in enumerate(cells[: _MOST_ABOVE + 1]) if _filled(row) >= usual)
    at = next(wide, 0)
    if at == 0 or not _names_columns(cells[at]) or len(cells) < at + 2:
        return cells, ()
    return cells[at:], tuple(map(_left_out, cells[:at]))


def _names_columns(row: list[Cell]) -> bool:
    others = [cell.text for cell in row[1:] if cell.text]
    return bool(others) and all(not is_number(one) or periods((one,)) != (None,) for one in others)


def _left_out(row: list[Cell]) -> str:
    whole = " ".join(cell.text for cell in row if cell.text)
    return f"Row {row[0].row}: “{whole[:60]}” stands above the table and is not shown."


def _is_value(text: str) -> bool:
    return text.casefold() in MISSING or is_number(text)


def _filled(row: list[Cell]) -> int:
    return max((at for at, cell in enumerate(row, 1) if cell.text), default=0)


def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold(word, "") for word in words)
