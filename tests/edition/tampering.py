"""Ways to tamper with an edition: a flipped bit in any value, a flipped byte in the file."""

import random
import sqlite3
import struct
from dataclasses import dataclass
from typing import Any

from caspian.edition.checks.finding import Finding
from caspian.edition.database import Sqlite
from caspian.edition.verify import verify
from tests.edition.editions import NOON

TABLES = {
    "edition_about": ("name",),
    "edition_release": ("number",),
    "edition_change": ("number", "key"),
    "edition_document": ("id",),
    "edition_past": ("key", "number"),
    "edition_trace": ("document",),
    "edition_read": ("read", "document"),
    "edition_known": ("subject",),
    "edition_picture": ("picture", "document"),
    "edition_picture_past": ("picture", "key"),
}


@dataclass(frozen=True)
class Flip:
    """What was changed: the row before, the column, and the value after."""

    table: str
    row: dict[str, Any]
    column: str
    after: Any


def opened(image: bytes) -> Sqlite:
    """Return an edition in memory, from the bytes of its file."""
    database = Sqlite(":memory:")
    database._connection.deserialize(image)
    return database


def connection_of(database: Sqlite) -> sqlite3.Connection:
    """Return the bare connection, for what no statement of ours would do."""
    return database._connection


def findings(database: Sqlite, **known: Any) -> list[Finding]:
    """Return what verify finds, a moment after the last release."""
    return list(verify(database, now=NOON, **known))


def flip_a_value(database: Sqlite, chance: random.Random) -> Flip:
    """Flip one bit of one stored value; of an empty one, make something of it."""
    bare = connection_of(database)
    while True:
        table = chance.choice(list(TABLES))
        row = _any_row(bare, table, chance)
        column = chance.choice(list(row))
        after = flipped(row[column], chance)
        where = " AND ".join(f"{name} = ?" for name in TABLES[table])
        new = "CAST(? AS TEXT)" if isinstance(row[column], str) else "?"
        try:
            bare.execute(
                f"UPDATE {table} SET {column} = {new} WHERE {where}",
                (after, *(row[name] for name in TABLES[table])),
            )
        except sqlite3.IntegrityError:
            continue  # the flip made a key that another row has: the table refuses it
        return Flip(table, row, column, after)


def flipped(value: Any, chance: random.Random) -> Any:
    """Return a value of which one bit is another; text as bytes, which may be no UTF-8."""
    if value is None:
        return chance.randbytes(32)
    if isinstance(value, int):
        number = struct.unpack("<q", _one_bit(struct.pack("<q", value), chance))[0]
        return int(number)
    if isinstance(value, float):
        return float(struct.unpack("<d", _one_bit(struct.pack("<d", value), chance))[0])
    data = value.encode() if isinstance(value, str) else value
    return _one_bit(data, chance) if data else b"\x01"


def flip_a_byte(image: bytes, chance: random.Random) -> bytes:
    """Return the bytes of a file of which one byte is another."""
    at = chance.randrange(len(image))
    return image[:at] + bytes([image[at] ^ chance.randrange(1, 256)]) + image[at + 1 :]


def contents(image: bytes) -> object:
    """Return all that a file holds, by other means than verify's; None where it can't be read."""
    connection = sqlite3.connect(":memory:")
    connection.text_factory = bytes
    try:
        connection.deserialize(image)
        schema = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
        made = sorted(schema.fetchall(), key=repr)
        rows = {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in TABLES
        }
        return repr((made, rows))
    except (sqlite3.Error, UnicodeDecodeError):
        return None
    finally:
        connection.close()


def concerned(flip: Flip, found: list[Finding], image: bytes) -> bool:
    """Return whether a finding names the row that was changed, or says that it can't be read."""
    names = {str(value) for value in flip.row.values()} | {str(flip.after)}
    if flip.table in ("edition_change", "edition_past", "edition_release"):
        names |= {f"release {name}" for name in set(names)}
    if flip.table in ("edition_trace", "edition_read", "edition_picture"):
        names |= {f"document {name}" for name in set(names)}
        names |= _keys(image, flip.row["document"])
    if flip.table == "edition_picture":
        names |= _keys(image, flip.after)
    if flip.table == "edition_picture_past":
        after = flip.row | {flip.column: flip.after}
        names.add(f"picture {after['picture']} of {after['key']}")
        names |= {str(one.about) for one in found if one.about.startswith("picture ")}
    if flip.table == "edition_known":
        names |= {f"what is known of {name}" for name in set(names)}
    if flip.table == "edition_about":
        names |= {"edition_about", "what the press remembers"}
    if isinstance(flip.after, bytes):
        names.add(flip.after.decode("utf-8", "replace"))
        names |= {f"what is known of {flip.after.decode('utf-8', 'replace')}"}
    return any(one.about in names or "can't read this" in one.says for one in found)


def mixed(image: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return a file in which some tables, or one row of a table, are those of another file."""
    connection, source = _plain(image), _plain(other)
    for table in chance.sample(list(TABLES), chance.randrange(1, len(TABLES))):
        rows = source.execute(f"SELECT * FROM {table}").fetchall()
        if chance.random() < 0.5:
            connection.execute(f"DELETE FROM {table}")
        elif rows:
            rows = [chance.choice(rows)]
        for row in rows:
            marks = ", ".join("?" * len(row))
            connection.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", row)
    connection.commit()
    made = connection.serialize()
    connection.close()
    source.close()
    return made


def without_past(image: bytes) -> str:
    """Return what a file holds but for past bodies, which may be pruned at any time."""
    connection = _plain(image)
    rows = {
        table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
        for table in TABLES
        if table not in ("edition_past", "edition_picture_past")
    }
    connection.close()
    return repr(rows)


def tight(image: bytes) -> bytes:
    """Return the same edition in small pages, so that few bytes of the file say nothing."""
    source, target = _plain(image), sqlite3.connect(":memory:")
    target.execute("PRAGMA page_size = 512")
    target.executescript("\n".join(source.iterdump()))
    made = target.serialize()
    source.close()
    target.close()
    return made


def place_of(image: bytes, other: bytes) -> tuple[int, bytes]:
    """Return where two files differ, and what stands there."""
    at = next(at for at in range(len(image)) if image[at] != other[at])
    return at, image[max(0, at - 20) : at + 20]


def _plain(image: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(image)
    return connection


def _keys(image: bytes, identity: int) -> set[str]:
    connection = _plain(image)
    rows = connection.execute("SELECT key FROM edition_document WHERE id = ?", (identity,))
    found = {str(key) for (key,) in rows}
    connection.close()
    return found


def _any_row(bare: sqlite3.Connection, table: str, chance: random.Random) -> dict[str, Any]:
    cursor = bare.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in cursor.description]
    return dict(zip(names, chance.choice(cursor.fetchall()), strict=True))


def _one_bit(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
