"""A search index that can't be brought up to date holds up no publication."""

import logging
from typing import Any

import pytest

from caspian.press import derive
from tests.cast import Cast
from tests.press.editions import Edition


@pytest.fixture(autouse=True)
def _rested(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derive, "_rested_at", float("-inf"))


def test_publications_go_on_and_the_log_says_so_once(
    cast: Cast,
    edition: Edition,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken() -> Any:
        raise ZeroDivisionError("no stem of it")

    monkeypatch.setattr(derive, "catch_up", broken)
    monkeypatch.setattr(derive, "is_behind", lambda: True)
    with caplog.at_level(logging.ERROR):
        for headline in ("The ferry", "The storm"):
            cast.published(headline)
            edition.press_once()
            assert headline in edition.text("/en/latest/")
    assert caplog.text.count("can't be brought up to date") == 1
    assert not derive.search_is_behind()
    monkeypatch.setattr(derive, "_rested_at", float("-inf"))
    assert derive.search_is_behind()
