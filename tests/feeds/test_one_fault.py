"""What is wrong with one article costs its own text in the feeds and nothing else, and is told."""

import datetime as dt
import json
from typing import Any

import pytest
from django.utils import timezone

from caspian.edition.faults import INTERVALS
from caspian.feeds import content, entries
from caspian.newsroom.models import Article
from tests.cast import Cast, republished
from tests.feeds.papers import FERRY, Programs
from tests.feeds.strict.atom import atom_faults
from tests.feeds.strict.json_feed import json_feed_faults
from tests.feeds.strict.rss import rss_faults
from tests.press.editions import Edition

CHECKS = {"rss": rss_faults, "atom": atom_faults, "json": json_feed_faults}
LATER = INTERVALS[-1]


def are_valid(programs: Programs) -> bool:
    """Return whether all feeds are."""
    found = programs.all(".rss", ".atom", ".json")
    wrong = {
        where: faults
        for where, data in found.items()
        if "/feeds/" in where and (faults := CHECKS[where.rpartition(".")[2]](data))
    }
    assert wrong == {}
    return bool(found)


def test_a_text_that_cannot_be_written_costs_itself_alone(
    cast: Cast, edition: Edition, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = content.content_of

    def broken(lead: Any, body: Any, *rest: Any) -> Any:
        if "full" in str(body):
            raise KeyError("a sub-field that an older version didn't know")
        return whole(lead, body, *rest)

    monkeypatch.setattr(entries, "content_of", broken)
    ferry = cast.published("The ferry", standfirst="It waits.", topics=[cast.sea])
    cast.published("The storm", body=[("paragraph", "<p>Wind of nine.</p>")])
    edition.press()
    for ending in CHECKS:
        text = edition.text(f"/en/feeds/politics.{ending}")
        assert "The ferry" in text
        assert "It waits." in text
        assert "leaves when it is full" not in text
        assert "Wind of nine." in text
    assert are_valid(programs)
    assert edition.status(FERRY) == 200
    assert edition.fault_names() == [f"part:feed_content [{ferry.pk}]"]
    monkeypatch.setattr(entries, "content_of", whole)
    edition.press(timezone.now() + LATER)
    assert edition.fault_names() == []
    assert "leaves when it is full" in edition.text("/en/feeds/politics.rss")


def test_an_entry_that_cannot_be_written_leaves_the_feeds_whole(
    cast: Cast, edition: Edition, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.published("The storm", days_ago=3)
    ferry = cast.published("The ferry", days_ago=2)
    cast.published("The seals", days_ago=1)
    whole = entries._categories

    def broken(facts: Any, root: str) -> Any:
        if facts.id == ferry.pk:
            raise KeyError("an odd category")
        return whole(facts, root)

    monkeypatch.setattr(entries, "_categories", broken)
    edition.press()
    for ending in CHECKS:
        text = edition.text(f"/en/feeds/politics.{ending}")
        assert "The storm" in text
        assert "The seals" in text
        assert "The ferry" in text, "it is named, at the least"
    assert are_valid(programs)
    assert edition.fault_names() == [f"part:feed_entry [{ferry.pk}]"]
    monkeypatch.setattr(entries, "_categories", whole)
    edition.press(timezone.now() + LATER)
    assert edition.fault_names() == []
    assert "leaves when it is full" in edition.text("/en/feeds/politics.json")
    assert are_valid(programs)


@pytest.mark.parametrize("year", [1, 9999])
@pytest.mark.parametrize("field", ["published_at", "updated_at"])
def test_a_date_of_no_calendar_costs_its_own_article(
    cast: Cast, edition: Edition, programs: Programs, field: str, year: int
) -> None:
    far = cast.published("The far future", topics=[cast.sea])
    cast.published("The ferry", topics=[cast.sea])
    edition.press()
    Article.objects.filter(pk=far.pk).update(**{field: dt.datetime(year, 6, 1, tzinfo=dt.UTC)})
    republished(Article.objects.get(pk=far.pk), standfirst="Again.")
    edition.press()
    assert edition.status(FERRY) == 200
    for key in ("/en/feeds/politics", "/en/feeds/topics/the-sea", "/feeds/latest"):
        items = json.loads(edition.text(f"{key}.json"))["items"]
        assert "The ferry" in [one["title"] for one in items]
    assert are_valid(programs)
    for address, data in programs.all(".xml").items():
        assert str(year).zfill(4) + "-06" not in data.decode(), address
    assert FERRY in edition.text("/sitemap-news.xml")
