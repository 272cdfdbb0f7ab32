"""What makes everything stale: the news first, the archive in bounded steps, nothing forgotten."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from caspian.comments.models import CommentSettings
from caspian.edition.commit import Overtaken
from caspian.edition.staleness import trace_of
from caspian.edition.state import waiting
from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Change, Publication
from caspian.pages.fragments.builders import fragment_key
from caspian.press import cycle
from caspian.press import sweep as sweeping
from caspian.press.explain import audit
from caspian.press.inventory import documents
from caspian.press.turn import commit
from tests.cast import Cast, republished
from tests.press.editions import Edition
from tests.press.upgrades import stale, step, upgrade
from tests.thorough import some


def another_language(cast: Cast) -> None:
    add_home("tg")


def another_name(cast: Cast) -> None:
    paper = Publication.load()
    paper.name = "The Caspian Post"
    paper.save()


def another_time_zone(cast: Cast) -> None:
    paper = Publication.load()
    paper.time_zone = "America/New_York"
    paper.save()


def another_clock(cast: Cast) -> None:
    paper = Publication.load()
    paper.english_dates, paper.clock = "GB", "h23"
    paper.save()


def comments_close(cast: Cast) -> None:
    said = CommentSettings.objects.first() or CommentSettings()
    said.close_after_days = 1
    said.save()


def a_section_moves(cast: Cast) -> None:
    cast.culture.move(cast.home, pos="first-child")


EVERYTHING: list[Callable[[Cast], None]] = [
    another_language, another_name, another_time_zone, another_clock, comments_close,
    a_section_moves,
]  # fmt: skip


def test_after_an_upgrade_news_come_first_and_the_archive_follows(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = [cast.published(f"Story {n}", days_ago=30 + n) for n in range(4)]
    edition.press()
    section = "/en/culture/"
    before = trace_of(edition.store, section)
    upgrade(monkeypatch)
    republished(old[2], title="Story 2, corrected")
    news = edition.press_once(seconds=0)
    assert news.is_more
    assert "Story 2, corrected" in edition.text(old[2].url_path)
    assert "Story 2, corrected" in edition.text("/en/latest/")
    assert trace_of(edition.store, section) == before
    assert stale(edition) == []
    assert waiting(edition.store) > 0
    edition.press()
    assert waiting(edition.store) == 0
    after = trace_of(edition.store, section)
    assert before
    assert after
    assert after.epoch > before.epoch


def test_a_step_through_the_archive_renders_few_and_begins_with_the_newest(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(6):
        cast.published(f"Story {n}", days_ago=60 - n)
    edition.press()
    upgrade(monkeypatch)
    edition.press_once(seconds=0)
    pressed: list[str] = []
    rendered = vars(sweeping)["rendered"]

    def noted(key: str, *rest: Any) -> Any:
        pressed.append(key)
        return rendered(key, *rest)

    monkeypatch.setitem(vars(sweeping), "rendered", noted)
    while edition.press_once(seconds=0).is_more:
        assert len(pressed) <= 1, "a step without time renders one document"
        pressed.clear()
    edition.press()

    upgrade(monkeypatch, "a still newer press")
    edition.press_once(seconds=0)
    pressed.clear()
    edition.press()
    beneath = "/en/politics/story-"
    articles = [one for one in pressed if one.startswith(beneath) and one.count("/") == 4]
    assert articles == [f"/en/politics/story-{n}/" for n in reversed(range(6))]


# Each at one moment of the press, early or late, and in `make proofs` each at all of them.
MOMENTS = (1, 9, 0, 3)
AT = [(change, number % 2 * 8 + 1) for number, change in enumerate(EVERYTHING)]
AT += [(change, at) for change in EVERYTHING for at in MOMENTS if (change, at) not in AT]


@pytest.mark.parametrize(("change", "at"), some(len(EVERYTHING), AT))
def test_what_means_everything_is_not_lost_at_any_moment_of_a_whole_press(
    cast: Cast, edition: Edition, change: Callable[[Cast], None], at: int
) -> None:
    for n in range(3):
        cast.published(f"Story {n}", days_ago=n + 3)
    edition.press()
    cycle.begin_anew(edition.store, edition.signer, timezone.now())
    for _ in range(at):
        step(edition)
    change(cast)
    step(edition)
    assert stale(edition) == []
    edition.press()
    assert list(audit(edition.store, timezone.now())) == []
    assert not Change.objects.exists()


def test_the_sitemap_of_a_month_comes_after_all_parts_that_it_shows(
    cast: Cast, edition: Edition
) -> None:
    """A step that ended between them would press a month without a day that is new."""
    add_home("tg")
    for n in (2, 3, 40):
        cast.published(f"Story {n}", days_ago=n)
    edition.press()
    parts = [key for key in documents() if "sitemap:" in key or "/sitemaps/2" in key]
    days = [key.startswith("sitemap:") for key in parts]
    assert sum(days) == 3
    assert days == sorted(days, reverse=True)


def test_a_new_language_has_all_its_shared_parts_from_its_first_release_on(
    cast: Cast, edition: Edition
) -> None:
    cast.published("The ferry")
    edition.press()
    cycle.begin_anew(edition.store, edition.signer, timezone.now())
    step(edition)
    add_home("tg")
    step(edition)
    for key in ("/tg/", "absent:tg:404", fragment_key("masthead", "tg"), "/tg/offline/"):
        assert edition.status(key) in (200, 404)
        assert edition.document(key), key
    assert edition.text("/tg/")


def test_a_setting_that_pages_do_not_show_is_checked_and_not_rendered(
    cast: Cast, edition: Edition
) -> None:
    for n in range(3):
        cast.published(f"Story {n}")
    edition.press()
    paper = Publication.load()
    paper.must_read_days += 1
    paper.save()
    done = edition.press()
    assert done.checked > 10
    assert done.release is None
    assert stale(edition) == []


def test_the_control_forgets_an_epoch_and_is_found_out(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.published("The ferry")
    edition.press()
    monkeypatch.setattr(cycle, "_begin_epoch", lambda *args: None)
    another_name(cast)
    edition.press()
    assert stale(edition)


def test_a_step_that_was_overtaken_is_taken_again_and_nothing_of_it_is_lost(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also what did not stand before: no table would tell that it is missing."""
    cast.published("The ferry", topics=[cast.sea])
    edition.press()
    add_home("tg")
    overtaken = 0

    def commit_seldom(*args: Any) -> Any:
        nonlocal overtaken
        overtaken += 1
        if overtaken % 2 and edition.store.number() > 1:
            raise Overtaken("another press was quicker")
        return commit(*args)

    monkeypatch.setattr(cycle, "commit", commit_seldom)
    while edition.press_once(seconds=0).is_more:
        pass
    assert overtaken > 10
    assert list(audit(edition.store, timezone.now())) == []
