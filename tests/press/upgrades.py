"""What the tests of epochs and upgrades do to an edition."""

import pytest
from django.utils import timezone

from caspian.press import identity
from caspian.press.explain import audit
from tests.press.editions import Edition


def upgrade(monkeypatch: pytest.MonkeyPatch, build: str = "a newer press") -> None:
    """Let the press be another build from here on."""
    monkeypatch.setattr(identity, "build_id", lambda: build)


def step(edition: Edition) -> None:
    """Take the smallest turn there is."""
    edition.press_once(seconds=0)


def stale(edition: Edition) -> list[str]:
    """Return what is stale and does not merely wait for its turn."""
    return [one.key for one in audit(edition.store, timezone.now()) if not one.is_awaiting]
