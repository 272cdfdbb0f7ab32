"""One subject or document that raises costs itself and nothing else, and somebody is told."""

import datetime as dt
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.utils import timezone

from caspian.edition.faults import INTERVALS, faults, next_fault_due, unseen
from caspian.edition.store import Store
from caspian.newsroom.models import Change
from caspian.pages.fragments.builders import fragment_key
from caspian.pages.reads import cards
from caspian.press import cycle, derive, plan, render, subject_state
from caspian.press.explain import audit
from tests.cast import Cast, republished
from tests.press.editions import Edition

FERRY, STORM = "/en/politics/the-ferry/", "/en/politics/the-storm/"
LATER = INTERVALS[-1]


def breaks(
    monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, when: Callable[..., bool]
) -> Callable[[], None]:
    """Let a function raise for some of what it is called with; return what mends it."""
    whole = getattr(owner, name)

    def broken(*args: Any, **kwargs: Any) -> Any:
        if when(*args, **kwargs):
            raise KeyError("a sub-field that an older version didn't know")
        return whole(*args, **kwargs)

    monkeypatch.setattr(owner, name, broken)
    return lambda: monkeypatch.setattr(owner, name, whole)


def is_as_pressed_clean(edition: Edition, now: dt.datetime) -> bool:
    """Return whether nothing is stale at the moment at which it was pressed last."""
    return not list(audit(edition.store, now))


def test_a_document_that_raises_stays_as_it_was_and_all_else_goes_out(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    ferry = cast.published("The ferry")
    edition.press()
    mend = breaks(monkeypatch, render, "_page", lambda path: path == FERRY)
    republished(ferry, title="The other ferry")
    cast.published("The storm")
    done = edition.press()
    assert done.faults == 1
    assert "The ferry" in edition.text(FERRY)
    assert "The other ferry" in edition.text("/en/")
    assert "The storm" in edition.text("/en/politics/")
    assert edition.status(STORM) == 200
    assert not Change.objects.exists()
    (told,) = faults(edition.store)
    assert (told.name, told.about, told.hides) == (f"document:{FERRY}", FERRY, True)
    assert "KeyError" in told.error
    assert told.advice
    assert unseen(edition.store).count == 1
    mend()
    later = timezone.now() + LATER
    edition.press(later)
    assert "The other ferry" in edition.text(FERRY)
    assert faults(edition.store) == []
    assert is_as_pressed_clean(edition, later)


def test_it_is_tried_again_when_it_is_touched_and_at_growing_intervals(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    ferry = cast.published("The ferry")
    edition.press()
    breaks(monkeypatch, render, "_page", lambda path: path == FERRY)
    now = timezone.now()
    republished(ferry, title="The other ferry")
    edition.press(now)
    tries = []
    for _ in range(4):
        (told,) = faults(edition.store)
        tries.append((told.tries, told.again - told.tried))
        assert next_fault_due(edition.store) == told.again
        assert cycle.is_wanted(edition.store, told.again)
        edition.press(told.again)
    assert tries == [(n + 1, INTERVALS[n]) for n in range(4)]
    republished(ferry, title="The third ferry")
    edition.press(now)
    assert faults(edition.store)[0].tries == 6


def test_a_document_that_only_what_it_newly_read_can_mend_is_mended_by_it(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it had read when it raised is in no trace of what stands."""
    ferry = cast.published("The ferry")
    edition.press()
    mend = breaks(
        monkeypatch, cast.sea.__class__, "name_in", lambda topic, code: topic.pk == cast.sea.pk
    )
    republished(ferry, topics=[cast.sea])
    edition.press()
    assert f"document:{FERRY}" in edition.fault_names()
    mend()
    cast.sea.name = "The Caspian"
    cast.sea.save()
    edition.press()
    assert "The Caspian" in edition.text(FERRY)
    assert not [name for name in edition.fault_names() if name.startswith("document:")]


def test_one_broken_card_is_left_out_of_lists_and_comes_back(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    ferry, storm = cast.published("The ferry"), cast.published("The storm")
    edition.press()
    whole = cards._card

    def broken(article: int, found: Any) -> Any:
        card = whole(article, found)
        if article == ferry.pk:
            raise ValueError("no card of it")
        return card

    with monkeypatch.context() as patch:
        patch.setattr(cards, "_card", broken)
        republished(ferry, standfirst="Late.")
        republished(storm, standfirst="Blows.")
        edition.press()
        assert "The storm" in edition.text("/en/")
        assert "The ferry" not in edition.text("/en/")
        assert "Late." in edition.text(FERRY)
        assert edition.fault_names() == [f"part:card [{ferry.pk}]"]
        edition.press(timezone.now() + LATER)
        assert faults(edition.store)[0].tries == 2
    later = timezone.now() + 3 * LATER
    edition.press(later)
    assert "The ferry" in edition.text("/en/")
    assert edition.fault_names() == []
    assert is_as_pressed_clean(edition, later)


@pytest.mark.parametrize("step", derive.STEPS)
def test_what_cannot_be_derived_for_one_article_is_derived_for_all_others(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    ferry = cast.published("The ferry")
    cast.published("The storm")
    work, is_for_pages = derive.STEPS[step]
    bad = f"page:{ferry.pk}"

    def broken(store: Store, subjects: Any) -> None:
        if bad in subjects:
            raise ZeroDivisionError("no angle of the earth")
        work(store, subjects)

    with monkeypatch.context() as patch:
        patch.setitem(derive.STEPS, step, (broken, is_for_pages))
        edition.press()
        assert edition.status(STORM) == 200
        assert "The storm" in edition.text("/en/latest/")
        assert edition.fault_names() == [f"{step}:{bad}"]
        assert not Change.objects.exists()
    later = timezone.now() + LATER
    edition.press(later)
    assert edition.fault_names() == []
    assert "The ferry" in edition.text("/en/latest/")
    assert is_as_pressed_clean(edition, later)


@pytest.mark.parametrize(
    ("owner", "name"), [(subject_state, "states_of"), (plan, "invalidated_by")]
)
def test_a_subject_whose_place_cannot_be_found_holds_up_no_other(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str
) -> None:
    ferry = cast.published("The ferry")
    edition.press()
    bad = f"page:{ferry.pk}"

    def is_bad(subjects: Any, *rest: Any) -> bool:
        return bad == subjects or (isinstance(subjects, list) and bad in subjects)

    mend = breaks(monkeypatch, owner, name, is_bad)
    republished(ferry, title="The other ferry")
    cast.published("The storm")
    edition.press()
    assert edition.status(STORM) == 200
    assert edition.fault_names() == [f"plan:{bad}"]
    mend()
    later = timezone.now() + LATER
    edition.press(later)
    assert "The other ferry" in edition.text("/en/")
    assert edition.fault_names() == []
    assert is_as_pressed_clean(edition, later)


def test_a_page_whose_fragment_cannot_be_rendered_is_kept_back(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.published("The ferry")
    foot = fragment_key("foot", "en")
    mend = breaks(monkeypatch, render, "_fragment", lambda key: key == foot)
    edition = Edition(tmp_path)
    edition.press()
    assert edition.status(FERRY) == 404
    assert edition.status("languages") == 200
    assert {foot, FERRY} <= {one.about for one in faults(edition.store)}
    mend()
    later = timezone.now() + LATER
    edition.press(later)
    assert "The ferry" in edition.text(FERRY)
    assert edition.fault_names() == []
    assert is_as_pressed_clean(edition, later)


def test_a_failure_is_in_the_log_once(
    cast: Cast,
    edition: Edition,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    ferry = cast.published("The ferry")
    breaks(monkeypatch, render, "_page", lambda path: path == FERRY)
    with caplog.at_level(logging.ERROR):
        edition.press()
        for n in range(3):
            edition.press(timezone.now() + (n + 1) * LATER)
            republished(ferry, title=f"The ferry {n}")
    assert caplog.text.count(f"document:{FERRY}") == 1


def test_a_database_that_is_away_is_no_fault_of_a_document(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.published("The ferry")

    def away(path: str) -> Any:
        raise OperationalError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(render, "_page", away)
        with pytest.raises(OperationalError):
            edition.press()
    assert edition.fault_names() == []
    edition.press()
    assert edition.status(FERRY) == 200
