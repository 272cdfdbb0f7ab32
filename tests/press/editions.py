"""Editions for tests: in memory, signed by a key of their own, compared document by document."""

import datetime as dt
import os
import sqlite3
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from caspian.edition.database import Sqlite, connect
from caspian.edition.document import Document, Part
from caspian.edition.faults import faults
from caspian.edition.release import Signer, signer
from caspian.edition.splice import gzipped, plain
from caspian.edition.store import Store, open_store
from caspian.pages.fragments.builders import fragment_key
from caspian.press import cycle
from caspian.press.turn import Turn

TABLES = [f"edition_{name}" for name in (
    "about", "change", "document", "fault", "known", "past", "picture", "picture_past", "read",
    "release", "trace"
)]  # fmt: skip


def text_of(data: bytes) -> str:
    """Return what a document says, also where it is a book (a zip file of others) or a PNG."""
    if data.startswith(b"\x89PNG"):
        return data.decode("latin-1")
    if not data.startswith(b"PK"):
        return data.decode()
    with ZipFile(BytesIO(data)) as book:
        return "".join(f"{name}{book.read(name).decode()}" for name in book.namelist())


class Edition:
    """An edition, in memory if nothing else is said, and its press."""

    def __init__(self, folder: Path, url: str = "sqlite:///:memory:") -> None:
        self.store: Store = open_store(url, make=True)
        self.signer: Signer = signer(folder / "edition.key")

    def press(self, now: dt.datetime | None = None) -> Turn:
        """Bring it up to date."""
        return cycle.until_idle(self.store, self.signer, now=now)

    def press_clean(self, now: dt.datetime | None = None) -> Turn:
        """Render everything anew."""
        return cycle.anew(self.store, self.signer, now=now)

    def press_once(self, now: dt.datetime | None = None, *, seconds: float = 1.0) -> Turn:
        """Take one turn: the news, or some of the archive."""
        return cycle.turn(self.store, self.signer, now=now, seconds=seconds)

    def image(self) -> bytes:
        """Return the bytes of an edition that lies in memory."""
        return self._connection().serialize()

    def become(self, image: bytes) -> None:
        """Let this be an edition that was kept."""
        self._connection().deserialize(image)

    def _connection(self) -> sqlite3.Connection:
        database = self.store.database
        assert isinstance(database, Sqlite)
        return database._connection

    def document(self, key: str) -> Document | None:
        """Return what stands at a key."""
        return self.store.find(key)

    def text(self, key: str) -> str:
        """Return the page at a key as a reader gets it, its fragments spliced in."""
        document = self.store.find(key)
        assert document is not None, f"nothing stands at {key}"
        parts: list[Part | str] = []
        for part in document.parts:
            found = self.store.find(part) if isinstance(part, str) else None
            parts += found.parts if found else [part]
        whole = [part for part in parts if not isinstance(part, str)]
        assert len(whole) == len(parts), f"a fragment of {key} is missing"
        assert gzipped(whole)
        return text_of(plain(whole))

    def fragment(self, name: str, code: str = "en") -> str:
        """Return a fragment of a language as readers get it on a page."""
        return self.text(fragment_key(name, code))

    def fault_names(self) -> list[str]:
        """Return the names of the faults that the edition tells of."""
        return [one.name for one in faults(self.store)]

    def status(self, key: str) -> int:
        """Return the status of what stands at a key, 404 where nothing does."""
        document = self.store.find(key)
        return document.status if document else 404


class Place:
    """Where one edition lies for several presses: a file, or the database that EDITION_URL names.

    That is how the tests of one process run on PostgreSQL.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.url = os.environ.get("EDITION_URL", f"sqlite:///{folder / 'edition.sqlite3'}")

    def edition(self) -> Edition:
        """Return a press of the edition, over a connection of its own."""
        return Edition(self._folder, self.url)

    def clear(self) -> None:
        """Leave nothing in a database that the next edition is to lie in."""
        database = connect(self.url)
        for table in TABLES:
            database.run(f"DROP TABLE IF EXISTS {table}")
        database.close()


def differences(one: Store, other: Store) -> list[str]:
    """Return the keys whose documents differ, each with how, in words."""
    first = {document.key: document for document in one.documents()}
    second = {document.key: document for document in other.documents()}
    found = [f"{key} stands only in the first" for key in sorted(first.keys() - second.keys())]
    found += [f"{key} stands only in the second" for key in sorted(second.keys() - first.keys())]
    for key in sorted(first.keys() & second.keys()):
        if first[key].digest() != second[key].digest():
            found.append(f"{key}: {_first_difference(first[key], second[key])}")
    return found


def _first_difference(one: Document, other: Document) -> str:
    lines = [_lines(document) for document in (one, other)]
    for first, second in zip(*lines, strict=False):
        if first != second:
            return f"{first!r} against {second!r}"
    return f"{len(lines[0])} lines against {len(lines[1])}"


def _lines(document: Document) -> list[str]:
    head = [f"status {document.status}", f"leads to {document.location}"]
    for part in document.parts:
        text = "" if isinstance(part, str) else plain([part]).decode(errors="replace")
        head += [f"[{part}]"] if isinstance(part, str) else text.splitlines()
    return head
