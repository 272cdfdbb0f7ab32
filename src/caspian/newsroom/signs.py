"""Tells the press, at once, that something waits in the outbox or was scheduled."""

from pathlib import Path
from typing import Any

import psycopg
from django.db import connection

from caspian.edition.signs import KEEP_ALIVE, CommitSign, PostgreSQLSign, SqliteSign

CHANNEL = "caspian_newsroom"


def tell() -> None:
    """Wake the background worker once this transaction is committed; lost with it if it isn't.

    In SQLite nobody needs to be told: a write to the file wakes those who wait for one.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {CHANNEL}")


def newsroom_sign() -> CommitSign:
    """Return the sign of the newsroom's database."""
    if connection.vendor == "sqlite":
        return SqliteSign(Path(str(connection.settings_dict["NAME"])))
    return PostgreSQLSign(_connected, CHANNEL)


def _connected() -> "psycopg.Connection[Any]":
    told: dict[str, Any] = connection.get_connection_params()
    return psycopg.connect(**(KEEP_ALIVE | told), autocommit=True)
