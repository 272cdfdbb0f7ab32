"""The two databases that an edition may live in, behind the few calls that it needs of either.

SQL is written once, with `?` for values. No Django: a process that serves pages must not need it.
"""

import itertools
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, unquote, urlsplit

import psycopg

from caspian.common.redaction import masked, redacted_of
from caspian.edition.schema import POSTGRESQL, SQLITE, Dialect

Row = tuple[Any, ...]
DATABASE_ERRORS = (sqlite3.Error, psycopg.Error)
"""what a database raises when it can't answer"""
CHANNEL = "caspian_edition"
"""what a PostgreSQL database notifies, in the transaction that releases something"""
_SCHEMES = ("postgres", "postgresql")


class Database(Protocol):
    """A connection; not to be used by two threads at once."""

    dialect: Dialect

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]: ...
    def each(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]: ...
    def run(self, sql: str, values: Sequence[Any] = ()) -> None: ...
    def run_many(self, sql: str, many: Iterable[Sequence[Any]]) -> None: ...
    def begin(self, *, write: bool) -> None: ...
    def may_have_changed(self) -> bool: ...
    def tell(self) -> None: ...
    def close(self) -> None: ...


def connect(url: str, *, make: bool = True) -> Database:
    """Open `sqlite:///path` or `postgres://user:password@host/name`.

    `make` makes an SQLite file that isn't there; without it, raises FileNotFoundError. Raises
    ValueError for any other address, and a `DATABASE_ERRORS` when the database can't be opened.
    """
    scheme, mark, _ = url.partition("://")
    if mark and scheme == "sqlite":
        return Sqlite(unquote(urlsplit(url).path[1:]), make=make)
    if mark and scheme in _SCHEMES:
        return PostgreSQL(url)
    raise ValueError(f"EDITION_URL is {masked(url)}: write sqlite:///path or postgres://…")


def connected(url: str, **options: Any) -> psycopg.Connection[Any]:
    """Connect to PostgreSQL; raises its errors, with no part of the password in their words."""
    try:
        return psycopg.connect(url, autocommit=True, **options)
    except psycopg.Error as error:
        # Its own words quote what it could not read, which is where a password has odd signs.
        raise type(error)(redacted_of(url, str(error))) from None


def has_no_table(fault: BaseException) -> bool:
    """Return whether a fault says that a table isn't there, rather than that it can't be read."""
    return isinstance(fault, psycopg.errors.UndefinedTable) or "no such table" in str(fault)


@contextmanager
def one_state(database: Database) -> Iterator[None]:
    """Read, inside the block, one and the same state whatever others commit meanwhile."""
    database.begin(write=False)
    try:
        yield
    finally:
        _roll_back(database)


@contextmanager
def one_step(database: Database, *, is_told: bool = True) -> Iterator[None]:
    """Write, inside the block, all or nothing; waits for other writers.

    Those who wait for a release are told of it, unless it is none of their business.
    """
    database.begin(write=True)
    try:
        yield
        if is_told:
            database.tell()
        database.run("COMMIT")
    except BaseException:
        _roll_back(database)
        raise


def _roll_back(database: Database) -> None:
    # What broke the step may have ended the transaction too: that fault is the one to tell.
    with suppress(*DATABASE_ERRORS):
        database.run("ROLLBACK")


class Sqlite:
    """An edition in one SQLite file."""

    dialect = SQLITE

    def __init__(self, path: str, *, make: bool = True) -> None:
        if not make and not Path(path).exists():
            raise FileNotFoundError(path)
        self._connection = sqlite3.connect(
            f"file:{quote(path)}?mode={'rwc' if make else 'rw'}",
            uri=True,
            timeout=30,
            isolation_level=None,
            check_same_thread=False,
        )
        self.run("PRAGMA journal_mode=WAL")
        # FULL: a release that was announced must survive a power cut; NORMAL may lose the last.
        self.run("PRAGMA synchronous=FULL")
        self.run("PRAGMA cache_size=-16000")
        self._version: int = -1

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        return self._connection.execute(sql, values).fetchall()

    def each(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        yield from self._connection.execute(sql, values)

    def run(self, sql: str, values: Sequence[Any] = ()) -> None:
        self._connection.execute(sql, values)

    def run_many(self, sql: str, many: Iterable[Sequence[Any]]) -> None:
        self._connection.executemany(sql, many)

    def begin(self, *, write: bool) -> None:
        self.run("BEGIN IMMEDIATE" if write else "BEGIN DEFERRED")

    def may_have_changed(self) -> bool:
        """Return whether another connection has committed since this was asked last."""
        version = int(self.rows("PRAGMA data_version")[0][0])
        before, self._version = self._version, version
        return version != before

    def tell(self) -> None:
        """Do nothing: who waits for a write sees it (see `signs`)."""

    def close(self) -> None:
        self._connection.close()


class PostgreSQL:
    """An edition in a PostgreSQL database, in tables of its own."""

    dialect = POSTGRESQL

    def __init__(self, url: str) -> None:
        self._connection = connected(url)
        self._asked = itertools.count()
        self.run("SET synchronous_commit = on")

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        return self._connection.execute(_percent(sql), values).fetchall()

    def each(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        # Named: a cursor without a name would bring the whole answer into memory. Each has a
        # name of its own: two answers may be gone through side by side.
        with self._connection.cursor(f"each{next(self._asked)}", withhold=True) as cursor:
            yield from cursor.execute(_percent(sql), values)

    def run(self, sql: str, values: Sequence[Any] = ()) -> None:
        self._connection.execute(_percent(sql), values)

    def run_many(self, sql: str, many: Iterable[Sequence[Any]]) -> None:
        with self._connection.cursor() as cursor:
            cursor.executemany(_percent(sql), many)

    def begin(self, *, write: bool) -> None:
        self.run("BEGIN" if write else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        if write:
            # Releases are numbered one after another: two writers wait for each other.
            self.run("SELECT pg_advisory_xact_lock(7226421)")

    def may_have_changed(self) -> bool:
        return True

    def tell(self) -> None:
        """Wake those who wait for a commit, once it stands."""
        self.run(f"NOTIFY {CHANNEL}")

    def close(self) -> None:
        self._connection.close()


def _percent(sql: str) -> str:
    return sql.replace("?", "%s")
