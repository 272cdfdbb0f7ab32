"""An article under a date to come is dated for programs by when it came out: nothing is pinned."""

import datetime as dt
import json

import pytest
from django.utils import timezone

from caspian.common.dates import iso
from caspian.newsroom.models import Article
from tests.cast import Cast, republished
from tests.feeds.papers import FERRY, Programs, moment

FAR = dt.datetime(2150, 1, 1, 12, tzinfo=dt.UTC)
IN_API = "/api/v1/en/articles/politics/the-ferry.json"
DOCUMENTS = ("/en/feeds/latest.rss", "/en/feeds/latest.atom", "/en/feeds/latest.json",
             "/sitemap.xml", "/sitemap-news.xml", "/api/v1/en/articles.json", IN_API)  # fmt: skip


@pytest.fixture
def early(cast: Cast, programs: Programs) -> Article:
    """An article that somebody published under a date to come, past the desk."""
    article = cast.draft("The ferry", published_at=FAR)
    article.get_latest_revision().publish()
    return Article.objects.get(pk=article.pk)


def test_no_document_for_programs_says_a_date_to_come(early: Article, programs: Programs) -> None:
    programs.edition.press()
    texts = {path: programs.edition.text(path) for path in DOCUMENTS}
    texts["page"] = programs.edition.text(FERRY).split('<script type="application/ld+json">')[1]
    texts["day"] = programs.edition.text(f"sitemap:{FAR:%Y-%m-%d}")
    dates = {path: text.replace("/sitemaps/2150", "") for path, text in texts.items()}
    assert [path for path, text in dates.items() if "2150" in text] == []
    assert "2150" in programs.edition.text(FERRY), "readers see what the editor gave"
    said = json.loads(texts[IN_API])
    assert moment(said["published"]) == early.first_published_at.replace(microsecond=0)


def test_the_news_let_it_go_after_two_days(early: Article, programs: Programs) -> None:
    news = "/sitemap-news.xml"
    programs.edition.press()
    assert "The ferry" in programs.edition.text(news)
    programs.edition.press(timezone.now() + dt.timedelta(days=2, minutes=1))
    assert "The ferry" not in programs.edition.text(news)


def test_a_date_that_has_passed_is_said_as_it_is_shown(cast: Cast, programs: Programs) -> None:
    article = cast.published("The ferry", days_ago=30)
    shown = timezone.now().replace(microsecond=0) - dt.timedelta(days=3)
    republished(article, published_at=shown)
    programs.edition.press()
    assert json.loads(programs.edition.text(IN_API))["published"] == iso(shown)


def test_where_no_first_publication_is_known_or_it_is_to_come_the_last_one_counts(
    early: Article, programs: Programs
) -> None:
    Article.objects.filter(pk=early.pk).update(first_published_at=FAR)
    republished(Article.objects.get(pk=early.pk))
    programs.edition.press()
    said = moment(json.loads(programs.edition.text(IN_API))["published"])
    assert said <= timezone.now()
