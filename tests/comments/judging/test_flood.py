"""The shield's promise in a flood (docs/comments.md), and what it rests on."""

import pytest

from caspian.comments.judging import facts
from caspian.comments.models import CommentSettings, SlowMode
from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.comments.judging.brigade import SCRIPTS, flood, held, ranked_right


@pytest.fixture
def articles(cast: Cast) -> list[Article]:
    """Return what the brigade writes under."""
    return [cast.published(f"The port, part {number}") for number in range(2)]


def test_the_promise(articles: list[Article]) -> None:
    came = flood(articles)
    assert held(came.known) == 0
    # Three of a text come through, whether a brigade sends a hundred or 20,000.
    assert sum(one.state == "approved" for one in came.sham) <= 3 * len(SCRIPTS)
    # New readers wait at worst, and for no other reason than the flood.
    assert all(one.score < CommentSettings.load().hold_at for one in came.new)
    assert ranked_right(came.new, came.sham) >= 0.97
    assert SlowMode.objects.count() == len(articles)


def test_without_likeness_new_readers_and_sham_ones_look_the_same(
    articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts, "find_alike", lambda *given: None)
    came = flood(articles)
    assert ranked_right(came.new, came.sham) < 0.7


def test_without_slow_mode_new_readers_do_not_wait(
    articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts.Facts, "slow", None)
    came = flood(articles)
    assert held(came.new) == 0
    # The brigade still does, by what its comments say.
    assert held(came.sham) >= 0.9


def test_without_either_nobody_waits(
    articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts.Facts, "slow", None)
    monkeypatch.setattr(facts, "find_alike", lambda *given: None)
    assert held(flood(articles).sham) < 0.1
