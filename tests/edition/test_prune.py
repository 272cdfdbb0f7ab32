"""Pruning goes step by step, removes exactly what no kept release showed, and may be cut short."""

import random

import pytest

from caspian.edition import prune as pruning
from caspian.edition.prune import Pruning, Steps, prune
from caspian.edition.verify import verify
from tests.edition.editions import IN_MEMORY, Edition, page

KEYS = [f"/en/{name}/" for name in "abcdefg"]
Body = tuple[str, int]


@pytest.fixture(params=range(8))
def history(request: pytest.FixtureRequest) -> Edition:
    """Return an edition with a random history of some thirty releases."""
    chance = random.Random(request.param)
    edition = Edition(IN_MEMORY)
    for number in range(30):
        some = chance.sample(KEYS, chance.randint(1, 4))
        removed = [key for key in some if chance.random() < 0.3]
        put = [page(key, f"{number}") for key in some if key not in removed]
        edition.release(*put, removed=tuple(removed))
    return edition


def bodies(edition: Edition) -> set[Body]:
    return set(edition.store.database.rows("SELECT key, number FROM edition_past"))


def unneeded(edition: Edition, oldest: int) -> set[Body]:
    """Return the past bodies that were replaced by `oldest` or before, by going through all."""
    changes = edition.store.database.rows("SELECT key, number FROM edition_change")
    return {
        (key, number)
        for key, number in bodies(edition)
        if min(later for of, later in changes if of == key and later > number) <= oldest
    }


def test_exactly_what_no_kept_release_showed_goes(history: Edition) -> None:
    for oldest in (0, 1, 7, 19, 30):
        before, gone = bodies(history), unneeded(history, oldest)
        assert prune(history.store, oldest).bodies == len(gone)
        assert bodies(history) == before - gone
        assert list(verify(history.store.database, now=history.at)) == []


def test_cut_short_anywhere_it_is_finished_the_next_time(
    history: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pruning, "_STEP", 2)
    monkeypatch.setattr(pruning, "_RELEASES", 3)
    wanted = bodies(history) - unneeded(history, 20)
    steps = Steps(history.store)
    while steps.take(20) is not None:
        assert bodies(history) >= wanted
        steps = Steps(history.store) if random.random() < 0.3 else steps
    assert bodies(history) == wanted


def test_asked_again_later_it_goes_on_where_it_was(history: Edition) -> None:
    steps, gone = Steps(history.store), 0
    for oldest in (5, 12, 12, 25, 30):
        while (removed := steps.take(oldest)) is not None:
            gone += removed.bodies
        assert unneeded(history, oldest) == set()
        again = Steps(history.store, steps.through)
        assert again.take(oldest) is None
    assert gone > 20


def test_a_step_removes_few_at_a_time(history: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pruning, "_STEP", 5)
    told: list[int] = []
    prune(history.store, 30, lambda gone: told.append(gone.bodies))
    assert max(now - before for before, now in zip([0, *told], told, strict=False)) == 5


def test_where_nothing_is_old_nothing_is_written(history: Edition) -> None:
    prune(history.store, 30)

    def refuse(sql: str, many: object) -> None:
        raise AssertionError(sql)

    history.store.database.run_many = refuse  # type: ignore[method-assign]
    assert prune(history.store, 30) == Pruning()
