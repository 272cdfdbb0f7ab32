"""Any number of presses may work on one edition: what each remembers holds for one step of it."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from caspian.edition.state import state_of
from caspian.edition.store import open_store
from caspian.newsroom.models import Change
from caspian.press import cycle, identity, read_cache
from caspian.press.checking import check
from caspian.press.explain import audit
from tests.cast import Cast, republished
from tests.press.editions import Edition


@pytest.fixture
def presses(cast: Cast, tmp_path: Path) -> tuple[Edition, Edition]:
    """Two presses of one edition: the background worker's, and somebody's `caspian press`."""
    url = f"sqlite:///{tmp_path / 'edition.sqlite3'}"
    made = []
    for _ in range(2):
        press = Edition(tmp_path)
        press.store = open_store(url, make=True)
        made.append(press)
    return made[0], made[1]


def test_an_edition_that_was_put_into_memory_keeps_no_other_press_waiting(
    cast: Cast, edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite has a name for it, "x": two processes of tests would wait for one another."""
    monkeypatch.chdir(tmp_path)
    edition.press()
    assert list(tmp_path.glob("*.press")) == []


def stale(edition: Edition) -> list[str]:
    """Return the keys of what is not as it would be rendered now."""
    return [one.key for one in audit(edition.store, timezone.now())]


def corrected_by_the_other(cast: Cast, worker: Edition, other: Edition) -> None:
    """Let the other press take up a correction of a card that the worker remembers."""
    a, b = cast.published("Ferry A"), cast.published("Ferry B")
    worker.press()
    republished(a, title="Ferry A again")
    worker.press()
    republished(b, title="Ferry B CORRECTED")
    other.press()
    assert "Ferry B CORRECTED" in worker.text("/en/")
    republished(a, title="Ferry A once more")
    worker.press()


def test_a_card_changed_by_another_press_is_not_forgotten(
    cast: Cast, presses: tuple[Edition, Edition]
) -> None:
    worker, other = presses
    corrected_by_the_other(cast, worker, other)
    assert stale(worker) == []
    assert "Ferry B CORRECTED" in worker.text("/en/")


def test_the_control_remembers_across_steps_and_is_stale(
    cast: Cast, presses: tuple[Edition, Edition], monkeypatch: pytest.MonkeyPatch
) -> None:
    worker, other = presses
    unkeyed = read_cache.reusing
    monkeypatch.setattr(
        cycle, "reusing", lambda store, state, touched: unkeyed(store, "any", touched)
    )
    monkeypatch.setattr(
        cycle,
        "keep_answers",
        lambda store, state, kept: read_cache.keep_answers(store, "any", kept),
    )
    corrected_by_the_other(cast, worker, other)
    assert "/en/" in stale(worker)


def test_a_press_that_was_overtaken_while_it_rendered_takes_its_turn_again(
    cast: Cast, presses: tuple[Edition, Edition], monkeypatch: pytest.MonkeyPatch
) -> None:
    worker, other = presses
    article = cast.published("Ferry A")
    worker.press()
    overtakes = [True]

    def check_slowly(*args: Any) -> Any:
        found = check(*args)
        if overtakes and overtakes.pop():
            other.press()
            republished(article, title="Ferry A, at last")
            other.press()
        return found

    monkeypatch.setattr(cycle, "check", check_slowly)
    republished(article, title="Ferry A again")
    worker.press()
    assert "Ferry A, at last" in worker.text("/en/")
    assert stale(worker) == []
    assert not Change.objects.exists()


def test_a_change_without_any_page_overtakes_too(
    cast: Cast, presses: tuple[Edition, Edition]
) -> None:
    """Its facts were compared by the one press: the other must not remember what was before."""
    worker, other = presses
    article = cast.published("Ferry A")
    worker.press()
    before = worker.store.last_step()
    article.save_revision()
    other.press()
    assert worker.store.last_step() != before


def test_what_is_remembered_is_used_where_nobody_came_between(
    cast: Cast, presses: tuple[Edition, Edition]
) -> None:
    worker, _ = presses
    a, b = cast.published("Ferry A"), cast.published("Ferry B")
    worker.press()
    republished(a, title="Ferry A again")
    worker.press()
    with read_cache.reusing(worker.store, worker.store.last_step(), frozenset()) as answers:
        assert {read.asked for read in answers if read.name == "card"} == {(a.pk,), (b.pk,)}


def test_an_edition_whose_file_was_replaced_takes_no_publication_with_it(
    cast: Cast, presses: tuple[Edition, Edition], tmp_path: Path
) -> None:
    """What is committed to a file that is gone is committed to nothing."""
    worker, _ = presses
    worker.press()
    (tmp_path / "edition.sqlite3").rename(tmp_path / "gone")
    cast.published("The ferry")
    with pytest.raises(cycle.Replaced):
        worker.press()
    assert Change.objects.exists()
    worker.store = open_store(f"sqlite:///{tmp_path / 'edition.sqlite3'}", make=True)
    worker.press()
    assert worker.status("/en/politics/the-ferry/") == 200


def test_one_that_was_replaced_amid_a_turn_is_noticed_before_the_outbox_forgets(
    cast: Cast, presses: tuple[Edition, Edition], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker, _ = presses
    worker.press()

    def check_while_it_goes(*args: Any) -> Any:
        (tmp_path / "edition.sqlite3").rename(tmp_path / "gone")
        return check(*args)

    monkeypatch.setattr(cycle, "check", check_while_it_goes)
    cast.published("The ferry")
    with pytest.raises(cycle.Replaced):
        worker.press()
    assert Change.objects.exists()


def test_two_builds_do_not_press_everything_in_turn(
    cast: Cast, presses: tuple[Edition, Edition], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker, other = presses
    cast.published("The ferry")
    worker.press()
    own = settings.CASPIAN_ADDRESS
    settings.CASPIAN_ADDRESS = "https://elsewhere.example"
    other.press()
    # What follows is the first press again, in whose process the edition was its own before.
    settings.CASPIAN_ADDRESS = own
    now = [1000.0]
    monkeypatch.setattr("caspian.press.cycle.time.monotonic", lambda: now[0])
    cycle._seen[worker.store.place] = (identity.this_build(), state_of(worker.store), 1000.0)
    with pytest.raises(cycle.OtherPress, match="CASPIAN_ADDRESS"):
        worker.press()
    now[0] += cycle.OTHERS_SECONDS + 1
    worker.press()
    assert own in worker.text("/en/politics/the-ferry/")
    assert stale(worker) == []
