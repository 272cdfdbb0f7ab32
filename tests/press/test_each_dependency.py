"""Each dependency of the press has a change that reaches readers by it alone, and a control."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from caspian.common.dates import day_in
from caspian.edition.splice import plain
from caspian.feeds.sitemaps import month_address
from caspian.newsroom import archive_pages
from caspian.newsroom.models import Article, Publication
from caspian.newsroom.must_read import pin
from caspian.pages.builders.lists import day_address
from caspian.pages.reads import beside
from tests.cast import Cast, republished
from tests.press.editions import Edition
from tests.press.figures import CHART_ID, FIGURES
from tests.press.sabotage import SABOTAGES

FERRY = "/en/politics/the-ferry/"


def contributors(cast: Cast, edition: Edition) -> None:
    _renamed(cast, edition, cast.aysel, FERRY)


def topics(cast: Cast, edition: Edition) -> None:
    _renamed(cast, edition, cast.sea, FERRY, topics=[cast.sea])


def places(cast: Cast, edition: Edition) -> None:
    _renamed(cast, edition, cast.aktau, FERRY, places=[cast.aktau])


def lists(cast: Cast, edition: Edition) -> None:
    cast.published("The ferry", days_ago=2)
    edition.press()
    cast.published("The second ferry")
    edition.press()
    assert "The second ferry" in _own(edition, "/en/")


def articles_and_sections(cast: Cast, edition: Edition) -> None:
    _three_that_go_together(cast)
    edition.press()
    republished(Article.objects.get(slug="the-seals"), short_headline="Seals, again")
    edition.press()
    assert "Seals, again" in _own(edition, FERRY)


def days(cast: Cast, edition: Edition) -> None:
    """Beyond the two months that each day lists, a day knows the others by its neighbours alone."""
    cast.published("Today", days_ago=0)
    outer = [cast.published(f"{ago} days", days_ago=ago) for ago in (209, 201)]
    edition.press()
    between = cast.published("Between", days_ago=205)
    edition.press()
    zone = Publication.load().time_zone
    older, day, newer = (
        day_address("en", day_in(one.date_shown, zone)) for one in (outer[0], between, outer[1])
    )
    assert edition.status(day) == 200
    assert day in edition.text(older), "a day leads to the one after it"
    assert day in edition.text(newer), "and to the one before it"


def archive_pages_of_lists(cast: Cast, edition: Edition) -> None:
    for number in range(4):
        cast.published(f"Story {number}", days_ago=9 - number)
        edition.press()
    assert "Story 0" in edition.text("/en/politics/page/1/")


def where_it_stood(cast: Cast, edition: Edition) -> None:
    cast.published("The other ferry", topics=[cast.sea])
    article = cast.published("The ferry", topics=[cast.sea])
    edition.press()
    assert FERRY in edition.text("/en/topics/the-sea/")
    republished(article, topics=[cast.ports])
    edition.press()
    assert FERRY not in edition.text("/en/topics/the-sea/")


def stands_beside(cast: Cast, edition: Edition) -> None:
    _three_that_go_together(cast)
    edition.press()
    assert "The seals" in _own(edition, FERRY)
    until = timezone.now() + dt.timedelta(hours=1)
    pin(article=Article.objects.get(slug="the-seals"), by=None, until=until)
    edition.press()
    assert "The seals" not in _own(edition, FERRY)


def feeds(cast: Cast, edition: Edition) -> None:
    cast.published("The ferry", topics=[cast.sea])
    edition.press()
    assert edition.status("/en/feeds/topics/the-sea.rss") == 200


def entries_of_feeds(cast: Cast, edition: Edition) -> None:
    ferry = cast.published("The ferry")
    edition.press()
    assert edition.status(f"entry:rss:{ferry.pk}") == 200
    assert "The ferry" in edition.text("/en/feeds/politics.json")


def cards_for_others(cast: Cast, edition: Edition) -> None:
    """A chart that was added stands at an address at which nothing was before."""
    ferry = cast.published("The ferry")
    edition.press()
    republished(ferry, body=[FIGURES[0]])
    edition.press()
    assert edition.status(f"{FERRY}embed/") == 200
    assert edition.status(f"{FERRY}embed/{CHART_ID}/") == 200


def calendar(cast: Cast, edition: Edition) -> None:
    cast.published("The ferry", days_ago=400)
    edition.press()
    cast.published("The second ferry", days_ago=400)
    edition.press()
    shown = Article.objects.get(slug="the-second-ferry").date_shown
    day = day_in(shown, Publication.load().time_zone)
    assert "the-second-ferry" in edition.text(month_address(day))


def time(cast: Cast, edition: Edition) -> None:
    until = timezone.now() + dt.timedelta(minutes=5)
    pin(article=cast.published("The ferry"), by=None, until=until)
    edition.press()
    assert "The ferry" in edition.fragment("must_read")
    edition.press(until)
    assert "The ferry" not in edition.fragment("must_read")


def corrections(cast: Cast, edition: Edition) -> None:
    ferry = cast.published("The ferry")
    edition.press()
    republished(ferry, standfirst="Again.")
    edition.press()
    assert edition.status(f"{FERRY}history/") == 200


def outbox(cast: Cast, edition: Edition) -> None:
    cast.published("The ferry")
    edition.press()
    assert edition.status(FERRY) == 200


def _renamed(cast: Cast, edition: Edition, record: Any, key: str, **fields: Any) -> None:
    cast.published("The ferry", **fields)
    edition.press()
    record.name = "Another name"
    record.save()
    edition.press()
    assert "Another name" in edition.text(key)


def _three_that_go_together(cast: Cast) -> None:
    """Publish three articles; each offers the others, but for the newest, which is "latest"."""
    for number, headline in enumerate(("The ferry", "The seals", "Elections")):
        cast.published(headline, days_ago=9 - number, topics=[cast.sea], places=[cast.aktau])


def _own(edition: Edition, key: str) -> str:
    """Return what a page says itself, without the fragments that stand beside it."""
    document = edition.document(key)
    assert document is not None
    parts = [part for part in document.parts if not isinstance(part, str)]
    return plain(parts).decode()


CHANGES: dict[str, Callable[[Cast, Edition], None]] = {
    "contributors": contributors,
    "topics": topics,
    "places": places,
    "lists": lists,
    "articles and sections": articles_and_sections,
    "days": days,
    "archive pages": archive_pages_of_lists,
    "where it stood before": where_it_stood,
    "what stands beside": stands_beside,
    "feeds": feeds,
    "entries of feeds": entries_of_feeds,
    "cards": cards_for_others,
    "calendar": calendar,
    "time": time,
    "corrections": corrections,
    "the outbox": outbox,
}


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few articles fill what hundreds fill in life."""
    monkeypatch.setattr(archive_pages, "PER_PAGE", 2)
    monkeypatch.setattr(beside, "LATEST_SHOWN", 1)


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_reaches_whoever_depends_on_it(cast: Cast, edition: Edition, name: str) -> None:
    CHANGES[name](cast, edition)


@pytest.mark.parametrize("left_out", SABOTAGES)
def test_one_dependency_left_out_is_noticed_at_once(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch, left_out: str
) -> None:
    SABOTAGES[left_out](monkeypatch)
    with pytest.raises(AssertionError):
        CHANGES[left_out](cast, edition)
