"""One press at a time works on an edition, as long as each keeps its steps short.

This is for courtesy: two that work at once would overtake each other and render twice. It is not
what makes them right: a commit is refused where another came between (`commit.Overtaken`), so a
press that waits in vain, for one that somebody has suspended, goes on without.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from caspian.edition.database import DATABASE_ERRORS
from caspian.edition.store import Store

PATIENCE = 3.0
"""seconds: many times as long as a step takes"""
_POLL = 0.002
_NUMBER = 7226422
"""of the advisory lock in PostgreSQL"""


@contextmanager
def one_press(store: Store, patience: float = PATIENCE) -> Iterator[None]:
    """Work alone inside the block, or not, where another press has it for longer than `patience`.

    The lock goes with the process, also by kill -9.
    """
    if store.database.dialect.name != "sqlite":
        with _in_postgresql(store, patience):
            yield
        return
    path = _path(store)
    if not path:  # in memory: nobody else can know of it
        yield
        return
    handle = os.open(f"{path}.press", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _wait(lambda: _locked(handle), patience)
        yield
    finally:
        os.close(handle)


def _path(store: Store) -> str:
    found = next(
        str(row[2]) for row in store.database.rows("PRAGMA database_list") if row[1] == "main"
    )
    # A file has its whole path; what was put into memory by its bytes is called "x".
    return found if os.path.isabs(found) else ""


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _in_postgresql(store: Store, patience: float) -> Iterator[None]:
    asked = "SELECT pg_try_advisory_lock(?)"
    is_alone = _wait(lambda: bool(store.database.rows(asked, (_NUMBER,))[0][0]), patience)
    try:
        yield
    finally:
        if is_alone:
            with suppress(*DATABASE_ERRORS):
                store.database.rows("SELECT pg_advisory_unlock(?)", (_NUMBER,))


def _wait(locked: Callable[[], bool], patience: float) -> bool:
    deadline = time.monotonic() + patience
    while not locked():
        if time.monotonic() >= deadline:
            return False
        time.sleep(_POLL)
    return True
