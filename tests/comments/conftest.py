"""What tests of comments share: an article that takes them, and readers who write."""

import pytest

from caspian.comments import second_looks
from caspian.newsroom.models import Article
from tests.cast import Cast


@pytest.fixture
def article(cast: Cast) -> Article:
    """Return a public article of yesterday."""
    return cast.published("The ferry is late")


@pytest.fixture(autouse=True)
def _without_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is looked through in steps come to its end, however slow the machine is."""
    monkeypatch.setattr(second_looks, "WITHIN_SECONDS", 600.0)
