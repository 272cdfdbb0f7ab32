"""Editions to test with, in each of the two databases that one may live in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.edition.editions import Edition, publish_some

BOTH = ("sqlite", pytest.param("postgresql", marks=pytest.mark.slow))


@pytest.fixture(params=BOTH)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a new and empty edition, in SQLite and in PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'edition.sqlite3'}"
    return str(request.getfixturevalue("postgres").new())


@pytest.fixture
def edition(address: str, tmp_path: Path) -> Iterator[Edition]:
    """Return a new edition, empty."""
    made = Edition(address, key=tmp_path / "edition.key", head=tmp_path / "edition.head")
    yield made
    made.store.close()


@pytest.fixture
def published(edition: Edition) -> Edition:
    """Return an edition of four releases."""
    return publish_some(edition)
