"""What tests of comments share: an article that takes them, and readers who write."""

import pytest

from caspian.newsroom.models import Article
from tests.cast import Cast


@pytest.fixture
def article(cast: Cast) -> Article:
    """Return a public article of yesterday."""
    return cast.published("The ferry is late")
