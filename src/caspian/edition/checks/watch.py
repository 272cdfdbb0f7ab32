"""How far a check has come, for the user who waits for it."""

from collections.abc import Callable, Iterable, Iterator

from caspian.edition.database import Database, Row

Watch = Callable[[str, int, int], None]
"""told of a step in words, and of how many rows of how many are done"""
_EVERY = 500


def unwatched(step: str, done: int, total: int) -> None:
    """Watch nothing."""


def watched(
    watch: Watch, step: str, database: Database, table: str, rows: Iterable[Row]
) -> Iterator[Row]:
    """Yield the rows of a table, telling how far it has come."""
    if watch is unwatched:
        yield from rows
        return
    total = int(database.rows(f"SELECT COUNT(*) FROM {table}")[0][0])
    for done, row in enumerate(rows):
        if done % _EVERY == 0:
            watch(step, done, total)
        yield row
    watch(step, total, total)
