"""Prunes an edition: past bodies go, the chain and what every release changed stay."""

from collections.abc import Callable
from dataclasses import dataclass

from caspian.edition.database import Row, one_step
from caspian.edition.store import Store

# What was replaced by a release that is kept, or by a later one, is needed to show the oldest
# release that is kept. Asked for some at a time: a list of all could fill the memory.
_REPLACED = """SELECT edition_past.key, edition_past.number, LENGTH(edition_past.body)
    FROM edition_past JOIN (
        SELECT key, number, LEAD(number) OVER (PARTITION BY key ORDER BY number) AS replaced
        FROM edition_change WHERE number <= ?) AS changes
    ON changes.key = edition_past.key AND changes.number = edition_past.number
    WHERE replaced <= ? LIMIT 20000"""
_STEP = 500


@dataclass
class Pruning:
    """How many past bodies are gone, and their size in bytes as they were stored."""

    bodies: int = 0
    size: int = 0


def prune(
    store: Store, oldest: int, watch: Callable[[Pruning], None] = lambda pruned: None
) -> Pruning:
    """Remove the bodies that no release from `oldest` on showed; return what is gone.

    In small steps: the press never waits long, and when this is killed, the rest is left for
    the next time. `watch` is told after each.
    """
    gone = Pruning()
    while replaced := store.database.rows(_REPLACED, (oldest, oldest)):
        for start in range(0, len(replaced), _STEP):
            _remove(store, replaced[start : start + _STEP], gone)
            watch(gone)
    return gone


def vacuum(store: Store) -> None:
    """Give the room of what was pruned back to the disk; needs as much room again meanwhile."""
    if store.database.dialect.name == "sqlite":
        store.database.run("VACUUM")
        store.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    else:
        store.database.run("VACUUM FULL edition_past")


def _remove(store: Store, replaced: list[Row], gone: Pruning) -> None:
    with one_step(store.database):
        store.database.run_many(
            "DELETE FROM edition_past WHERE key = ? AND number = ?",
            [(key, number) for key, number, _ in replaced],
        )
    gone.bodies += len(replaced)
    gone.size += sum(int(size) for *_, size in replaced)
