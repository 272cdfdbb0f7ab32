"""One setting says how readers see dates and the hour, and every page follows it."""

import datetime as dt
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils import timezone

from caspian.edition.splice import plain
from caspian.feeds.today import day_paper
from caspian.newsroom.models import Publication
from caspian.pages.feed_addresses import today_address
from tests.cast import Cast
from tests.pages.reading import page, text
from tests.pages.watchdog import follow

NOW = dt.datetime(2026, 3, 20, 17, 45, tzinfo=dt.UTC)  # a quarter to ten in the evening in Baku
SHOWN = {
    "/en/": ("March 20, 2026|9:30 PM", "20 March 2026|21:30"),
    "/en/politics/": ("March 2, 2026|9:30 PM", "2 March 2026|21:30"),
    "/en/latest/": ("9:30 PM", "21:30"),
    "/en/latest/2026/03/02/": ("Monday, March 2, 2026|9:45 PM", "Monday, 2 March 2026|21:45"),
    "/en/politics/the-ferry-came/": ("March 2, 2026, 9:45 PM", "2 March 2026, 21:45"),
    "/en/politics/the-ferry-left/": ("March 20, 2026, 9:30 PM", "20 March 2026, 21:30"),
}
AMERICAN = re.compile(r"\b[A-Z][a-z]{2,8} \d{1,2}, \d{4}|\d [AP]M\b")
BRITISH = re.compile(r"\b\d{1,2} [A-Z][a-z]{2,8} \d{4}|\b\d\d:\d\d\b")


@pytest.fixture(autouse=True)
def _paper(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    cast.published("The ferry came", days_ago=18)
    cast.published("The ferry left", days_ago=15 / 1440)


def written_by(english_dates: str, clock: str) -> None:
    """Let the paper write dates and the hour in another way."""
    paper = Publication.load()
    paper.english_dates, paper.clock = english_dates, clock
    paper.save()


def shown(path: str) -> str:
    """Return what a reader reads on a page; a blank that does not break is a blank."""
    body = page(path).find("body")
    for script in body.cssselect("script"):
        script.drop_tree()
    return text(body).replace("\u202f", " ")


@pytest.mark.parametrize("path", SHOWN)
def test_a_page_writes_dates_and_the_hour_as_the_paper_chose(path: str) -> None:
    american, british = (one.split("|") for one in SHOWN[path])
    before = shown(path)
    assert [one for one in american if one not in before] == []
    assert not BRITISH.search(before)
    written_by("GB", "h23")
    after = shown(path)
    assert [one for one in british if one not in after] == []
    assert not AMERICAN.search(after)


def test_the_days_paper_does_so_too() -> None:
    def book() -> str:
        parts = [
            one for one in day_paper(today_address("en"), "en").parts if not isinstance(one, str)
        ]
        with ZipFile(BytesIO(plain(parts))) as files:
            names = [one for one in files.namelist() if one.endswith("html")]
            return " ".join(files.read(one).decode() for one in names).replace("\u202f", " ")

    follow()
    assert "March 2, 2026, 9:45 PM" in book()
    written_by("GB", "h23")
    assert "2 March 2026, 21:45" in book()
    assert not AMERICAN.search(book())


def test_a_search_says_its_first_day_so_too() -> None:
    follow()
    asked = "/en/search/?q=ferry&from=2026-03-01"
    assert "From March 1, 2026" in Client().get(asked).content.decode()
    written_by("GB", "h23")
    found = Client().get(asked).content.decode()
    assert "From 1 March 2026" in found
    assert ">20 March 2026<" in found
