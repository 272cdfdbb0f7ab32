"""Pages of two builds stand side by side after an upgrade, and each finds what it needs."""

import datetime as dt
import re
from typing import Any

import pytest
from django.utils import timezone

from caspian.edition.faults import INTERVALS
from caspian.edition.state import state_of, waiting
from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Article, Topic
from caspian.pages.fragments import builders
from caspian.pages.fragments.builders import fragment_key
from caspian.press import cycle, render
from caspian.press import sweep as sweeping
from caspian.press.explain import audit
from caspian.press.render import render_many
from caspian.project import cli, pressing
from tests.cast import Cast, republished
from tests.press.editions import Edition
from tests.press.upgrades import stale, step, upgrade


def test_old_pages_keep_the_fragments_of_their_build_until_they_are_pressed(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = cast.published("The ferry", days_ago=40)
    edition.press()
    old = fragment_key("masthead", "en")
    masthead = edition.text(old)
    upgrade(monkeypatch)
    monkeypatch.setattr(builders, "interface", lambda: "new")
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


@pytest.fixture
def here(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> Edition:
    """Let the command work on the test's own edition."""
    monkeypatch.setattr(pressing, "open_edition", lambda: edition.store)
    monkeypatch.setattr(edition.store, "close", lambda: None)
    monkeypatch.setattr(cli, "_set_up_django", lambda: None)
    return edition


@pytest.mark.parametrize("steps", [0, 1], ids=["before its first turn", "after it"])
def test_an_audit_by_a_newer_build_tells_what_waits_from_what_is_stale(
    cast: Cast,
    here: Edition,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    steps: int,
) -> None:
    article = cast.published("The ferry", days_ago=40)
    here.press()
    upgrade(monkeypatch)
    for _ in range(steps):
        step(here)
    Article.objects.filter(pk=article.pk).update(seo_title="As the new build shows it")
    assert cli.main(["press", "--audit"]) == 0
    said = capsys.readouterr().out
    assert "1 is of a former build and waits to be rendered again" in said
    assert article.url_path not in said
    assert "Nothing is stale." in said


def test_what_the_newer_build_has_pressed_and_is_wrong_is_stale_all_the_same(
    cast: Cast,
    here: Edition,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ferry = cast.published("The ferry", days_ago=40)
    cast.published("Tolls", topics=[cast.sea], days_ago=40)
    here.press()
    upgrade(monkeypatch)
    republished(ferry, title="The ferry again")
    step(here)
    Article.objects.filter(pk=ferry.pk).update(seo_title="Nobody heard of this")
    Topic.objects.filter(pk=cast.sea.pk).update(about="Nobody heard of this")
    assert stale(here) == [ferry.url_path]
    assert cli.main(["press", "--audit"]) == 1
    said = capsys.readouterr().out
    assert f"{ferry.url_path} would look different now" in said
    assert "are of a former build and wait to be rendered again" in said
    assert "1 stale." in said


def test_another_address_is_no_former_build(
    cast: Cast, here: Edition, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    cast.published("The ferry")
    here.press()
    settings.CASPIAN_ADDRESS = "https://another.example"
    assert cli.main(["press", "--audit"]) == 1
    assert "former build" not in capsys.readouterr().out


def test_an_archive_that_is_checked_for_another_reason_is_of_this_build(
    cast: Cast, here: Edition, capsys: pytest.CaptureFixture[str]
) -> None:
    article = cast.published("The ferry", days_ago=40)
    here.press()
    add_home("tg")
    step(here)
    Article.objects.filter(pk=article.pk).update(seo_title="Nobody heard of this")
    assert cli.main(["press", "--audit"]) == 0
    said = capsys.readouterr().out
    assert "former build" not in said
    assert re.search(r"^\d+ waits? to be checked ", said, re.M)


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
    monkeypatch.setattr(builders, "interface", lambda: "new")
    edition.press()
    assert edition.document(old)
    assert "The ferry" in edition.text(ferry.url_path)
    assert stale(edition) == [ferry.url_path]
    monkeypatch.setattr(render, "_page", page_of)
    later = timezone.now() + INTERVALS[-1]
    edition.press(later)
    assert edition.document(old) is None
    assert list(audit(edition.store, later)) == []
