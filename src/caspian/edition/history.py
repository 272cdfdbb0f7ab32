"""What the edition was: its releases in brief, and what stood at a key at any of them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from caspian.edition.database import Database, Row
from caspian.edition.document import Document, Part, parts_of
from caspian.edition.release import Release, moment, stamp
from caspian.edition.splice import FragmentMissing, plain
from caspian.edition.store import Store

# Of every change: whether something stood at its key before, by one walk through the changes
# of those keys. There is no index by key; it would be written at each release for this alone.
_BRIEF = """SELECT number,
    SUM(CASE WHEN digest IS NOT NULL AND prior IS NULL THEN 1 ELSE 0 END),
    SUM(CASE WHEN digest IS NOT NULL AND prior IS NOT NULL THEN 1 ELSE 0 END),
    SUM(CASE WHEN digest IS NULL THEN 1 ELSE 0 END)
    FROM (SELECT number, digest, LAG(digest) OVER (PARTITION BY key ORDER BY number) AS prior
        FROM edition_change
        WHERE key IN (SELECT key FROM edition_change WHERE number > ?)) AS gone_through
    WHERE number > ? GROUP BY number"""
_LAST_CHANGE = """SELECT number, digest FROM edition_change
    WHERE key = ? AND number <= ? ORDER BY number DESC LIMIT 1"""
_BODY = """SELECT key, status, media_type, location, body FROM {table}
    WHERE key = ? AND number = ?"""
LOOKED_THROUGH = 200
"""releases after a moment; what none of them brought has reached readers by another way, or not"""
_STOOD = "SELECT number FROM edition_release WHERE at <= ? ORDER BY number DESC LIMIT 1"
_BROUGHT = """SELECT r.at FROM edition_change c JOIN edition_release r ON r.number = c.number
    WHERE c.number > ? AND c.number <= ? AND c.key = ? AND c.digest IS NOT NULL
    ORDER BY c.number LIMIT 1"""
_NEWEST = "SELECT at FROM edition_release ORDER BY number DESC LIMIT ?"


class Pruned(LookupError):
    """The body of that time is gone; the message says of which key and release."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A release, and how many documents it added, changed and removed."""

    release: Release
    added: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class Stood:
    """What stood at a key, and the number of the release that put it there."""

    document: Document
    number: int


def briefs(store: Store, most: int) -> Iterator[Brief]:
    """Yield the newest releases, newest first."""
    with store.one_state():
        since = store.number() - most
        counts = {number: row for number, *row in store.database.rows(_BRIEF, (since, since))}
        for release in store.newest_releases(most):
            added, changed, removed = map(int, counts.get(release.number, (0, 0, 0)))
            yield Brief(release, added, changed, removed)


def stood(database: Database, key: str, number: int) -> Stood | None:
    """Return what stood at a key at a release, None where nothing did. Raises Pruned, BadBytes."""
    changes = database.rows(_LAST_CHANGE, (key, number))
    if not changes or changes[0][1] is None:
        return None
    since = changes[0][0]
    return Stood(body_of(database, key, since), since)


def body_of(database: Database, key: str, number: int) -> Document:
    """Return the document that a release put at a key. Raises Pruned, BadBytes."""
    for table in ("edition_document", "edition_past"):
        if rows := database.rows(_BODY.format(table=table), (key, number)):
            return _document(rows[0])
    raise Pruned(f"what release {number} put at {key} has been pruned")


def whole_text(database: Database, document: Document, number: int) -> bytes:
    """Return the text of a document as a reader was given it at a release, fragments spliced in.

    Raises FragmentMissing where a fragment didn't stand: no reader was given that. Raises Pruned
    and BadBytes.
    """
    parts: list[Part] = []
    for part in document.parts:
        if isinstance(part, Part):
            parts.append(part)
        elif (fragment := stood(database, part, number)) is None:
            raise FragmentMissing(
                f"{document.key} shows {part}, which release {number} lacks: readers get 503"
            )
        else:
            parts += [one for one in fragment.document.parts if isinstance(one, Part)]
    return plain(parts)


def standing_at(store: Store, moment: dt.datetime) -> int:
    """Return the number of the release that stood at a moment, 0 before the first."""
    # Times are stored so that they sort as text.
    rows = store.database.rows(
        "SELECT COALESCE(MAX(number), 0) FROM edition_release WHERE at <= ?", (stamp(moment),)
    )
    return int(rows[0][0])


def _document(row: Row) -> Document:
    key, status, media_type, location, body = row
    return Document(key, status, media_type, location, parts_of(bytes(body)))


def first_released_at(store: Store, key: str, since: dt.datetime) -> dt.datetime | None:
    """Return the moment of the first release after `since` that put something new at a key.

    That is the moment which the release itself bears: the press took the change up then, and
    committed it as soon as it was rendered, mostly some hundredths of a second later.
    """
    # From the newest back: there is no index by time, and it is the last days that are asked for.
    rows = store.database.rows(_STOOD, (stamp(since),))
    stood = int(rows[0][0]) if rows else 0
    found = store.database.rows(_BROUGHT, (stood, stood + LOOKED_THROUGH, key))
    return moment(str(found[0][0])) if found else None


def newest_moments(store: Store, most: int) -> list[dt.datetime]:
    """Return when the newest releases were made, newest first."""
    return [moment(str(at)) for (at,) in store.database.rows(_NEWEST, (most,))]
