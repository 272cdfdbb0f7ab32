"""Asks an edition which of its documents a change, or the time, has made stale."""

import datetime as dt
from collections.abc import Iterable, Sequence

from caspian.edition.store import Store
from caspian.edition.trace import Trace, has_any, unpacked

_AT_ONCE = 500


def made_from(store: Store, reads: Iterable[int], wide: Iterable[int] = ()) -> set[str]:
    """Return the keys of the documents whose rendering made any of some reads."""
    asked, looked_through = list(reads), frozenset(wide)
    found: set[str] = set()
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE]
        found.update(key for (key,) in store.database.rows(_indexed(some), some))
    if looked_through:
        rows = store.database.each(
            "SELECT key, reads FROM edition_trace JOIN edition_document ON id = document"
        )
        found.update(key for key, packed in rows if has_any(bytes(packed), looked_through))
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
    for start in range(0, len(subjects), _AT_ONCE):
        some = subjects[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        sql = f"SELECT subject, facts FROM edition_known WHERE subject IN ({marks})"
        found.update((subject, facts) for subject, facts in store.database.rows(sql, some))
    return found


def trace_of(store: Store, key: str) -> Trace | None:
    """Return what the document at a key was made from, or None."""
    rows = store.database.rows(
        "SELECT until, reads, cause FROM edition_trace JOIN edition_document ON id = document "
        "WHERE key = ?",
        (key,),
    )
    if not rows:
        return None
    until, packed, cause = rows[0]
    reads, wide = unpacked(bytes(packed))
    moment = dt.datetime.fromtimestamp(until, tz=dt.UTC) if until is not None else None
    return Trace(reads, wide, moment, cause)


def _indexed(reads: list[int]) -> str:
    marks = ", ".join("?" * len(reads))
    return (
        "SELECT DISTINCT key FROM edition_read JOIN edition_document ON id = document "
        f"WHERE read IN ({marks})"
    )
