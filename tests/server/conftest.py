"""An edition of a small paper, and a front over it that starts no threads."""

import shutil
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace

import brotli
import pytest

from caspian.server import own_files
from caspian.server.front import Front
from tests.server.backend import Desk, backend_at
from tests.server.edition import Edition, settings_for, small_paper
from tests.server.served import FRONT, Served

Serve = Callable[..., Served]


@pytest.fixture(scope="session", autouse=True)
def _packed_once() -> None:
    """Pack the paper's own files once: each front does it, for a tenth of a second."""
    once = SimpleNamespace(compress=lru_cache(brotli.compress))
    vars(own_files)["brotli"] = once


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an edition with one release, the small paper, that tests copy."""
    home = tmp_path_factory.mktemp("released") / "home"
    Edition(home).release(*small_paper())
    return home


@pytest.fixture
def edition(released: Path, tmp_path: Path) -> Edition:
    """An edition with one release: the small paper."""
    shutil.copytree(released, tmp_path / "home")
    return Edition(tmp_path / "home")


@pytest.fixture
def front(edition: Edition) -> Iterator[Front]:
    """A front over the edition."""
    made = Front(settings_for(edition))
    yield made
    made.reading.close()


@pytest.fixture
def desk(edition: Edition) -> Iterator[Desk]:
    """A backend that answers."""
    with backend_at(edition.home / "backend.sock", Desk()) as answering:
        yield answering


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Return a way to serve an edition by real processes; what runs is ended."""
    started: list[Served] = []

    def start(edition: Edition, application: str = FRONT, workers: int = 2) -> Served:
        started.append(Served(edition, application=application, workers=workers))
        return started[-1]

    yield start
    for served in started:
        served.stop()
