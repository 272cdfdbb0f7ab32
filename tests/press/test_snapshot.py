"""A state of the newsroom is held without keeping anybody from writing."""

import sqlite3

import pytest
from django.db import connection

from caspian.newsroom import snapshot


@pytest.mark.django_db
def test_on_sqlite_it_begins_without_the_write_lock_and_puts_the_mode_back() -> None:
    connection.ensure_connection()
    before = connection.transaction_mode  # type: ignore[attr-defined]
    with snapshot._deferred():
        mode = connection.transaction_mode  # type: ignore[attr-defined]
        assert mode == "DEFERRED"
        other = sqlite3.connect(":memory:")
        other.execute(f"BEGIN {mode}")
        other.close()
    assert connection.transaction_mode == before  # type: ignore[attr-defined]
