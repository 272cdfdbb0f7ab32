"""Checks what stands: the documents are what is left when all changes are gone through.

Changes, past bodies and current documents are read side by side in the order of their keys, so
that memory doesn't grow with the archive.
"""

import heapq
import itertools
from collections.abc import Iterator

from caspian.edition.checks.contents import faults_of, parts_or_fault
from caspian.edition.checks.finding import BYTES, INTEGER, TEXT, Finding, Watch, misfit, watched
from caspian.edition.database import Database, Row
from caspian.edition.document import OK, Document

_DOCUMENT = {
    "key": TEXT,
    "number": INTEGER,
    "status": INTEGER,
    "media_type": TEXT,
    "location": TEXT,
    "digest": BYTES,
    "body": BYTES,
}
_CHANGE = {"key": TEXT, "number": INTEGER, "digest": (bytes, type(None))}
_CHANGED, _PAST, _NOW = range(3)
_BODIES = ", ".join(_DOCUMENT)
_QUERIES = (
    "SELECT key, number, digest FROM edition_change ORDER BY key, number",
    f"SELECT {_BODIES} FROM edition_past ORDER BY key, number",
    f"SELECT {_BODIES} FROM edition_document ORDER BY key",
)
_FRAGMENTS_KEPT = 10_000
History = list[tuple[int, bytes | None]]
"""the releases that changed a key, oldest first, each with the digest that it gave it"""


def check_standing(database: Database, watch: Watch) -> Iterator[Finding]:
    """Yield what is wrong with documents, current and past, and with their histories."""
    fragments = _Fragments(database)
    for key, rows in itertools.groupby(_side_by_side(database, watch), key=lambda one: one[0]):
        name = key.decode("utf-8", "replace")
        for says in _faults(name, (row for _, row in rows), fragments):
            yield Finding(name, says)


def _side_by_side(database: Database, watch: Watch) -> Iterator[tuple[bytes, tuple[int, Row]]]:
    changed, past, now = (database.each(query) for query in _QUERIES)
    now = watched(watch, "documents", database, "edition_document", now)
    # Stable: of one key, first come its changes, then its past, then what stands.
    return heapq.merge(
        *(_keyed(kind, rows) for kind, rows in ((_CHANGED, changed), (_PAST, past), (_NOW, now))),
        key=lambda one: one[0],
    )


def _keyed(kind: int, rows: Iterator[Row]) -> Iterator[tuple[bytes, tuple[int, Row]]]:
    # Bytes, as both databases compare them; a key of a wrong kind is told of further on.
    for row in rows:
        yield str(row[0]).encode(), (kind, row)


def _faults(key: str, rows: Iterator[tuple[int, Row]], fragments: "_Fragments") -> Iterator[str]:
    history: History = []
    standing = 0
    for kind, row in rows:
        standing += kind == _NOW
        if wrong := misfit(row, _CHANGE if kind == _CHANGED else _DOCUMENT):
            yield wrong
        elif kind == _CHANGED:
            history.append((row[1], row[2]))
        elif kind == _PAST:
            yield from _past_faults(row, history)
        else:
            yield from _current_faults(row, history, fragments)
    if not standing and history and history[-1][1] is not None:
        yield f"it is missing: release {history[-1][0]} put it there, and none removed it"


def _past_faults(row: Row, history: History) -> Iterator[str]:
    document, digest, wrong = _document(row)
    faults = [wrong] if wrong else list(faults_of(document, digest))
    if (row[1], digest) not in history[:-1]:
        faults.append(f"release {row[1]} put something else here, or nothing")
    for fault in faults:
        yield f"the past one of release {row[1]}: {fault}"


def _current_faults(row: Row, history: History, fragments: "_Fragments") -> Iterator[str]:
    number, digest = history[-1] if history else (0, None)
    if digest is None:
        ended = f"release {number} removed it" if number else "no release put it there"
        yield f"it stands here, and {ended}"
    elif (row[1], row[5]) != (number, digest):
        yield f"it is not the one that release {number} put here (it says {row[1]})"
    document, stored, wrong = _document(row)
    if wrong:
        yield wrong
        return
    yield from faults_of(document, stored)
    for name in sorted(document.fragments):
        if not fragments.stands(name):
            yield f"it shows {name}, which doesn't stand in this edition"


def _document(row: Row) -> tuple[Document, bytes, str]:
    key, _, status, media_type, location, digest, body = row
    parts, wrong = parts_or_fault(body)
    return Document(key, status, media_type, location, parts), digest, wrong


class _Fragments:
    """Knows which fragments stand; asks once for each of the most used."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, bool] = {}

    def stands(self, key: str) -> bool:
        """Return whether a page can be spliced from what stands at a key."""
        if key not in self._known:
            if len(self._known) >= _FRAGMENTS_KEPT:
                self._known.clear()
            rows = self._database.rows("SELECT status FROM edition_document WHERE key = ?", (key,))
            self._known[key] = bool(rows) and rows[0][0] == OK
        return self._known[key]
