"""What the press could not derive or render: kept in the edition until it can, and tried again.

A fault costs its own subject or document and nothing else; the rest of the release goes out.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace

from caspian.edition.database import Database, Row
from caspian.edition.store import Store
from caspian.edition.trace import Trace, unpacked

INTERVALS = tuple(dt.timedelta(seconds=one) for one in (5, 20, 60, 300, 1800, 7200, 21600))
"""until the next try, after the first, second, ... in vain; the last one for all that follow"""
LONGEST = 500
"""characters of an error that are kept"""
_COLUMNS = "name, about, error, advice, since, tried, again, tries, hides, reads"
_PUT = f"""INSERT INTO edition_fault ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (name) DO UPDATE SET about = excluded.about, error = excluded.error,
    advice = excluded.advice, since = excluded.since, tried = excluded.tried,
    again = excluded.again, tries = excluded.tries, hides = excluded.hides,
    reads = excluded.reads"""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that raises: which step, on what, why, and what to do; moments are aware.

    `about` is the key of a document or a subject of the newsroom. `hides` says whether readers
    miss a change because of it. `reads` are the numbers of what had been read by then: the
    change of any of them may mend it.
    """

    name: str
    about: str
    error: str
    advice: str
    since: dt.datetime
    tried: dt.datetime
    again: dt.datetime
    tries: int = 1
    hides: bool = False
    reads: frozenset[int] = frozenset()

    def after(self, earlier: "Fault | None") -> "Fault":
        """Return this fault as one that goes on from an earlier try, if there was one."""
        if earlier is None:
            return self
        tries = earlier.tries + 1 if earlier.error == self.error else 1
        return replace(self, since=earlier.since, tries=tries, again=next_try(self.tried, tries))


@dataclass(frozen=True, slots=True)
class Unseen:
    """How many changes readers don't see because of faults, since when, and why in words."""

    count: int = 0
    since: dt.datetime | None = None
    reason: str = ""


def next_try(tried: dt.datetime, tries: int) -> dt.datetime:
    """Return when to try again what failed for the `tries`-th time at a moment."""
    return tried + INTERVALS[min(tries, len(INTERVALS)) - 1]


def faults(store: Store) -> list[Fault]:
    """Return all faults, those that hide something from readers first, then by their age."""
    rows = store.database.rows(f"SELECT {_COLUMNS} FROM edition_fault ORDER BY hides DESC, since")
    return [_fault(row) for row in rows]


def next_fault_due(store: Store) -> dt.datetime | None:
    """Return when a fault is to be tried again next, or None where there is none."""
    ((again,),) = store.database.rows("SELECT MIN(again) FROM edition_fault")
    return _moment(again) if again is not None else None


def unseen(store: Store) -> Unseen:
    """Return what readers don't see because of faults; generic words, fit for strangers."""
    rows = store.database.rows("SELECT COUNT(*), MIN(since) FROM edition_fault WHERE hides = 1")
    count, since = rows[0]
    if not count:
        return Unseen()
    pages = "1 page" if count == 1 else f"{count} pages"
    return Unseen(int(count), _moment(since), f"{pages} can't be rendered: see the desk's start")


def put_fault(database: Database, fault: Fault) -> None:
    """Write a fault down, inside the step of a release."""
    values = (
        fault.name, fault.about, fault.error[:LONGEST], fault.advice, fault.since.timestamp(),
        fault.tried.timestamp(), fault.again.timestamp(), fault.tries, int(fault.hides),
        Trace(reads=fault.reads).packed(),
    )  # fmt: skip
    database.run(_PUT, values)


def remove_faults(database: Database, names: Collection[str]) -> None:
    """Take faults that are mended out, inside the step of a release."""
    database.run_many("DELETE FROM edition_fault WHERE name = ?", [(name,) for name in names])


def _fault(row: Row) -> Fault:
    name, about, error, advice, since, tried, again, tries, hides, reads = row
    return Fault(
        name, about, error, advice, _moment(since), _moment(tried), _moment(again), int(tries),
        bool(hides), unpacked(bytes(reads))[0],
    )  # fmt: skip


def _moment(seconds: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, tz=dt.UTC)
