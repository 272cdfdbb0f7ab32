"""An edition for each test of the press: pressed once for all of them, and copied."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from caspian.newsroom.models import Change
from caspian.press.derive import catch_up_search
from tests.cast import Cast
from tests.press.editions import Edition

KEY = "edition.key"


@dataclass(frozen=True)
class Pressed:
    """The file of an edition of the cast's paper, and the folder of its key."""

    image: bytes
    folder: Path


@pytest.fixture(scope="session")
def pressed(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Pressed:
    """Press the cast's paper as nobody has changed it yet, and take back what that did there."""
    folder = tmp_path_factory.mktemp("pressed")
    kept = settings.CASPIAN_EDITION_KEY
    settings.CASPIAN_EDITION_KEY = folder / KEY
    try:
        with django_db_blocker.unblock(), transaction.atomic():
            edition = Edition(folder)
            edition.press()
            image = edition.image()
            edition.store.close()
            transaction.set_rollback(True)
    finally:
        settings.CASPIAN_EDITION_KEY = kept
    return Pressed(image, folder)


@pytest.fixture
def edition(pressed: Pressed, cast: Cast, tmp_path: Path) -> Edition:
    """An edition of the cast's paper, pressed once; nothing waits for the press."""
    shutil.copyfile(pressed.folder / KEY, tmp_path / KEY)
    edition = Edition(tmp_path)
    edition.become(pressed.image)
    Change.objects.all().delete()
    catch_up_search()
    return edition
