"""Verifies an edition: every byte, the chain, the signatures, and says what is wrong."""

import datetime as dt
from collections.abc import Iterator

from caspian.edition.announced_head import Head
from caspian.edition.checks.chain import check_chain, check_head, newest, numbered
from caspian.edition.checks.contents import check_about, check_file, stated_key
from caspian.edition.checks.finding import (
    UNREADABLE,
    Finding,
    FindingKind,
    Watch,
    guarded,
    unwatched,
)
from caspian.edition.checks.pictures import check_pictures
from caspian.edition.checks.standing import check_standing
from caspian.edition.checks.traces import check_known, check_memory, check_traces
from caspian.edition.database import Database, connect, one_state

_DATABASE = "the database"


def verify_at(
    url: str,
    *,
    now: dt.datetime,
    public: str = "",
    announced: Head | None = None,
    at_least: int = 0,
    watch: Watch = unwatched,
) -> Iterator[Finding]:
    """Yield what is wrong with the edition at an address; one that can't be opened is a finding.

    Raises FileNotFoundError where there is none, ValueError for an address that is none.
    """
    try:
        database = connect(url, make=False)
    except UNREADABLE as fault:
        yield Finding(_DATABASE, f"it can't be opened: {fault}")
        return
    try:
        yield from verify(
            database, now=now, public=public, announced=announced, at_least=at_least, watch=watch
        )
    finally:
        database.close()


def verify(
    database: Database,
    *,
    now: dt.datetime,
    public: str = "",
    announced: Head | None = None,
    at_least: int = 0,
    watch: Watch = unwatched,
) -> Iterator[Finding]:
    """Yield what is wrong with an edition, in one state of it, whatever is committed meanwhile.

    `public` is the paper's public key in hexadecimal; without it, the key that the edition names is
    taken at its word. `announced` is the announced head; a copy that stands before it, or
    before release `at_least`, is too old.
    """

    def checks() -> Iterator[Finding]:
        with one_state(database):
            key = _key(database, public)
            yield from guarded("the file", check_file(database))
            yield from guarded("edition_about", check_about(database, public))
            yield from guarded("releases", check_chain(database, key, watch))
            yield from guarded("releases", check_head(database, now, at_least))
            yield from guarded("releases", _check_announced_head(database, announced))
            yield from guarded("documents", check_standing(database, watch))
            yield from guarded("traces", check_traces(database, watch))
            yield from guarded("pictures", check_pictures(database))
            yield from guarded("edition_known", check_known(database))
            yield from guarded("what the press remembers", check_memory(database, key))

    yield from guarded(_DATABASE, checks())


def _key(database: Database, public: str) -> str:
    try:
        return public or stated_key(database)
    except UNREADABLE:
        return ""


def _check_announced_head(database: Database, announced: Head | None) -> Iterator[Finding]:
    if announced is None:
        return
    current = newest(database)
    number = current.number if current else 0
    if number < announced.number:
        yield Finding(
            f"release {number}",
            f"the edition stands here, and release {announced.number} was announced: an older "
            "copy was put in its place. If that was on purpose, remove edition.head",
            FindingKind.TOO_OLD,
        )
        return
    there = numbered(database, announced.number)
    if announced.conflict or there is None or there.digest() != announced.digest:
        yield Finding(
            f"release {announced.number}",
            "another release of this number was announced: this is another edition, or one "
            "that went on from an older copy. If that was on purpose, remove edition.head",
        )
