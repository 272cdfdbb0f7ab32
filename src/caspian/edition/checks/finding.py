"""What a check finds: which key or release it concerns, and what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from caspian.common.text import printable
from caspian.edition.database import Fault, Row
from caspian.edition.verdict import FindingKind

_STORED_AS = {int: "a number", float: "a fraction", str: "text", bytes: "bytes"}
# SQLite quotes what it can't read, and Python then fails to decode the message itself.
UNREADABLE = (*Fault, UnicodeDecodeError)
Columns = Mapping[str, tuple[type, ...]]
INTEGER, TEXT, BYTES = (int,), (str,), (bytes,)


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
