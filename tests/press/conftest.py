"""An edition for each test of the press."""

from pathlib import Path

import pytest

from tests.cast import Cast
from tests.press.editions import Edition


@pytest.fixture
def edition(cast: Cast, tmp_path: Path) -> Edition:
    """An edition of the cast's paper, pressed once."""
    edition = Edition(tmp_path)
    edition.press()
    return edition
