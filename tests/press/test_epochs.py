"""What makes everything stale: the news first, the archive in bounded steps, nothing forgotten."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from caspian.comments.models import CommentSettings
from caspian.edition.commit import Overtaken
from caspian.edition.faults import INTERVALS
from caspian.edition.staleness import trace_of
from caspian.edition.state import state_of, waiting
from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Article, Change, Publication
from caspian.pages.fragments import keys
from caspian.pages.fragments.keys import fragment_key
from caspian.press import cycle, machine, render
from caspian.press import sweep as sweeping
from caspian.press.audit import audit
from caspian.press.render import render_many
from caspian.press.turn import commit
from caspian.project import cli, pressing
from tests.cast import Cast, republished
from tests.press.editions import Edition


def upgrade(monkeypatch: pytest.MonkeyPatch, build: str = "a newer press") -> None:
    """Let the press be another build from here on."""
    monkeypatch.setattr(machine, "build_id", lambda: build)


def step(edition: Edition) -> None:
    """Take the smallest turn there is."""
    edition.press_once(seconds=0)


def stale(edition: Edition) -> list[str]:
    """Return what is stale and does not merely wait for its turn."""
    return [one.key for one in audit(edition.store, timezone.now()) if not one.is_awaiting]


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


def comments_close(cast: Cast) -> None:
    said = CommentSettings.objects.first() or CommentSettings()
    said.close_after_days = 1
    said.save()


def a_section_moves(cast: Cast) -> None:
    cast.culture.move(cast.home, pos="first-child")


EVERYTHING: list[Callable[[Cast], None]] = [
    another_language, another_name, another_time_zone, comments_close, a_section_moves,
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
    articles = [key for key in pressed if "/story-" in key and not key.endswith("comments/")]
    assert articles == [f"/en/politics/story-{n}/" for n in reversed(range(6))]


@pytest.mark.parametrize("change", EVERYTHING)
@pytest.mark.parametrize("at", [0, 1, 3, 9])
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


def test_old_pages_keep_the_fragments_of_their_build_until_they_are_pressed(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = cast.published("The ferry", days_ago=40)
    edition.press()
    old = fragment_key("masthead", "en")
    masthead = edition.text(old)
    upgrade(monkeypatch)
    monkeypatch.setattr(keys, "interface", lambda: "new")
    step(edition)
    tomorrow = timezone.now() + dt.timedelta(days=1)
    edition.press_once(tomorrow, seconds=0)
    held, front = edition.document(article.url_path), edition.document("/en/")
    assert held
    assert front
    assert old in held.fragments
    assert edition.text(old) == masthead
    assert fragment_key("masthead", "en") in front.fragments
    assert fragment_key("masthead", "en") != old
    edition.press(tomorrow)
    assert edition.document(old) is None
    assert "The ferry" in edition.text(article.url_path)


def test_a_press_that_dies_amid_an_upgrade_goes_on_where_it_was(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(4):
        cast.published(f"Story {n}", days_ago=n + 3)
    edition.press()
    upgrade(monkeypatch)
    for _ in range(4):
        step(edition)
    left = waiting(edition.store)
    vars(sweeping)["_of_store"].clear()
    step(edition)
    assert 0 < waiting(edition.store) <= left
    edition.press()
    assert waiting(edition.store) == 0
    assert not state_of(edition.store).is_behind
    assert list(audit(edition.store, timezone.now())) == []


def test_the_control_forgets_an_epoch_and_is_found_out(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.published("The ferry")
    edition.press()
    monkeypatch.setattr(cycle, "_begin_epoch", lambda *args: None)
    another_name(cast)
    edition.press()
    assert stale(edition)


def test_an_audit_on_the_command_line_tells_what_waits_from_what_is_stale(
    cast: Cast,
    edition: Edition,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    article = cast.published("The ferry", days_ago=40)
    edition.press()
    monkeypatch.setattr(pressing, "open_edition", lambda: edition.store)
    monkeypatch.setattr(edition.store, "close", lambda: None)
    monkeypatch.setattr(cli, "_set_up_django", lambda: None)
    upgrade(monkeypatch)
    step(edition)
    Article.objects.filter(pk=article.pk).update(seo_title="As the new build shows it")
    assert cli.main(["press", "--audit"]) == 0
    said = capsys.readouterr().out
    assert "await the upgrade" in said
    assert "Nothing is stale." in said


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


def test_several_cores_render_an_archive_anew(cast: Cast, edition: Edition) -> None:
    for n in range(3):
        cast.published(f"Story {n}", days_ago=n + 3)
    edition.press()
    seen: list[int] = []

    def on_cores(keys: list[str], now: dt.datetime, epoch: int, changes: Any) -> Any:
        seen.append(len(keys))
        # A change that one of the processes sees and the turn doesn't: the step is taken again.
        return None if len(seen) == 1 else list(render_many(keys, "anew", epoch))

    cycle.begin_anew(edition.store, edition.signer, timezone.now())
    done = cycle.until_idle(edition.store, edition.signer, render=on_cores)
    assert done.release is None
    assert done.rendered > 10
    assert waiting(edition.store) == 0
    assert list(audit(edition.store, timezone.now())) == []


def test_what_cannot_be_rendered_after_an_upgrade_keeps_the_fragments_of_its_build(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    ferry = cast.published("The ferry")
    edition.press()
    old = fragment_key("masthead", "en")
    page_of = render._page

    def broken(path: str) -> Any:
        if path == ferry.url_path:
            raise KeyError("a template of the new build")
        return page_of(path)

    monkeypatch.setattr(render, "_page", broken)
    upgrade(monkeypatch)
    monkeypatch.setattr(keys, "interface", lambda: "new")
    edition.press()
    assert edition.document(old)
    assert "The ferry" in edition.text(ferry.url_path)
    assert stale(edition) == [ferry.url_path]
    monkeypatch.setattr(render, "_page", page_of)
    later = timezone.now() + INTERVALS[-1]
    edition.press(later)
    assert edition.document(old) is None
    assert list(audit(edition.store, later)) == []
