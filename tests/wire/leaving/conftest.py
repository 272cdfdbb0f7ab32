"""The odd paper, made once for all files of this folder: each test gets a copy of it."""

import shutil
import sqlite3
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connections, transaction
from django.test import override_settings

from tests.cast import Cast
from tests.wire.leaving.paper import OddPaper

HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@dataclass(frozen=True)
class Made:
    """The odd paper as it was made, and the folder of its files."""

    paper: OddPaper
    media: Path


@pytest.fixture(scope="package")
def made(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Made]:
    """Make the paper in a database of its own, which is that of all tests of this folder."""
    folder = tmp_path_factory.mktemp("odd")
    before = str(connections["default"].settings_dict["NAME"])
    copy, media = folder / "newsroom.sqlite3", folder / "media"
    with sqlite3.connect(before) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    source.close()
    target.close()
    with django_db_blocker.unblock():
        _use(str(copy))
        with override_settings(MEDIA_ROOT=media, PASSWORD_HASHERS=HASHERS), transaction.atomic():
            paper = OddPaper(Cast())
            # As in a test, which never commits: nothing follows.
            connections["default"].run_on_commit.clear()
        connections["default"].close()
        yield Made(paper, media)
        _use(before)


@pytest.fixture
def paper(made: Made, cast: Cast, settings: Any) -> OddPaper:
    """A paper with everything, at an address."""
    settings.CASPIAN_ADDRESS = "https://paper.example"
    shutil.copytree(made.media, settings.MEDIA_ROOT)
    return deepcopy(made.paper)


def _use(path: str) -> None:
    connection = connections["default"]
    connection.close()
    connection.settings_dict["NAME"] = django_settings.DATABASES["default"]["NAME"] = path
