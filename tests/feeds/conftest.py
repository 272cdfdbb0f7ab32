"""An edition for each test of feeds, as the tests of the press have it."""

import pytest

from tests.feeds.papers import Programs
from tests.press.conftest import edition as edition
from tests.press.conftest import pressed as pressed
from tests.press.editions import Edition


@pytest.fixture
def programs(edition: Edition) -> Programs:
    """What feed readers and crawlers see of the edition."""
    return Programs(edition)
