"""The first edition holds all that a paper which grew step by step has come to hold."""

from pathlib import Path

import pytest

from caspian.common.dates import day_in
from caspian.newsroom import archive_pages
from caspian.newsroom.models import Article, Publication
from caspian.pages.builders.lists import day_address
from tests.cast import Cast, republished
from tests.press.editions import Edition, differences
from tests.press.newsroom import Newsroom

STANDS = {
    "/en/": 200, "/en/politics/": 200, "/en/politics/page/1/": 200, "/en/latest/": 200,
    "/en/topics/the-sea/": 200, "/en/places/baku/": 200,
    "/en/contributors/aysel-quliyeva/": 200, "/en/about/": 200, "/en/comment-rules/": 200,
    "/en/offline/": 200, "/en/politics/story-0/comments/": 200, "/en/politics/story-4/": 410,
    "/en/politics/story-3/": 301, "/en/culture/renamed/": 200,
    "absent:en:404": 404, "absent:en:410": 410, "languages": 200,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_pages, "PER_PAGE", 2)


def grown(edition: Edition) -> list[Article]:
    """Publish one of everything, pressing after each step; return the articles."""
    newsroom = Newsroom()
    cast = newsroom.cast
    articles = []
    for number in range(5):
        filed = {"topics": [cast.sea], "places": [cast.baku]}
        articles.append(cast.published(f"Story {number}", days_ago=9 - 2 * number, **filed))
        edition.press()
    articles[3].move(cast.culture, pos="last-child")
    republished(Article.objects.get(pk=articles[3].pk), slug="renamed")
    articles[4].unpublish()
    newsroom.information(0)
    edition.press()
    newsroom.comments.rule(0)
    newsroom.comments.write(Article.objects.get(pk=articles[0].pk), 0)
    edition.press()
    return articles


def test_it_is_what_growing_has_made(cast: Cast, edition: Edition, tmp_path: Path) -> None:
    articles = grown(edition)
    first = Edition(tmp_path)
    assert not first.press_once().is_more
    assert differences(edition.store, first.store) == []
    zone = Publication.load().time_zone
    days = [day_address("en", day_in(one.date_shown, zone)) for one in articles[:3]]
    wanted = STANDS | dict.fromkeys(days, 200)
    assert {key: first.status(key) for key in wanted} == wanted
