"""The newsroom's two databases: every test of this folder that asks for the cast runs on both."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import dj_database_url
import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connections, transaction
from django.db.utils import ConnectionHandler
from wagtail.models import Site

from caspian.newsroom.founding import found
from tests.cast import Cast
from tests.edition.postgres import Postgres


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def cast(request: pytest.FixtureRequest) -> Cast:
    """The cast, in the one database and in the other."""
    request.getfixturevalue("db" if request.param == "sqlite" else "on_postgresql")
    return Cast()


@pytest.fixture
def on_postgresql(newsroom_on_postgresql: Any, django_db_blocker: Any) -> Iterator[None]:
    """Let the test have the newsroom in PostgreSQL, and take back what it did there."""
    with django_db_blocker.unblock(), instead(newsroom_on_postgresql), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def newsroom_on_postgresql(
    postgres: Postgres, django_db_setup: None, django_db_blocker: Any
) -> Iterator[Any]:
    """Found a paper with the cast in a database in PostgreSQL."""
    handler = ConnectionHandler({"default": dict(dj_database_url.parse(postgres.newsroom()))})
    connection = handler["default"]
    with django_db_blocker.unblock():
        with instead(connection):
            found()
            Cast.settle()
        yield connection
        connection.close()


@contextmanager
def instead(connection: Any) -> Iterator[None]:
    """Let the newsroom be in another database inside the block."""
    usual = connections["default"]
    connections["default"] = connection
    _forget_ids()
    try:
        yield
    finally:
        connections["default"] = usual
        _forget_ids()


def _forget_ids() -> None:
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
