"""A process that was forked to render does so for the moment, and of the state, of its press."""

import datetime as dt
from contextlib import ExitStack

import pytest

from caspian.edition.document import Part
from caspian.edition.splice import plain
from caspian.pages.fragments.builders import fragment_key
from caspian.press import workers
from tests.cast import Cast

MOMENT = dt.datetime(2031, 3, 20, 9, 30, tzinfo=dt.UTC)


def test_it_renders_for_the_moment_that_it_was_given(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as held:
        monkeypatch.setattr(workers, "_held", held)
        monkeypatch.setattr(workers, "_has_begun", False)
        monkeypatch.setattr(workers, "_batch", workers._Batch())
        for _ in range(2):
            (page,) = workers._render([fragment_key("masthead", "en")], MOMENT)
            assert page.document is not None
            parts: list[Part] = [one for one in page.document.parts if not isinstance(one, str)]
            assert "March 20, 2031" in plain(parts).decode()
        assert workers._render([], MOMENT) == []
