"""A subject whose place can't be found costs itself alone: in a first edition, in an archive."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from caspian.edition.faults import INTERVALS, faults
from caspian.edition.state import state_of
from caspian.press import subject_state
from caspian.press.explain import audit
from tests.cast import Cast
from tests.press.editions import Edition, differences
from tests.press.upgrades import upgrade

LATER = INTERVALS[-1]


def breaks(monkeypatch: pytest.MonkeyPatch, bad: int) -> None:
    """Let it raise to ask for the place of a page."""
    whole = subject_state._pages

    def pages(ids: list[int]) -> Any:
        if bad in ids:
            raise ZeroDivisionError("it breaks")
        return whole(ids)

    monkeypatch.setattr(subject_state, "_pages", pages)


def mend(monkeypatch: pytest.MonkeyPatch, edition: Edition) -> None:
    """Let nothing raise any more, and see that all comes to be as if nothing ever had."""
    monkeypatch.undo()
    later = timezone.now() + LATER
    edition.press(later)
    assert faults(edition.store) == []
    assert list(audit(edition.store, later)) == []


def test_a_first_edition_holds_all_other_pages(cast: Cast, tmp_path: Path) -> None:
    ferry, storm = cast.published("The ferry"), cast.published("The storm")
    edition = Edition(tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        breaks(patch, ferry.pk)
        done = edition.press_clean()
        assert done.faults
        assert done.seconds
        assert edition.status(storm.url_path) == 200
        assert f"plan:page:{ferry.pk}" in edition.fault_names()
        mend(patch, edition)
    whole = Edition(tmp_path)
    whole.press_clean(timezone.now() + LATER)
    assert differences(edition.store, whole.store) == []


def test_what_waits_behind_the_news_is_looked_through_and_news_go_out(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    ferry = cast.published("The ferry")
    edition.press()
    upgrade(monkeypatch)
    with pytest.MonkeyPatch.context() as patch:
        breaks(patch, ferry.pk)
        edition.press()
        assert not state_of(edition.store).is_behind
        assert f"plan:page:{ferry.pk}" in edition.fault_names()
        storm = cast.published("The storm")
        edition.press()
        assert edition.status(storm.url_path) == 200
        mend(patch, edition)
