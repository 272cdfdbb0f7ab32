"""An edition for each test of the press: pressed once for all of them, and copied."""

import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from caspian.edition.staleness import next_due
from caspian.newsroom.models import Change
from caspian.press.derive import catch_up_search
from tests.cast import Cast
from tests.press.editions import Edition

KEY = "edition.key"


LONGER_THAN_A_TEST = 10.0
"""seconds for which an edition must hold when a test begins with it"""


@dataclass
class Pressed:
    """An edition of the cast's paper that tests copy, and the folder of its key."""

    image: bytes
    folder: Path

    def current(self) -> Edition:
        """Return a copy of which nothing is due: pressed anew where an hour has passed since.

        The book of the day is pressed every hour, and a run of the tests goes on for longer.
        """
        edition = Edition(self.folder)
        edition.become(self.image)
        due = next_due(edition.store)
        left = (due - timezone.now()).total_seconds() if due else LONGER_THAN_A_TEST
        if left >= LONGER_THAN_A_TEST:
            return edition
        time.sleep(max(0.0, left))
        edition = Edition(self.folder)
        edition.press()
        self.image = edition.image()
        return edition


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
    edition = pressed.current()
    Change.objects.all().delete()
    catch_up_search()
    return edition
