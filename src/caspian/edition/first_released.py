"""When something reached readers: the newest releases, and the one that brought a key."""

import datetime as dt

from caspian.edition.release import moment, stamp
from caspian.edition.store import Store

LOOKED_THROUGH = 200
"""releases after a moment; what none of them brought has reached readers by another way, or not"""
_STOOD = "SELECT number FROM edition_release WHERE at <= ? ORDER BY number DESC LIMIT 1"
_BROUGHT = """SELECT r.at FROM edition_change c JOIN edition_release r ON r.number = c.number
    WHERE c.number > ? AND c.number <= ? AND c.key = ? AND c.digest IS NOT NULL
    ORDER BY c.number LIMIT 1"""
_NEWEST = "SELECT at FROM edition_release ORDER BY number DESC LIMIT ?"


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
