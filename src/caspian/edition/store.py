"""The store: opens an edition and reads what its current release holds."""

import datetime as dt
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from caspian.edition.database import (
    DATABASE_ERRORS,
    Database,
    connect,
    has_no_table,
    one_state,
    one_step,
)
from caspian.edition.document import Document, parts_of
from caspian.edition.pictures import INDEX, NONE, WHOLE, is_whole, named_by, named_until
from caspian.edition.release import START, Release, moment
from caspian.edition.schema import FORGETTING, FORMAT, TRACE, TRACE_NEEDS, statements

_RELEASE = "SELECT number, at, believe_until, prior, changes, signature FROM edition_release"
_NONE_YET = "There is no edition here yet: run `caspian press` to make one."
_DOCUMENT = "SELECT key, status, media_type, location, body FROM edition_document"


class NotAnEdition(Exception):
    """The database holds no edition that this version can read; the message says what to do."""


class Store:
    """An edition, open for reading; one connection, not to be used by two threads at once."""

    def __init__(self, database: Database, url: str = "") -> None:
        self.database = database
        self.place = url if url and ":memory:" not in url else f"memory {id(self)}"
        """what tells the place where it lies from any other"""
        self._file = _file_of(url)
        self._identity = _identity(self._file)
        self._is_indexed = False

    def release(self) -> Release | None:
        """Return the current release, or None where nothing has been pressed yet."""
        rows = self.database.rows(f"{_RELEASE} ORDER BY number DESC LIMIT 1")
        return _release(rows[0]) if rows else None

    def releases(self) -> Iterator[Release]:
        """Yield every release, oldest first."""
        for row in self.database.each(f"{_RELEASE} ORDER BY number"):
            yield _release(row)

    def newest_releases(self, most: int) -> list[Release]:
        """Return the newest releases, newest first."""
        rows = self.database.rows(f"{_RELEASE} ORDER BY number DESC LIMIT ?", (most,))
        return [_release(row) for row in rows]

    def number(self) -> int:
        """Return the number of the current release, 0 before the first."""
        return int(self.database.rows("SELECT COALESCE(MAX(number), 0) FROM edition_release")[0][0])

    def find(self, key: str) -> Document | None:
        """Return what stands at a key, or None. Raises BadBytes when its bytes are torn."""
        rows = self.database.rows(f"{_DOCUMENT} WHERE key = ?", (key,))
        return _document(rows[0]) if rows else None

    def documents(self, prefix: str = "") -> Iterator[Document]:
        """Yield every document whose key begins with a prefix, in the order of their keys."""
        for row in self.database.each(
            f"{_DOCUMENT} WHERE key >= ? AND key < ? ORDER BY key", (prefix, prefix + "\U0010ffff")
        ):
            yield _document(row)

    def keys(self, prefix: str = "") -> Iterator[str]:
        """Yield every key that begins with a prefix, in order."""
        for (key,) in self.database.each(
            "SELECT key FROM edition_document WHERE key >= ? AND key < ? ORDER BY key",
            (prefix, prefix + "\U0010ffff"),
        ):
            yield key

    def released_at(self, key: str) -> dt.datetime | None:
        """Return when what stands at a key was released, or None where nothing stands."""
        rows = self.database.rows(
            "SELECT at FROM edition_release r JOIN edition_document d ON r.number = d.number "
            "WHERE key = ?",
            (key,),
        )
        return _moment(rows[0][0]) if rows else None

    def count(self) -> int:
        """Return how many documents stand in the current release."""
        return int(self.database.rows("SELECT COUNT(*) FROM edition_document")[0][0])

    def changed_since(self, number: int) -> frozenset[str]:
        """Return the keys that any release after a number changed or removed."""
        rows = self.database.rows(
            "SELECT DISTINCT key FROM edition_change WHERE number > ?", (number,)
        )
        return frozenset(key for (key,) in rows)

    def few_changed_since(self, number: int, most: int) -> frozenset[str] | None:
        """Return what `changed_since` does, or None where it is more than `most` keys."""
        rows = self.database.rows(
            "SELECT DISTINCT key FROM edition_change WHERE number > ? LIMIT ?", (number, most + 1)
        )
        return None if len(rows) > most else frozenset(key for (key,) in rows)

    def names(self, picture: str) -> str | None:
        """Return the key of a document that names a picture, None where none does."""
        return named_by(self.database, picture) if self._has_index() else None

    def named_until(self, picture: str) -> dt.datetime | None:
        """Return until when a picture may be shown that no document names, None where it mayn't."""
        return named_until(self.database, picture) if self._has_index() else None

    def names_whole(self) -> bool:
        """Return whether the edition knows of every picture what names it."""
        return is_whole(self.database)

    def _has_index(self) -> bool:
        # That of a former version has no such table until a press has opened it.
        self._is_indexed = self._is_indexed or bool(self.about(INDEX))
        return self._is_indexed

    def one_state(self) -> AbstractContextManager[None]:
        """Read, inside the block, one release whatever is committed meanwhile."""
        return one_state(self.database)

    def about(self, name: str) -> str:
        """Return what the edition says of itself: `format`, or `public` for its key."""
        rows = self.database.rows("SELECT value FROM edition_about WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else ""

    def last_step(self) -> str:
        """Return what is another text after each step that a press has committed."""
        return self.about("memory")

    def is_there(self) -> bool:
        """Return whether this is still the edition at its address, and no file that is gone.

        A connection to an SQLite file outlives it: what is committed there is committed to nothing.
        """
        return _identity(self._file) == self._identity

    def close(self) -> None:
        """Close the connection."""
        self.database.close()


def open_store(url: str, *, make: bool = False) -> Store:
    """Open the edition at an address; `make` makes its tables where there are none.

    Raises NotAnEdition where there is none or its format is another one, ValueError for an
    address that is none, and `database.DATABASE_ERRORS` when the database can't be opened.
    """
    try:
        store = Store(connect(url, make=make), url)
    except FileNotFoundError as error:
        raise NotAnEdition(_NONE_YET) from error
    try:
        if make:
            _make(store)
        found = store.about("format")
    except DATABASE_ERRORS as error:
        store.close()
        if has_no_table(error):
            raise NotAnEdition(_NONE_YET) from error
        raise
    if found != str(FORMAT):
        store.close()
        raise NotAnEdition(
            f"This edition has format {found or 'none'}, and this version of Caspian reads "
            f"{FORMAT}. Move it away and run `caspian press --clean`: it is made anew."
        )
    return store


def _file_of(url: str) -> Path | None:
    split = urlsplit(url)
    path = unquote(split.path[1:])
    return Path(path) if split.scheme == "sqlite" and path != ":memory:" else None


def _identity(file: Path | None) -> tuple[int, int] | None:
    if file is None:
        return None
    try:
        found = file.stat()
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)


def head_of(release: Release | None) -> bytes:
    """Return the digest that the next release is chained to."""
    return release.digest() if release else START


def _make(store: Store) -> None:
    with one_step(store.database):
        for statement in FORGETTING if _is_outgrown(store.database) else ():
            store.database.run(statement)
        for statement in statements(store.database.dialect):
            store.database.run(statement)
        if not store.about(INDEX):
            # Of an older edition no document is in it yet: the background worker goes through them.
            said = f"{NONE if store.about('format') else WHOLE} 0"
            store.database.run(
                "INSERT INTO edition_about (name, value) VALUES (?, ?)", (INDEX, said)
            )
        if not store.about("format"):
            store.database.run(
                "INSERT INTO edition_about (name, value) VALUES ('format', ?)", (str(FORMAT),)
            )


def _is_outgrown(database: Database) -> bool:
    """Return whether an earlier version made the tables, so that what it remembered must go."""
    columns = {name for (name,) in database.rows(database.dialect.columns, (TRACE,))}
    return bool(columns) and not columns >= TRACE_NEEDS


def _release(row: tuple[object, ...]) -> Release:
    number, at, believe_until, prior, changes, signature = row
    return Release(
        int(str(number)), _moment(at), _moment(believe_until),
        _bytes(prior), _bytes(changes), _bytes(signature),
    )  # fmt: skip


def _document(row: tuple[object, ...]) -> Document:
    key, status, media_type, location, body = row
    return Document(
        str(key), int(str(status)), str(media_type), str(location), parts_of(_bytes(body))
    )


def _moment(stamped: object) -> dt.datetime:
    return moment(str(stamped))


def _bytes(value: object) -> bytes:
    assert isinstance(value, bytes | memoryview), "the column holds bytes"
    return bytes(value)
