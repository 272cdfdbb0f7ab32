"""Asks an edition which of its documents a change, or the time, has made stale."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from caspian.edition.store import Store
from caspian.edition.trace import Trace, unpacked, unpacked_questions

_AT_ONCE = 500
_TRACE = """SELECT key, until, reads, asked, cause, epoch
    FROM edition_trace JOIN edition_document ON id = document"""
Value = TypeVar("Value", int, str)


def made_from(store: Store, reads: Iterable[int]) -> set[str]:
    """Return the keys of the documents whose rendering made any of some reads."""
    found: set[str] = set()
    for some in _some(list(reads)):
        found.update(key for (key,) in store.database.rows(_indexed(some), some))
    return found


def traces_of(store: Store, keys: Collection[str]) -> dict[str, Trace]:
    """Return what the documents at some keys were made from; those without a trace are left out.

    Raises BadTrace when one is torn.
    """
    found: dict[str, Trace] = {}
    for some in _some(sorted(keys)):
        rows = store.database.rows(f"{_TRACE} WHERE key IN ({_marks(some)})", some)
        found.update((key, _trace(row)) for key, *row in rows)
    return found


def standing_of(store: Store, keys: Collection[str], epoch: int) -> dict[str, bool]:
    """Return which of some keys stand, each with whether it was checked at an epoch or later."""
    found: dict[str, bool] = {}
    for some in _some(sorted(keys)):
        rows = store.database.rows(
            "SELECT key, COALESCE(epoch, 0) FROM edition_document "
            f"LEFT JOIN edition_trace ON id = document WHERE key IN ({_marks(some)})",
            some,
        )
        found.update((key, int(at) >= epoch) for key, at in rows)
    return found


def behind(store: Store, epoch: int) -> Iterator[str]:
    """Yield the keys of the documents that were last checked before an epoch, in order."""
    for (key,) in store.database.each(
        "SELECT key FROM edition_document LEFT JOIN edition_trace ON id = document "
        "WHERE COALESCE(epoch, 0) < ? ORDER BY key",
        (epoch,),
    ):
        yield key


def awaiting(store: Store, epoch: int) -> int:
    """Return how many documents stand that were last checked before an epoch."""
    behind = "SELECT COUNT(*) FROM edition_trace WHERE epoch < ?"
    untraced = (
        "SELECT (SELECT COUNT(*) FROM edition_document) - (SELECT COUNT(*) FROM edition_trace)"
    )
    ((one,),), ((other,),) = store.database.rows(behind, (epoch,)), store.database.rows(untraced)
    return int(one) + int(other)


def standing_among(store: Store, keys: Collection[str]) -> set[str]:
    """Return those of some keys at which anything stands."""
    found: set[str] = set()
    for some in _some(sorted(keys)):
        sql = f"SELECT key FROM edition_document WHERE key IN ({_marks(some)})"
        found.update(key for (key,) in store.database.rows(sql, some))
    return found


def due(store: Store, now: dt.datetime) -> set[str]:
    """Return the keys of the documents that held only until now."""
    rows = store.database.rows(
        "SELECT key FROM edition_trace JOIN edition_document ON id = document WHERE until <= ?",
        (now.timestamp(),),
    )
    return {key for (key,) in rows}


def next_due(store: Store) -> dt.datetime | None:
    """Return the moment at which the next document may become another one, or None."""
    ((until,),) = store.database.rows("SELECT MIN(until) FROM edition_trace")
    return dt.datetime.fromtimestamp(until, tz=dt.UTC) if until is not None else None


def known(store: Store, subjects: Sequence[str]) -> dict[str, str]:
    """Return where subjects stood when they were last pressed; unknown ones are left out."""
    found: dict[str, str] = {}
    for some in _some(list(subjects)):
        sql = f"SELECT subject, facts FROM edition_known WHERE subject IN ({_marks(some)})"
        found.update((subject, facts) for subject, facts in store.database.rows(sql, some))
    return found


def trace_of(store: Store, key: str) -> Trace | None:
    """Return what the document at a key was made from, or None."""
    return traces_of(store, [key]).get(key)


def _trace(row: Sequence[Any]) -> Trace:
    until, packed, asked, cause, epoch = row
    reads, wide = unpacked(bytes(packed))
    moment = dt.datetime.fromtimestamp(until, tz=dt.UTC) if until is not None else None
    questions = unpacked_questions(bytes(packed), bytes(asked))
    return Trace(reads, wide, moment, cause, questions, epoch)


def _some(values: list[Value]) -> Iterator[list[Value]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _indexed(reads: list[int]) -> str:
    return (
        "SELECT DISTINCT key FROM edition_read JOIN edition_document ON id = document "
        f"WHERE read IN ({_marks(reads)})"
    )
