"""A release is all or nothing under `kill -9` at any moment, and what was acknowledged stays."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.edition.committing import EARLY, PIECEMEAL, WHOLE, faults
from tests.edition.editions import NOON
from tests.edition.killing import Committer
from tests.thorough import often

pytestmark = pytest.mark.slow
KILLS, CONTROL_KILLS = often(8, 200), 100
# A new edition now and then: the check goes through all releases, and must not become the test.
KILLS_OF_ONE_EDITION = 10
Fresh = Callable[[], tuple[str, Path]]


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Fresh:
    """Return a way to get the address of a new edition and a home for its key."""
    postgres = None
    if request.param == "postgresql":
        postgres = request.getfixturevalue("postgres")

    def new() -> tuple[str, Path]:
        home = tmp_path / str(len(list(tmp_path.iterdir())))
        home.mkdir()
        url = postgres.new() if postgres else f"sqlite:///{home / 'edition.sqlite3'}"
        return url, home

    return new


def kill_once(url: str, home: Path, how: str, chance: random.Random) -> list[str]:
    """Have releases made, kill who makes them, and return what is wrong with what is left."""
    committer = Committer(url, home, how)
    committer.run_a_while(chance)
    return faults(url, home, committer.kill(), NOON)


def test_a_release_is_all_or_nothing_whenever_its_process_is_killed(fresh: Fresh) -> None:
    chance = random.Random(random.randrange(2**32))
    for number in range(KILLS):
        if number % KILLS_OF_ONE_EDITION == 0:
            url, home = fresh()
        assert kill_once(url, home, WHOLE, chance) == [], number


@pytest.mark.parametrize("how", [PIECEMEAL, EARLY])
def test_the_control_done_in_another_way_it_is_caught(fresh: Fresh, how: str) -> None:
    chance = random.Random(random.randrange(2**32))
    url, home = fresh()
    assert any(kill_once(url, home, how, chance) for _ in range(CONTROL_KILLS))
