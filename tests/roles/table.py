"""Reads the tables of docs/roles.md: what each role may do, and which right each address needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from tests.roles.stage import ROLES, Thing

PAPER = Path(__file__).parent.parent.parent / "docs" / "roles.md"
NOTHING, YES, ALL = "–", "yes", "all"


@dataclass(frozen=True)
class Line:
    """One address, about things of one kind: who opens it by GET, who changes something by POST."""

    address: str
    about: str
    opens: str
    changes: str

    def __str__(self) -> str:
        return f"{self.address} {self.about}"


class Table:
    """What docs/roles.md says."""

    def __init__(self, text: str) -> None:
        self.rights = {row[0]: dict(zip(ROLES, row[1:], strict=True)) for row in _rows(text, 7)}
        self.lines = [Line(*row) for row in _rows(text, 4)]

    def allows(self, right: str, role: str, thing: Thing | None) -> bool:
        """Return whether a role holds a right on a thing, or at all where there is none."""
        if right == NOTHING:
            return False
        cell = self.rights[right][role]
        if cell in (NOTHING, YES, ALL):
            return cell != NOTHING
        if thing is None:
            raise ValueError(f"“{right}” is about things, and this address is about none")
        words = set(thing.words.split())
        return any(set(one.split()) <= words for one in cell.split(", "))


def part_of(lines: Sequence[Line], part: int, parts: int) -> list[Line]:
    """Return some of the lines: a line stays in its part, whatever other lines come or go."""
    return [line for line in lines if crc32(str(line).encode()) % parts == part]


def read() -> Table:
    """Return the table as it stands."""
    return Table(PAPER.read_text("utf-8"))


def _rows(text: str, columns: int) -> list[list[str]]:
    found = []
    for line in text.splitlines():
        cells = [cell.strip().strip("`") for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == columns and not set(line) <= set("|-: "):
            found.append(cells)
    return [cells for cells in found if cells[0] not in ("right", "address")]
