"""Checks the chain: each release follows the one before it, and says truly what it changed."""

import datetime as dt
from collections.abc import Iterator

from caspian.edition.checks.finding import (
    BYTES,
    INTEGER,
    TEXT,
    Finding,
    FindingKind,
    Watch,
    misfit,
    watched,
)
from caspian.edition.database import Database, Row
from caspian.edition.release import START, Release, digest_of_changes, is_signed, moment, stamp

DIGEST_SIZE = 32
_RELEASE = {
    "number": INTEGER,
    "at": TEXT,
    "believe_until": TEXT,
    "prior": BYTES,
    "changes": BYTES,
    "digest": BYTES,
    "signature": BYTES,
}
_CHANGE = {"key": TEXT, "digest": (bytes, type(None))}
_SELECT = f"SELECT {', '.join(_RELEASE)} FROM edition_release"


class Unreadable(ValueError):
    """A row is no release; the message says why."""


def check_chain(database: Database, public: str, watch: Watch) -> Iterator[Finding]:
    """Yield what is wrong with releases, by the public key that should have signed them."""
    before: Release | None = None
    rows = database.each(f"{_SELECT} ORDER BY number")
    for row in watched(watch, "releases", database, "edition_release", rows):
        about = f"release {row[0]}"
        try:
            release = released(row)
        except Unreadable as wrong:
            yield Finding(about, str(wrong))
            continue
        for says in _faults(database, release, before):
            yield Finding(about, says)
        yield from _signature_faults(about, release, public)
        if row[5] != release.digest():
            yield Finding(about, "its digest is not that of what it says")
        before = release
    for (number,) in database.rows(
        "SELECT DISTINCT number FROM edition_change WHERE NOT EXISTS (SELECT 1 "
        "FROM edition_release WHERE edition_release.number = edition_change.number)"
    ):
        yield Finding(f"release {number}", "it is missing, and changes are recorded for it")


def check_head(database: Database, now: dt.datetime, at_least: int = 0) -> Iterator[Finding]:
    """Yield whether the current release is too old: by its number, or to be believed still."""
    release = newest(database)
    number = release.number if release else 0
    if number < at_least:
        yield Finding(f"release {number}", before_what_was_asked(at_least), FindingKind.TOO_OLD)
    if release and release.believe_until < now:
        yield Finding(
            f"release {release.number}",
            f"this edition is from {_said(release.at)}; it should not be believed after "
            f"{_said(release.believe_until)}. Press again, or look for a newer one",
            FindingKind.EXPIRED,
        )


def before_what_was_asked(at_least: int) -> str:
    """Return what is said of a copy that stands before the release that was asked for."""
    return f"this is the newest here, and release {at_least} at least was asked for"


def newest(database: Database) -> Release | None:
    """Return the current release, None where there is none that can be read."""
    return _first(database.rows(f"{_SELECT} ORDER BY number DESC LIMIT 1"))


def numbered(database: Database, number: int) -> Release | None:
    """Return a release by its number, None where there is none that can be read."""
    return _first(database.rows(f"{_SELECT} WHERE number = ?", (number,)))


def released(row: Row) -> Release:
    """Return the release of a row. Raises Unreadable."""
    if wrong := misfit(row, _RELEASE):
        raise Unreadable(wrong)
    number, at, believe_until, prior, changes, _, signature = row
    return Release(number, _moment(at), _moment(believe_until), prior, changes, signature)


def _first(rows: list[Row]) -> Release | None:
    try:
        return released(rows[0]) if rows else None
    except Unreadable:
        return None


def _signature_faults(about: str, release: Release, public: str) -> Iterator[Finding]:
    if not release.signature:
        yield Finding(about, "it is not signed", FindingKind.UNSIGNED)
    elif not is_signed(public, release.statement(), release.signature):
        yield Finding(about, "its signature is not by the key of this edition")


def _faults(database: Database, release: Release, before: Release | None) -> Iterator[str]:
    expected = before.number + 1 if before else 1
    if release.number != expected:
        yield f"release {expected} should stand here: numbers run from 1 without a gap"
    if release.prior != (before.digest() if before else START):
        yield "it is not chained to the release before it"
    if before and release.at < before.at:
        yield "its time lies before that of the release before it"
    try:
        changes = digest_of_changes(_changes(database, release.number))
    except Unreadable as wrong:
        yield str(wrong)
    else:
        if changes != release.changes:
            yield "the changes recorded for it are not those that it was signed for"


def _changes(database: Database, number: int) -> Iterator[tuple[str, bytes | None]]:
    rows = database.each(
        "SELECT key, digest FROM edition_change WHERE number = ? ORDER BY key", (number,)
    )
    for row in rows:
        if wrong := misfit(row, _CHANGE):
            raise Unreadable(f"of its change of {row[0]!r}, {wrong}")
        key, digest = row
        # A digest of no bytes, or of the word that stands for a removal, hashes like one.
        if digest is not None and len(digest) != DIGEST_SIZE:
            raise Unreadable(f"the digest of its change of {key!r} has {len(digest)} bytes")
        yield key, digest


def _moment(text: str) -> dt.datetime:
    # Many spellings mean one moment; only the one that is stored was signed.
    try:
        read = moment(text)
        if stamp(read) == text:
            return read
    except (ValueError, OverflowError):
        pass
    raise Unreadable(f"{text!r} is not a time as it was stored")


def _said(at: dt.datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
