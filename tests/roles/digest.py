"""What stands in the database, as one digest of the rows of each table."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection, transaction

SESSIONS = {"django_session"}
"""what logging in leaves, which is no work of anybody"""


def tables() -> list[str]:
    """Return the names of all tables that models stand in."""
    names = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    return sorted(names - SESSIONS)


def digests() -> dict[str, str]:
    """Return a digest of the rows of each table."""
    found = {}
    with connection.cursor() as cursor:
        for name in tables():
            cursor.execute(f'SELECT * FROM "{name}" ORDER BY 1')
            found[name] = hashlib.blake2b(repr(cursor.fetchall()).encode()).hexdigest()
    return found


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """Return the tables of which a row is another."""
    return {name for name in before if before[name] != after[name]}


@contextmanager
def rolled_back() -> Iterator[None]:
    """Leave everything as it was."""
    with transaction.atomic():
        point = transaction.savepoint()
        try:
            yield
        finally:
            transaction.savepoint_rollback(point)


@contextmanager
def writing() -> Iterator[list[str]]:
    """Collect the statements that may have changed a row: without one nothing is compared."""
    found: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        verb = sql.lstrip().partition(" ")[0].upper()
        if verb not in READING and not any(name in sql for name in SESSIONS):
            found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


READING = {"SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN"}
