"""One state of the newsroom, held still while all of it is read."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction


@contextmanager
def one_state() -> Iterator[None]:
    """Read, inside the block, one state of the newsroom whatever is written meanwhile."""
    if connection.in_atomic_block:  # a test that takes everything back
        yield
    elif connection.vendor == "sqlite":
        with _deferred(), transaction.atomic():
            yield
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


@contextmanager
def _deferred() -> Iterator[None]:
    # The settings begin transactions IMMEDIATE, which would lock every writer out meanwhile.
    sqlite: Any = connection
    sqlite.ensure_connection()  # which sets the mode
    mode = sqlite.transaction_mode
    sqlite.transaction_mode = "DEFERRED"
    try:
        yield
    finally:
        sqlite.transaction_mode = mode
