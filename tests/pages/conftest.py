"""In this folder no page may touch the database but through a read: the harness sees to it."""

from collections.abc import Iterator

import pytest

from tests.pages.watchdog import guarded_door


@pytest.fixture(autouse=True)
def _door() -> Iterator[None]:
    with guarded_door():
        yield
