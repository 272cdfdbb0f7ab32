"""The ledger of an export: which files its trees hold, and at which step each changed last.

It changes in one transaction with each export, so a run that is cut short has never been.
A step is one run of the export: a release may need two (a new style sheet, a late picture).
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from caspian.edition.export.names import LISTS

FORMAT = 1
ROOT = -1
"""the list of the lists themselves"""
_MANY = 4096
_TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS layout (id INTEGER PRIMARY KEY, fragments TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS document (key TEXT PRIMARY KEY, layout INTEGER NOT NULL,
    status INTEGER NOT NULL, location TEXT NOT NULL, pictures BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS document_layout ON document (layout);
CREATE INDEX IF NOT EXISTS document_elsewhere ON document (status) WHERE status != 200;
CREATE TABLE IF NOT EXISTS picture (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE,
    holders INTEGER NOT NULL, here INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS picture_unsettled ON picture (id) WHERE (holders > 0) != here;
CREATE TABLE IF NOT EXISTS file (list INTEGER NOT NULL, path TEXT NOT NULL, digest BLOB,
    step INTEGER NOT NULL, modified INTEGER NOT NULL, PRIMARY KEY (list, path)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS file_step ON file (step);
CREATE INDEX IF NOT EXISTS file_removed ON file (step) WHERE digest IS NULL;
CREATE TABLE IF NOT EXISTS tree (name TEXT PRIMARY KEY, step INTEGER NOT NULL);
"""
_PUT_FILE = """INSERT INTO file VALUES (?, ?, ?, ?, ?) ON CONFLICT (list, path)
    DO UPDATE SET digest = excluded.digest, step = excluded.step, modified = excluded.modified"""


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file as the ledger has it; a digest of None is that of a file that was removed."""

    path: str
    digest: bytes | None
    step: int
    modified: int
    """seconds since 1970"""


class Ledger:
    """The ledger, open: what is said becomes true with `keep`, and never was without it.

    Raises sqlite3.DatabaseError when the file is damaged or somebody else has it open.
    """

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None, timeout=5)
        try:
            self.run("PRAGMA synchronous=FULL")
            self._connection.executescript(_TABLES)
            self.run("BEGIN IMMEDIATE")
        except sqlite3.Error:
            self._connection.close()
            raise

    def keep(self) -> None:
        """Make true what was said since it was opened or last kept."""
        self.run("COMMIT")
        self.run("BEGIN IMMEDIATE")

    def clear(self) -> None:
        """Forget everything."""
        for table in ("about", "layout", "document", "picture", "file", "tree"):
            self.run(f"DELETE FROM {table}")

    def close(self) -> None:
        """Close it."""
        self._connection.close()

    def about(self, name: str) -> str:
        """Return what the ledger says of itself, or an empty text."""
        rows = self.rows("SELECT value FROM about WHERE name = ?", name)
        return str(rows[0][0]) if rows else ""

    def say(self, name: str, value: object) -> None:
        """Say something of the ledger itself."""
        self.run("INSERT OR REPLACE INTO about VALUES (?, ?)", name, str(value))

    def trees(self) -> dict[str, int]:
        """Return the step that each finished tree stands at, by its name."""
        return dict(self.rows("SELECT name, step FROM tree"))

    def put_tree(self, name: str, step: int) -> None:
        """Say that a tree is finished."""
        self.run("INSERT OR REPLACE INTO tree VALUES (?, ?)", name, step)

    def drop_tree(self, name: str) -> None:
        """Say that a tree is none any more."""
        self.run("DELETE FROM tree WHERE name = ?", name)

    def file(self, path: str) -> ListedFile | None:
        """Return a file, also a removed one as long as some tree may hold it still."""
        rows = self.rows(
            "SELECT path, digest, step, modified FROM file WHERE list = ? AND path = ?",
            list_of(path), path,
        )  # fmt: skip
        return ListedFile(*rows[0]) if rows else None

    def put_file(self, file: ListedFile) -> None:
        """Say what a file is since a step."""
        self.run(_PUT_FILE, list_of(file.path), file.path, file.digest, file.step, file.modified)

    def files_since(self, step: int) -> Iterator[ListedFile]:
        """Yield every file that changed or went after a step."""
        sql = "SELECT path, digest, step, modified FROM file WHERE step > ?"
        for row in self.each(sql, step):
            yield ListedFile(*row)

    def lists_since(self, step: int) -> list[int]:
        """Return the numbers of the lists that hold a file which changed or went after a step."""
        # Told which index: left to itself SQLite goes through all files in the order of lists.
        sql = "SELECT DISTINCT list FROM file INDEXED BY file_step WHERE step > ? AND list != ?"
        return [number for (number,) in self.rows(sql, step, ROOT)]

    def in_list(self, number: int) -> list[tuple[str, bytes]]:
        """Return the path and digest of every file in a list, in order."""
        sql = "SELECT path, digest FROM file WHERE list = ? AND digest IS NOT NULL ORDER BY path"
        return self.rows(sql, number)

    def forget_removed(self, step: int) -> None:
        """Forget the files that were removed at a step or before it."""
        self.run("DELETE FROM file WHERE step <= ? AND digest IS NULL", step)

    def rows(self, sql: str, *values: Any) -> list[Any]:
        """Return the rows of an SQL query."""
        return self._connection.execute(sql, values).fetchall()

    def each(self, sql: str, *values: Any) -> Iterator[Any]:
        """Yield the rows of an SQL query one by one."""
        yield from self._connection.execute(sql, values)

    def run(self, sql: str, *values: Any) -> None:
        """Run an SQL statement."""
        self._connection.execute(sql, values)


def list_of(path: str) -> int:
    """Return the number of the list that a file stands in: the same for all in one folder.

    4,096 lists: with a million pages a changed file costs a list of some 500 lines, not of all.
    """
    folder = path.rpartition("/")[0]
    if folder == LISTS:
        return ROOT
    return int.from_bytes(hashlib.sha256(folder.encode()).digest()[:2], "big") % _MANY
