"""Checks documents one by one, and the tables and the file that they lie in."""

import re
import sqlite3
import zlib
from collections.abc import Iterator
from functools import lru_cache

from caspian.edition import state_checksum
from caspian.edition.checks.finding import TEXT, Finding, misfit
from caspian.edition.database import Database
from caspian.edition.document import (
    MOVED,
    OK,
    UNKNOWN,
    WITHDRAWN,
    BadBytes,
    Document,
    Part,
    parts_of,
)
from caspian.edition.pictures import INDEX, WHOLE
from caspian.edition.schema import FORMAT, SQLITE, statements

_STATUSES = (OK, MOVED, UNKNOWN, WITHDRAWN)
_END_OF_FLUSH = b"\x00\x00\xff\xff"
_FILE = "the file"
_MADE = "SELECT type || ' ' || name, tbl_name || ': ' || COALESCE(sql, '') FROM sqlite_master"
_KEY = re.compile(r"[0-9a-f]{64}")
_NOT_INDEXED = "the index of pictures is not whole: after an upgrade `caspian serve` makes it so"
_ABOUT = {"name": TEXT, "value": TEXT}


def faults_of(document: Document, digest: bytes) -> Iterator[str]:
    """Yield what is wrong with a document whose digest should be this one."""
    if document.digest() != digest:
        # Not unpacked: nobody signed it, and a few bytes may unpack to any number.
        yield "its bytes are not those that its digest was made of"
        return
    # The digest is made of lines: with a line break inside, two documents could share one.
    if "\n" in document.key + document.media_type + document.location:
        yield "there is a line break in its key, its type or its location"
    if document.status not in _STATUSES:
        yield f"its status is {document.status}, and an edition holds {_STATUSES}"
    if (document.status == MOVED) != bool(document.location):
        yield "a way elsewhere needs a location, and nothing else may have one"
    if document.key.startswith("fragment:") and document.fragments:
        yield "a fragment can't show another one: readers would not see it"
    for number, part in enumerate(document.parts, 1):
        if isinstance(part, Part) and (wrong := _wrong_with(part)):
            yield f"part {number} {wrong}"


def parts_or_fault(body: bytes) -> tuple[tuple[Part | str, ...], str]:
    """Return the parts of a body, and what is wrong with it as a whole."""
    try:
        return parts_of(body), ""
    except BadBytes as error:
        return (), f"its bytes are torn: {error}"


def _wrong_with(part: Part) -> str:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        text = inflate.decompress(part.deflated, part.length + 1)
    except zlib.error as error:
        return f"can't be unpacked: {error}"
    if inflate.eof or not part.deflated.endswith(_END_OF_FLUSH):
        return "doesn't end in a full flush, so that no other part may follow it"
    if len(text) != part.length:
        return f"doesn't unpack to {part.length} bytes"
    if zlib.crc32(text) != part.crc:
        return "has another CRC than it says"
    return ""


def check_file(database: Database) -> Iterator[Finding]:
    """Yield what SQLite itself finds wrong with its file, and what is in it that isn't ours."""
    if database.dialect is not SQLITE:
        return
    for (says,) in database.rows("PRAGMA integrity_check(20)"):
        if says != "ok":
            yield Finding(_FILE, f"SQLite says: {says}")
    found: dict[str, str] = dict(database.rows(_MADE))
    wanted = _tables()
    for name in wanted.keys() - found.keys():
        yield Finding(_FILE, f"{name} is missing")
    for name in found.keys() - wanted.keys():
        # A trigger could change what is committed; SQLite's own statistics are harmless.
        if not str(name).startswith("table sqlite_"):
            yield Finding(_FILE, f"{name} doesn't belong to an edition")
    for name in wanted.keys() & found.keys():
        if found[name] != wanted[name]:
            yield Finding(_FILE, f"{name} is not as this version makes it")


def check_about(database: Database, public: str) -> Iterator[Finding]:
    """Yield what is wrong with what the edition says of itself.

    `public` is the key that is known, in hexadecimal, "" where none is.
    """
    said: dict[str, str] = {}
    for row in database.rows("SELECT name, value FROM edition_about"):
        if wrong := misfit(row, _ABOUT):
            yield Finding("edition_about", wrong)
        elif row[0] not in ("format", "public", state_checksum.NAME, INDEX):
            yield Finding("edition_about", f"it holds {row[0]!r}, which means nothing")
        else:
            said[row[0]] = row[1]
    if said.get("format") != str(FORMAT):
        yield Finding("edition_about", f"format is {said.get('format')!r}, not {FORMAT}")
    ((released,),) = database.rows("SELECT COUNT(*) FROM edition_release")
    if said.get(INDEX) != f"{WHOLE} {released}":
        yield Finding("edition_about", _NOT_INDEXED)
    stored = said.get("public", "")
    if released and not _KEY.fullmatch(stored):
        yield Finding("edition_about", f"public is {stored!r}, which is no Ed25519 key")
    elif public and released and stored != public:
        yield Finding("edition_about", "it names another public key than the one that is known")


def stated_key(database: Database) -> str:
    """Return the public key that the edition names, "" where it names none."""
    rows = database.rows("SELECT value FROM edition_about WHERE name = 'public'")
    return str(rows[0][0]) if rows else ""


@lru_cache(maxsize=1)
def _tables() -> dict[str, str]:
    connection = sqlite3.connect(":memory:")
    try:
        for statement in statements(SQLITE):
            connection.execute(statement)
        return dict(connection.execute(_MADE).fetchall())
    finally:
        connection.close()
