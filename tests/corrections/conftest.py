"""An edition of the cast's paper for what is said of corrections in it."""

from pathlib import Path

import pytest

from tests.cast import Cast
from tests.press.editions import Edition


@pytest.fixture
def edition(cast: Cast, tmp_path: Path) -> Edition:
    """Return an edition that nothing was pressed into yet."""
    return Edition(tmp_path)
