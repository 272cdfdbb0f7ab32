"""One turn of the press: what changed becomes one release, and nothing is lost or early."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from caspian.edition.staleness import next_due
from caspian.newsroom import archive_pages
from caspian.newsroom.models import Article, Change
from caspian.newsroom.must_read import pin
from caspian.newsroom.outbox import record
from caspian.press import cycle, identity, outbox
from caspian.press.derive import derive
from caspian.press.turn import commit
from tests.cast import Cast, republished
from tests.press.editions import Edition
from tests.thorough import often

ARTICLES = often(24, 40)
SECRET = "Nobody may know this yet"


def test_a_publication_is_one_release_everywhere(cast: Cast, edition: Edition) -> None:
    cast.published("The ferry", topics=[cast.sea], places=[cast.baku])
    done = edition.press()
    assert done.release is not None
    assert done.release.number == 2
    for path in ("/en/", "/en/politics/", "/en/topics/the-sea/", "/en/places/baku/", "/en/latest/"):
        assert "The ferry" in edition.text(path)
    assert not Change.objects.exists()


def test_where_nothing_changed_there_is_no_release(cast: Cast, edition: Edition) -> None:
    assert edition.press().release is None
    article = cast.published("The ferry")
    edition.press()
    article.save_revision()
    assert edition.press().release is None


def test_what_came_out_the_same_is_no_change(cast: Cast, edition: Edition) -> None:
    cast.published("The ferry")
    edition.press()
    cast.aysel.save()
    done = edition.press()
    assert done.rendered == 0
    assert done.checked > 3
    assert done.release is None


def test_a_release_never_bears_a_moment_before_its_news(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is published while the press derives is in this release: it is of that moment or later.

    Else a scheduled article seems to have gone out early to those who check.
    """
    came: list[Article] = []

    def derive_meanwhile(*arguments: Any) -> None:
        if not came:
            came.append(cast.published("The ferry", days_ago=0))
        derive(*arguments)

    monkeypatch.setattr(cycle, "derive", derive_meanwhile)
    release = edition.press().release
    assert release is not None
    assert "The ferry" in edition.text("/en/politics/the-ferry/")
    assert release.at >= came[0].last_published_at


CUT = {"derive": cycle, "commit": cycle, "take": outbox, "forget": outbox}


@pytest.mark.parametrize("where", CUT)
def test_a_turn_that_is_cut_short_is_made_up_for(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    cast.published("The ferry")

    def die(*args: Any, **kwargs: Any) -> Any:
        raise RuntimeError("the power is gone")

    with monkeypatch.context() as patch:
        patch.setattr(CUT[where], where, die)
        with pytest.raises(RuntimeError):
            edition.press()
    assert Change.objects.exists()
    edition.press()
    assert "The ferry" in edition.text("/en/")
    assert edition.store.number() == 2


def test_a_change_that_comes_in_while_lists_are_derived_is_derived_too(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = ["A late ferry"]

    def derive_and_publish(*args: Any) -> None:
        derive(*args)
        if late:
            cast.published(late.pop())

    monkeypatch.setattr(cycle, "derive", derive_and_publish)
    cast.published("The ferry")
    edition.press()
    assert "A late ferry" in edition.text("/en/politics/")
    assert edition.status("/en/politics/a-late-ferry/") == 200


def test_a_change_that_comes_in_behind_the_snapshot_is_not_forgotten(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = ["A late ferry"]

    def publish_and_commit(*args: Any) -> Any:
        if late:
            cast.published(late.pop())
        return commit(*args)

    monkeypatch.setattr(cycle, "commit", publish_and_commit)
    cast.published("The ferry")
    edition.press_once()
    assert Change.objects.exists()
    assert "A late ferry" not in edition.text("/en/politics/")
    edition.press()
    assert "A late ferry" in edition.text("/en/politics/")
    assert not Change.objects.exists()


def test_a_document_says_what_it_was_last_rendered_for(cast: Cast, edition: Edition) -> None:
    record("the first cause", ["page:7", "page:8"])
    record("", ["page:7"])
    record("the last cause", ["page:8"])
    record("", ["page:9"])
    assert outbox.take() == {
        "page:7": "the first cause",
        "page:8": "the last cause",
        "page:9": "a part of it changed",
    }
    ids = outbox.taken()
    assert outbox.take(without=ids[:-1]) == {"page:9": "a part of it changed"}
    outbox.forget(ids[:2])
    assert outbox.taken() == ids[2:]


def test_a_closed_section_is_in_no_byte_of_the_edition_until_it_is_opened(
    cast: Cast, edition: Edition
) -> None:
    article = cast.published(SECRET, section=cast.culture, topics=[cast.sea])
    cast.published("Open", topics=[cast.sea])
    edition.press()
    assert SECRET in edition.text("/en/topics/the-sea/")
    closed = PageViewRestriction.objects.create(page=cast.culture, restriction_type="login")
    edition.press()
    assert SECRET not in whole(edition)
    assert edition.status(article.url_path) != 200
    assert edition.status(cast.culture.url_path) != 200
    closed.delete()
    edition.press()
    assert SECRET in edition.text("/en/topics/the-sea/")
    assert edition.status(article.url_path) == 200


def test_a_whole_press_says_how_far_it_is(cast: Cast, tmp_path: Path) -> None:
    cast.published("The ferry")
    edition, said = Edition(tmp_path), list[int]()
    for _ in range(2):  # from nothing, and again
        said.clear()
        cycle.anew(edition.store, edition.signer, progress=said.append)
        assert said == sorted(said)
        assert said[-1] > 10


def test_one_that_never_comes_to_rest_presses_nothing(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.published("The ferry")
    monkeypatch.setattr(cycle, "derive", lambda *args: None)
    with pytest.raises(cycle.Restless):
        edition.press()
    assert edition.store.number() == 1


def test_an_embargoed_article_is_in_no_byte_of_the_edition(cast: Cast, edition: Edition) -> None:
    soon = timezone.now() + dt.timedelta(hours=1)
    draft = cast.draft(SECRET, go_live_at=soon, topics=[cast.sea])
    draft.get_latest_revision().publish()
    cast.published("Open", topics=[cast.sea])
    edition.press()
    assert SECRET not in whole(edition)
    assert draft.slug not in whole(edition)
    republished(draft, go_live_at=None)
    edition.press()
    assert SECRET in whole(edition)


def whole(edition: Edition) -> str:
    """Return every text of an edition, and all that it knows."""
    texts = [edition.text(key) for key in edition.store.keys("/") if edition.status(key) == 200]
    known = edition.store.database.rows("SELECT subject, facts FROM edition_known")
    keys = edition.store.database.rows("SELECT key FROM edition_document")
    causes = edition.store.database.rows("SELECT cause FROM edition_trace")
    return "\n".join(texts) + str([*known, *keys, *causes])


def test_the_press_is_back_when_a_pin_ends_and_when_the_day_does(
    cast: Cast, edition: Edition
) -> None:
    article = cast.published("The ferry", days_ago=3)
    until = timezone.now() + dt.timedelta(minutes=5)
    pin(article=article, by=None, until=until)
    edition.press()
    assert "The ferry" in edition.fragment("must_read")
    due = next_due(edition.store)
    assert due is not None
    assert due <= until
    edition.press(until)
    assert "The ferry" not in edition.fragment("must_read")
    before = edition.fragment("masthead")
    edition.press(until + dt.timedelta(days=1))
    assert edition.fragment("masthead") != before


@pytest.mark.slow
def test_a_publication_costs_the_same_in_a_larger_archive(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_pages, "PER_PAGE", 2)
    costs = []
    for number in range(ARTICLES):
        cast.published(f"Story {number}", days_ago=80 - number, topics=[cast.sea])
        costs.append(edition.press().rendered)
    middle, late = costs[ARTICLES * 3 // 8 : ARTICLES * 5 // 8], costs[ARTICLES * 3 // 4 :]
    assert max(late) <= max(middle), costs


def test_another_address_or_another_press_makes_another_edition(
    cast: Cast, edition: Edition, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.published("The ferry")
    edition.press()
    settings.CASPIAN_ADDRESS = "https://mirror.example"
    assert cycle.is_wanted(edition.store, timezone.now())
    edition.press()
    assert "https://mirror.example/en/politics/the-ferry/" in edition.text(
        "/en/politics/the-ferry/"
    )
    monkeypatch.setattr(identity, "build_id", lambda: "a newer press")
    assert edition.press().rendered > 10
    assert edition.press().rendered == 0


def test_an_article_that_is_live_before_it_has_a_date_is_not_out_yet(
    cast: Cast, edition: Edition
) -> None:
    """The desk makes one for a moment; the press must neither show it nor stumble."""
    draft = cast.draft(SECRET)
    Article.objects.filter(pk=draft.pk).update(live=True, published_at=None)
    record("changed", [f"page:{draft.pk}"])
    edition.press()
    assert SECRET not in whole(edition)
    draft.get_latest_revision().publish()
    edition.press()
    assert SECRET in edition.text("/en/politics/")
