"""The full-text engines of the databases: two of one shape, given words that are folded already."""

from django.db import connection

from caspian.search.engines import postgresql, sqlite
from caspian.search.engines.shape import Engine


def engine() -> Engine:
    """Return the engine of the newsroom's database."""
    return sqlite.ENGINE if connection.vendor == "sqlite" else postgresql.ENGINE
