"""A retracted article keeps its page, which says so first; no list, feed or sitemap shows it."""

import json
from typing import Any

from django.utils import timezone

from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Article, Home
from caspian.newsroom.must_read import rank_views
from caspian.newsroom.view_counts import record_views
from tests.cast import Cast, republished
from tests.corrections.writing import RIGHT, corrected
from tests.newsroom.desk.conftest import desk as desk
from tests.newsroom.desk.test_publishing_panel import ask
from tests.pages.reading import page, text
from tests.press.editions import Edition

FERRY = "/en/politics/the-ferry/"
LISTS = ["/en/", "/en/politics/", "/en/latest/", "/en/topics/the-sea/", "/en/feeds/latest.rss",
         "/en/feeds/politics.atom", "/sitemap-news.xml"]  # fmt: skip


def retracted(article: Article) -> Article:
    """Return an article that the paper took back."""
    return corrected(article, kind="retraction", notice={"place": "foot"})


def shown(edition: Edition) -> list[bool]:
    """Return in which of the lists the ferry stands."""
    return [FERRY.strip("/").split("/")[-1] in edition.text(one) for one in LISTS]


def test_one_release_takes_it_out_of_every_list(cast: Cast, edition: Edition) -> None:
    cast.published("The port", topics=[cast.sea])
    article = cast.published("The ferry", topics=[cast.sea])
    record_views({article.pk: 5}, timezone.now())
    rank_views(timezone.now())
    edition.press()
    assert shown(edition) == [True] * len(LISTS)
    assert FERRY in edition.text("/en/politics/the-port/")
    retracted(article)
    edition.press()
    assert shown(edition) == [False] * len(LISTS)
    assert FERRY not in edition.text("/en/politics/the-port/")
    assert edition.status(FERRY) == 200
    assert edition.status(f"{FERRY}history/") == 200


def test_its_page_says_so_first_and_search_engines_leave_it(cast: Cast) -> None:
    article = corrected(cast.published("The ferry"), kind="note")
    retracted(article)
    story = page(FERRY)
    first, second = story.cssselect(".told")
    assert text(first).startswith("Retracted")
    assert RIGHT in text(first)
    assert text(second).startswith("Editor’s note")
    assert story.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "The ferry leaves when it is full." in text(story)
    data = json.loads(story.xpath("//script[@type='application/ld+json']")[0].text)
    assert len(data["correction"]) == 2


def test_it_stays_retracted_and_a_translation_of_it_is_none(cast: Cast) -> None:
    article = retracted(cast.published("The ferry"))
    moment = article.retracted_at
    assert republished(article, standfirst="Again.").retracted_at == moment
    home = add_home("az")
    politics: Any = cast.politics.copy_for_translation(home.locale)
    politics.save_revision().publish()
    copy: Any = article.copy_for_translation(home.locale)
    assert Article.objects.get(pk=copy.pk).retracted_at is None


def test_a_front_that_chose_it_leaves_it_out(cast: Cast) -> None:
    article = cast.published("The ferry")
    home = Home.objects.get(slug="en")
    home.front = home.front.stream_block.to_python(
        [{"type": "lead", "value": {"article": article.pk, "related": []}}]
    )
    home.save_revision().publish()
    assert "The ferry" in text(page("/en/"))
    retracted(article)
    assert "The ferry" not in text(page("/en/"))


def test_the_desk_offers_it(cast: Cast, desk: Any) -> None:
    panel = ask(desk(cast.publisher()), cast.published("The ferry"), mode="update")["panel"]
    assert 'value="retraction"' in panel
