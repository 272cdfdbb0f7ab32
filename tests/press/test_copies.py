"""The edition that tests of the press begin with is a copy, and as good as one that was pressed."""

import datetime as dt
from pathlib import Path

import pytest
from django.utils import timezone

from caspian.newsroom.models import Change
from caspian.press import cycle
from tests.cast import Cast
from tests.press.conftest import Pressed
from tests.press.editions import Edition, differences


def test_a_copy_is_what_the_press_makes(cast: Cast, edition: Edition, tmp_path: Path) -> None:
    pressed = Edition(tmp_path)
    pressed.press()
    assert differences(edition.store, pressed.store) == []
    assert edition.store.number() == pressed.store.number() == 1


def test_nothing_is_left_to_press_in_a_copy(cast: Cast, edition: Edition) -> None:
    assert not cycle.is_wanted(edition.store, timezone.now())
    assert edition.press().rendered == 0


def test_the_control_a_copy_with_a_change_is_not_what_the_press_makes(
    cast: Cast, edition: Edition, tmp_path: Path
) -> None:
    cast.published("The ferry")
    assert Change.objects.exists()
    pressed = Edition(tmp_path)
    pressed.press()
    assert differences(edition.store, pressed.store) != []


def test_a_copy_of_which_something_is_due_is_pressed_anew(
    cast: Cast, edition: Edition, pressed: Pressed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two hours later the book of the day is due in the old copy, and in the new one is not."""
    later = timezone.now() + dt.timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    kept = pressed.image
    try:
        assert cycle.is_wanted(edition.store, later)
        copy = pressed.current()
        Change.objects.all().delete()
        assert not cycle.is_wanted(copy.store, later)
        assert copy.store.number() == 1
    finally:
        pressed.image = kept
