"""What a check finds, which kind of wrong that is, and how far it has come."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from caspian.common.text import printable
from caspian.edition.database import DATABASE_ERRORS, Database, Row

_STORED_AS = {int: "a number", float: "a fraction", str: "text", bytes: "bytes"}
# SQLite quotes what it can't read, and Python then fails to decode the message itself.
UNREADABLE = (*DATABASE_ERRORS, UnicodeDecodeError)
Columns = Mapping[str, tuple[type, ...]]
INTEGER, TEXT, BYTES = (int,), (str,), (bytes,)
Watch = Callable[[str, int, int], None]
"""told of a step in words, and of how many rows of how many are done"""
_EVERY = 500


class FindingKind(IntEnum):
    """A kind of finding; its number is the exit code. 2 is bad usage, as everywhere."""

    WRONG = 1
    """bytes, chain or signatures are not the paper's, or something can't be read"""
    UNSIGNED = 3
    TOO_OLD = 4
    """an older release than was asked for or announced: whole, and put back"""
    EXPIRED = 5
    """the newest there is, and past the moment until which it may be believed"""


def exit_code(kinds: Iterable[FindingKind]) -> int:
    """Return the exit code of findings: that of the gravest among them, 0 where there is none."""
    return min(kinds, default=0)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was released; `about` is a key, a release, or a part of all."""

    about: str
    says: str
    kind: FindingKind = FindingKind.WRONG

    def __str__(self) -> str:
        return printable(f"{self.about}: {self.says}")


def misfit(row: Row, columns: Columns) -> str:
    """Return which value of a row is of another kind than its column's, "" when all fit.

    SQLite keeps any kind of value in any column, so a damaged file may hand out what no
    statement of ours has ever put in.
    """
    for value, (name, kinds) in zip(row, columns.items(), strict=True):
        if not isinstance(value, kinds):
            return f"its {name} is stored as {_STORED_AS.get(type(value), 'nothing')}"
    return ""


def guarded(about: str, findings: Iterator[Finding]) -> Iterator[Finding]:
    """Yield findings, and one more where the database can't read what is checked."""
    try:
        yield from findings
    except UNREADABLE as fault:
        reason = " ".join(str(fault).split()) or type(fault).__name__
        yield Finding(about, f"the database can't read this: {reason}")


def unwatched(step: str, done: int, total: int) -> None:
    """Watch nothing."""


def watched(
    watch: Watch, step: str, database: Database, table: str, rows: Iterable[Row]
) -> Iterator[Row]:
    """Yield the rows of a table, telling how far it has come."""
    if watch is unwatched:
        yield from rows
        return
    total = int(database.rows(f"SELECT COUNT(*) FROM {table}")[0][0])
    for done, row in enumerate(rows):
        if done % _EVERY == 0:
            watch(step, done, total)
        yield row
    watch(step, total, total)
