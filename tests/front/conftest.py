"""A small paper, the same with its first release, and what stands in front of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from caspian.edition.export import disk
from tests.front.behind import Behind
from tests.front.nginx import serving
from tests.front.papers import SmallPaper, first_release, latest
from tests.front.varnish import in_front_of


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


@pytest.fixture
def behind(paper: SmallPaper, tmp_path: Path) -> Iterator[Behind]:
    """Return the paper's own front."""
    paper.release(latest("/en/", teaser=False))
    made = Behind(paper.url, tmp_path)
    yield made
    made.stop()


@pytest.fixture(params=["nginx on an export", "nginx before the paper", "Varnish"])
def port(
    request: pytest.FixtureRequest, paper: SmallPaper, behind: Behind, tmp_path: Path
) -> Iterator[int]:
    """Return the port of each server in front."""
    if request.param == "Varnish":
        with in_front_of(tmp_path / "varnish", behind.port) as runs:
            yield runs.port
        return
    paper.export()
    with serving(tmp_path / "nginx", paper.folder, upstream=behind.port) as runs:
        yield runs.port if "export" in request.param else runs.proxy
