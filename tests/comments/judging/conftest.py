"""The classifier keeps what it knows in the process: each test starts with nothing."""

from collections.abc import Iterator

import pytest

from caspian.comments.judging import learning


@pytest.fixture(autouse=True)
def _nothing_learned() -> Iterator[None]:
    learning._known = learning.NOTHING
    yield
    learning._known = learning.NOTHING
