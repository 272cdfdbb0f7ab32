"""The last line against a question that takes too long: the database is made to stop."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError, connection, transaction

SECONDS = 2.0
_STEPS = 20_000
"""steps of SQLite's machine between two looks at the clock: some tenths of a millisecond"""


class TooSlow(Exception):
    """A question took longer than readers should wait."""


@contextmanager
def within(seconds: float = SECONDS) -> Iterator[None]:
    """Let the database work on what is asked inside the block for so long. Raises TooSlow."""
    deadline = time.monotonic() + seconds
    limited = _sqlite if connection.vendor == "sqlite" else _postgresql
    try:
        with limited(seconds):
            yield
    except OperationalError as error:
        if time.monotonic() < deadline:
            raise
        raise TooSlow from error


@contextmanager
def _sqlite(seconds: float) -> Iterator[None]:
    connection.ensure_connection()
    sqlite: Any = connection.connection
    deadline = time.monotonic() + seconds
    sqlite.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
    try:
        yield
    finally:
        sqlite.set_progress_handler(None, 0)


@contextmanager
def _postgresql(seconds: float) -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = %s", [f"{int(seconds * 1000)}ms"])
        yield
        cursor.execute("SET LOCAL statement_timeout = DEFAULT")
