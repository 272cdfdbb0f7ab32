"""A small paper, and the same with its first release."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from caspian.edition.export import disk
from tests.front.papers import SmallPaper, first_release


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[SmallPaper]:
    """Return a paper that has published its first release."""
    made = SmallPaper(tmp_path)
    made.release(*first_release())
    yield made
    made.store.close()


@pytest.fixture
def disk_is_waited_for() -> None:
    """Let a test's exports wait for the disk."""


@pytest.fixture(autouse=True)
def _no_power_cuts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Don't wait for the disk: no test here cuts the power, and a busy disk takes seconds."""
    if "disk_is_waited_for" not in request.fixturenames:
        monkeypatch.setattr(disk, "sync", lambda root, touched: None)
        monkeypatch.setattr(disk, "sync_one", lambda path: None)
        monkeypatch.setattr(disk, "sync_everything", lambda folder: None)
