"""What every test stands on: a founded paper in a database of its own, and the cast."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.template import Template
from django.test.utils import _TestState
from hypothesis import HealthCheck
from hypothesis import settings as examples
from wagtail.signal_handlers import disable_reference_index_auto_update

from caspian.newsroom.founding import found
from caspian.project import install
from tests.cast import Cast
from tests.decoded import remember_decoded
from tests.edition.postgres import postgres as postgres
from tests.lanes import is_quick
from tests.thorough import PROOFS

# A machine that is busy fails no test, and what `make test` tries is the same on every machine:
# `make proofs` tries what chance offers.
examples.register_profile(
    "caspian",
    deadline=None,
    derandomize=not PROOFS,
    suppress_health_check=[HealthCheck.too_slow],
)
examples.load_profile("caspian")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is for a release, and refuse a test after which the database is empty.

    The next one would find no paper in it.
    """
    for item in items:
        if is_quick(item.nodeid) and not item.get_closest_marker("slow"):
            item.add_marker("quick")
    # What takes longest begins first: else one process would still be at it when the other is done.
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    if not PROOFS:
        left_out = [item for item in items if item.get_closest_marker("proofs")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
    for item in items:
        marker = item.get_closest_marker("django_db")
        if "transactional_db" in getattr(item, "fixturenames", ()) or (
            marker and marker.kwargs.get("transaction")
        ):
            raise pytest.UsageError(
                f"{item.nodeid} would empty the database of all tests: capture what follows a "
                "commit (django_capture_on_commit_callbacks), or take a database of its own"
            )


def pytest_collection_finish() -> None:
    """Let the collector of garbage leave alone what stays until the end, and come less often.

    It would look through Django, Wagtail and all tests some thousand times: a seventh of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


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


@pytest.fixture(scope="session", autouse=True)
def _thrifty(django_test_environment: None) -> None:
    """Let templates render as they do in life, and the same picture be decoded once.

    Django's harness copies the context of each of the thousand templates of a screen, for
    `answer.context`; `answer.context_data` says what a test wants of it.
    """
    state: Any = _TestState
    template: Any = Template
    template._render = state.saved_data.template_render
    remember_decoded()


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
