"""Prunes an edition: past bodies go, the chain and what every release changed stay."""

from collections.abc import Callable
from dataclasses import dataclass

from caspian.edition.database import one_step
from caspian.edition.store import Store

# A release that put or removed something at a key ended what stood there before. Both tables are
# asked by their primary keys, so what a step costs does not depend on the archive.
_REPLACED = """SELECT edition_past.key, edition_past.number, LENGTH(edition_past.body)
    FROM edition_change JOIN edition_past ON edition_past.key = edition_change.key
    AND edition_past.number < edition_change.number
    WHERE edition_change.number > ? AND edition_change.number <= ? LIMIT 400"""
_OLDEST = "SELECT MIN(number) FROM edition_past"
_RELEASES = 50
_STEP = 100


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
    steps, gone = Steps(store), Pruning()
    while (removed := steps.take(oldest)) is not None:
        if removed.bodies:
            gone.bodies += removed.bodies
            gone.size += removed.size
            watch(gone)
    return gone


class Steps:
    """Prunes step by step, and remembers how far it came: asked again later, it goes on there."""

    def __init__(self, store: Store, through: int | None = None) -> None:
        self.through = through
        """the release up to which all is pruned that its changes replaced; None: not known"""
        self._store = store

    def take(self, oldest: int) -> Pruning | None:
        """Take the next step; return what is gone, or None when there is nothing left to do.

        A step looks at a few releases and removes a hundred bodies at most: some milliseconds, for
        which nobody else can write.
        """
        database = self._store.database
        if self.through is None or self.through > oldest:
            ((put,),) = database.rows(_OLDEST)
            if put is None:
                return None
            # Whatever lies there was replaced by a later release than the one that put it there.
            self.through = int(put)
        until = min(self.through + _RELEASES, oldest)
        if until <= self.through:
            return None
        # Not one and the same twice, though several releases have come after it.
        found = {(key, number): size for key, number, size in self._rows(until)}
        if not found:
            self.through = until
            return Pruning()
        some = dict(list(found.items())[:_STEP])
        with one_step(database, is_told=False):
            database.run_many("DELETE FROM edition_past WHERE key = ? AND number = ?", list(some))
        return Pruning(len(some), sum(map(int, some.values())))

    def _rows(self, until: int) -> list[tuple[str, int, int]]:
        rows = self._store.database.rows(_REPLACED, (self.through, until))
        return [(str(key), int(number), int(size)) for key, number, size in rows]


def vacuum(store: Store) -> None:
    """Give the room of what was pruned back to the disk; needs as much room again meanwhile."""
    if store.database.dialect.name == "sqlite":
        store.database.run("VACUUM")
        store.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    else:
        store.database.run("VACUUM FULL edition_past")
