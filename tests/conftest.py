"""What every test stands on: a founded paper in a database of its own, and the cast."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from wagtail.signal_handlers import disable_reference_index_auto_update

from caspian.newsroom.founding import found
from caspian.project import install
from tests.cast import Cast


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse a test after which the database is empty: the next one would find no paper in it."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if "transactional_db" in getattr(item, "fixturenames", ()) or (
            marker and marker.kwargs.get("transaction")
        ):
            raise pytest.UsageError(
                f"{item.nodeid} would empty the database of all tests: capture what follows a "
                "commit (django_capture_on_commit_callbacks), or take a database of its own"
            )


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, tmp_path_factory: Any
) -> Iterator[None]:
    """Copy the database that installation migrated, and found a paper in it."""
    connection = connections["default"]
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            _copy_blank(tmp_path_factory.mktemp("database") / "newsroom.sqlite3")
        else:  # a database made for this process: see tests/press/test_on_postgresql.py
            call_command("migrate", verbosity=0)
        connection.close()
        found()
        Cast.settle()
        yield
        connection.close()


def _copy_blank(path: Path) -> None:
    assert install.BLANK.exists(), "run `make .venv/.installed` first: it makes the blank database"
    shutil.copyfile(install.BLANK, path)
    named = connections["default"].settings_dict
    named["NAME"] = settings.DATABASES["default"]["NAME"] = str(path)


@pytest.fixture(autouse=True)
def _quick(tmp_path: Path, settings: Any, request: pytest.FixtureRequest) -> Iterator[None]:
    """Keep files in the test's own folder, and leave out what costs time and isn't tested."""
    settings.MEDIA_ROOT = tmp_path / "media"
    # Whatever edition lies about on this machine is not the tests' own.
    settings.CASPIAN_EDITION = ""
    settings.CASPIAN_EDITION_KEY = tmp_path / "edition.key"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if request.node.get_closest_marker("indexed"):
        yield
        return
    search = {**settings.WAGTAILSEARCH_BACKENDS["default"], "AUTO_UPDATE": False}
    settings.WAGTAILSEARCH_BACKENDS = {"default": search}
    with disable_reference_index_auto_update():
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    """The people, sections, topics and places that tests speak of."""
    return Cast()
