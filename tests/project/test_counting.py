"""A read is counted for a reader and for nobody else, and nothing about the reader is kept."""

import pytest
from django.test import Client

from caspian.newsroom.models import ReadTally
from caspian.project import counting
from tests.cast import Cast

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
PATH = "/en/politics/the-ferry/"


@pytest.fixture(autouse=True)
def _by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the test, not a timer, say when counts are written."""
    monkeypatch.setattr(counting, "TALLY", tally := counting.Tally())
    monkeypatch.setattr(tally, "_timer", object())


def counted() -> int:
    """Return how many reads have been written."""
    counting.TALLY.write()
    return sum(tally.count for tally in ReadTally.objects.all())


def test_a_reader_counts_each_time(cast: Cast) -> None:
    cast.published("The ferry", slug="the-ferry")
    for _ in range(3):
        Client().get(PATH, headers={"User-Agent": FIREFOX})
    assert counted() == 3
    assert counted() == 3


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": GOOGLEBOT},
        {"User-Agent": "curl/8.5"},
        {},
        {"User-Agent": FIREFOX, "Sec-Purpose": "prefetch;prerender"},
    ],
    ids=["robot", "tool", "nobody", "prefetch"],
)
def test_a_machine_does_not_count(cast: Cast, headers: dict[str, str]) -> None:
    cast.published("The ferry", slug="the-ferry")
    Client().get(PATH, headers=headers)
    assert counted() == 0


def test_looking_at_the_head_or_at_a_missing_page_does_not_count(cast: Cast) -> None:
    cast.published("The ferry", slug="the-ferry")
    Client().head(PATH, headers={"User-Agent": FIREFOX})
    Client().get("/en/politics/none/", headers={"User-Agent": FIREFOX})
    assert counted() == 0


def test_nothing_about_the_reader_is_kept(cast: Cast) -> None:
    cast.published("The ferry", slug="the-ferry")
    Client().get(PATH, headers={"User-Agent": FIREFOX}, REMOTE_ADDR="203.0.113.7")
    assert counted() == 1
    columns = {field.name for field in ReadTally._meta.get_fields()}
    assert columns == {"id", "article", "hour", "count"}
