"""A picture whose right ends goes from everything in one release, and comes back when moved."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from caspian.edition.splice import plain
from caspian.edition.staleness import next_due
from caspian.newsroom.models import Article, Contributor, Picture, Publication
from caspian.newsroom.renditions import prepare_next
from tests.cast import Cast, republished
from tests.press.editions import Edition, differences, text_of
from tests.press.test_pictures_are_gone import open_to_readers

PATH = "/en/politics/the-ferry/"
STANDS_IN = "We may no longer show this picture."
NOW = dt.datetime(2026, 3, 20, 9, 30, tzinfo=dt.UTC)
LAST_DAY = dt.date(2026, 3, 24)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def end(cast: Cast) -> dt.datetime:
    """Return the moment at which the right ends: midnight in the paper's zone, not in ours."""
    paper = Publication.load()
    paper.time_zone = "Asia/Almaty"
    paper.save()
    return dt.datetime(2026, 3, 25, tzinfo=ZoneInfo("Asia/Almaty"))


@pytest.fixture
def picture(cast: Cast, end: dt.datetime) -> Picture:
    """Return a picture that an article shows in every way, and its contributor, too."""
    picture = cast.picture()
    picture.valid_until = LAST_DAY
    picture.save()
    shown = {"image": picture.pk, "alt": "", "caption": "At anchor", "credit": "Ours"}
    body = [
        ("image", {**shown, "image": picture}),
        ("gallery", {"title": "Two", "pictures": [{**shown, "image": picture}] * 2}),
    ]
    Contributor.objects.filter(pk=cast.aysel.pk).update(portrait=picture)
    cast.published("The ferry", lead_picture=picture, lead_caption="Late again", body=body)
    return picture


def settled(edition: Edition, now: dt.datetime = NOW) -> None:
    """Press until every size of every picture is on the pages."""
    edition.press(now)
    while prepare_next():
        edition.press(now)


def naming(edition: Edition, what: Picture | str) -> list[str]:
    """Return the keys of the documents that say some words, or name a picture anywhere."""
    token = what if isinstance(what, str) else Path(what.file.name).parent.name
    return [
        one.key
        for one in edition.store.documents()
        if token
        in "".join(text_of(_plain(part)) for part in one.parts if not isinstance(part, str))
    ]


def _plain(part: object) -> bytes:
    return plain([part])  # type: ignore[list-item]


def test_it_goes_from_everything_in_one_release_at_its_moment(
    cast: Cast, edition: Edition, picture: Picture, end: dt.datetime
) -> None:
    settled(edition)
    named = naming(edition, picture)
    assert {PATH, "/en/politics/", "/en/", "/sitemaps/2026-03.xml"} & set(named), named
    assert any("api" in key for key in named)
    assert any("feed" in key or "entry" in key for key in named), named
    assert next_due(edition.store) <= end  # type: ignore[operator]
    edition.press(end - dt.timedelta(seconds=1))
    assert set(named) == set(naming(edition, picture)), "not a second before"
    before = edition.store.number()
    edition.press(end)
    assert edition.store.number() == before + 1
    assert naming(edition, picture) == []
    assert open_to_readers(edition, picture) == set()


def test_readers_see_a_quiet_stand_in_with_the_caption(
    cast: Cast, edition: Edition, picture: Picture, end: dt.datetime
) -> None:
    settled(edition)
    assert STANDS_IN not in edition.text(PATH)
    edition.press(end)
    page = edition.text(PATH)
    assert page.count(STANDS_IN) == 4  # lead, image, two in the gallery
    assert page.count('<span class="caption">Late again</span>') == 1
    assert page.count('<span class="caption">At anchor</span>') == 3
    assert 'class="credit"' not in page, "whose picture it is goes with it"
    assert "og:image" not in page
    for path in ("/en/politics/", "/en/"):
        assert STANDS_IN not in edition.text(path), "a card goes without"
    assert [key for key in naming(edition, STANDS_IN) if not key.startswith("/en/politics")]


@pytest.mark.parametrize("moment", ["before", "at", "after"])
def test_incremental_equals_clean(
    cast: Cast, edition: Edition, tmp_path: Path, picture: Picture, end: dt.datetime, moment: str
) -> None:
    settled(edition)
    seconds = {"before": -1, "at": 0, "after": 90_000}[moment]
    now = end + dt.timedelta(seconds=seconds)
    edition.press(now)
    clean = Edition(tmp_path)
    clean.press_clean(now)
    assert differences(edition.store, clean.store) == []


def test_moving_the_day_brings_it_back(
    cast: Cast, edition: Edition, picture: Picture, end: dt.datetime
) -> None:
    settled(edition)
    named = naming(edition, picture)
    edition.press(end)
    picture.valid_until = LAST_DAY + dt.timedelta(days=30)
    picture.save()
    edition.press(end + dt.timedelta(minutes=1))
    assert naming(edition, picture) == named
    assert open_to_readers(edition, picture)
    assert STANDS_IN not in edition.text(PATH)


def test_a_day_that_is_past_takes_it_out_at_once(
    cast: Cast, edition: Edition, picture: Picture, end: dt.datetime
) -> None:
    settled(edition)
    picture.valid_until = dt.date(2020, 1, 1)
    picture.save()
    edition.press(NOW)
    assert naming(edition, picture) == []
    assert open_to_readers(edition, picture) == set()


def test_after_a_week_without_a_press_it_goes_all_the_same(
    cast: Cast, edition: Edition, picture: Picture, end: dt.datetime
) -> None:
    settled(edition)
    edition.press(end + dt.timedelta(days=7))
    assert naming(edition, picture) == []
    assert open_to_readers(edition, picture) == set()


def test_other_pictures_and_pages_stay(
    cast: Cast, edition: Edition, picture: Picture, end: dt.datetime
) -> None:
    other = cast.picture("Another")
    cast.published("Oil", section=cast.culture, lead_picture=other)
    settled(edition)
    before = naming(edition, other)
    edition.press(end)
    assert naming(edition, other) == before != []
    assert open_to_readers(edition, other)


def test_what_is_pressed_shortly_before_is_not_remembered_after(
    cast: Cast, edition: Edition, picture: Picture, end: dt.datetime
) -> None:
    settled(edition)
    republished(Article.objects.get(slug="the-ferry"), standfirst="Again.")
    edition.press(end - dt.timedelta(seconds=1))
    republished(Article.objects.get(slug="the-ferry"), standfirst="And again.")
    edition.press(end)
    assert naming(edition, picture) == []


def test_a_public_licence_is_named_beside_it_and_in_the_data(
    cast: Cast, edition: Edition, picture: Picture
) -> None:
    picture.credit, picture.creator, picture.licence = "", "Davit", "cc-by"
    picture.save()
    settled(edition)
    page = edition.text(PATH)
    assert 'rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0<' in page
    assert '"license":"https://creativecommons.org/licenses/by/4.0/"' in page
    assert '"creator":{"@type":"Person","name":"Davit"}' in page
    assert '<span class="credit">Davit</span>' in page
