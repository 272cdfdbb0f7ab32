"""The page of an article shows what the page that the project was born from shows, for real."""

import datetime as dt
import json

from django.utils import timezone
from lxml.html import HtmlElement

from caspian.common.dates import iso
from caspian.newsroom.models import Byline, Publication, Weather
from caspian.newsroom.must_read import pin
from tests.cast import Cast, new_section, republished
from tests.pages.reading import headlines, links, page, text


def structured(document: HtmlElement) -> list[dict[str, object]]:
    """Return the JSON-LD documents of a page."""
    return [json.loads(one.text) for one in document.xpath("//script[@type='application/ld+json']")]


def test_masthead_with_name_date_and_weather(cast: Cast) -> None:
    cast.published("The ferry is late")
    now = timezone.now()
    Weather.objects.create(place=cast.baku, temperature_c=30.1, observed_at=now, fetched_at=now)
    masthead = text(page("/en/politics/the-ferry-is-late/").cssselect("header")[0])
    baku = now.astimezone(dt.timezone(dt.timedelta(hours=4)))
    assert "The Caspian Times" in masthead
    assert f"{baku:%A, %B} {baku.day}, {baku.year}" in masthead
    assert "30.1 °C" in masthead.replace("\xa0", " ")


def test_the_masthead_goes_without_weather_that_is_unknown_or_old(cast: Cast) -> None:
    assert "°C" not in text(page("/en/").cssselect("header")[0])
    old = timezone.now() - dt.timedelta(hours=4)
    Weather.objects.create(place=cast.baku, temperature_c=30.1, observed_at=old, fetched_at=old)
    assert "°C" not in text(page("/en/").cssselect("header")[0])


def test_headline_byline_dateline_body_and_about(cast: Cast) -> None:
    article = cast.draft(
        "The ferry is late", standfirst="Again.", dateline=cast.aktau, by=(cast.aysel, cast.davit)
    )
    article.bylines.add(
        Byline(contributor=cast.davit, role=Byline.Role.TRANSLATED_BY, sort_order=9)
    )
    article.save_revision().publish()
    shown = text(page("/en/politics/the-ferry-is-late/"))
    for part in (
        "The ferry is late", "Again.", "Aysel Quliyeva", "Davit Beridze", "Translated by", "Aktau",
        "The ferry leaves when it is full.", Publication.load().about,
    ):  # fmt: skip
        assert part in shown


def test_must_read_more_and_latest_never_repeat_the_article_or_each_other(cast: Cast) -> None:
    for number in range(14):
        cast.published(f"Sea story {number}", days_ago=number + 2, topics=[cast.sea])
    own = cast.published("The sea itself", days_ago=30, topics=[cast.sea])
    pinned = cast.published("Pinned sea", days_ago=40, topics=[cast.sea])
    pin(article=pinned, by=None, until=timezone.now() + dt.timedelta(days=1))
    document = page("/en/politics/the-sea-itself/")
    more = headlines(document.cssselect(".more")[0])
    beside = headlines(document.cssselect(".must-read")[0])
    beside += headlines(document.cssselect(".latest")[0])
    assert len(more) == 4
    assert own.title not in more
    assert not set(more) & set(beside)
    assert pinned.title in beside


def test_updated_shows_only_when_the_editor_said_so(cast: Cast) -> None:
    article = cast.published("The ferry is late")
    assert "Updated" not in text(page(article.url_path))
    republished(article, change="update")
    assert "Updated" in text(page(article.url_path))


def test_structured_data_canonical_and_social_cards_are_complete(cast: Cast) -> None:
    article = cast.published(
        "The ferry </script> is late", slug="late", standfirst="Again.", kind="perspective",
        topics=[cast.sea], places=[cast.baku], lead_picture=cast.picture(),
    )  # fmt: skip
    document = page("/en/politics/late/")
    data = structured(document)[0]
    assert data["@type"] == "OpinionNewsArticle"
    assert data["headline"] == "The ferry </script> is late"
    assert data["datePublished"] == data["dateModified"] == iso(article.date_shown)
    assert [author["name"] for author in data["author"]] == ["Aysel Quliyeva"]  # type: ignore
    sizes = {(one["width"], one["height"]) for one in data["image"]}  # type: ignore
    assert sizes == {(1200, 675), (1200, 900), (900, 900)}
    address = "http://127.0.0.1:8000/en/politics/late/"
    assert document.xpath("//link[@rel='canonical']/@href") == [address]
    assert document.xpath("//meta[@property='og:url']/@content") == [address]
    assert document.xpath("//meta[@property='og:type']/@content") == ["article"]
    assert document.xpath("//link[@hreflang]") == []


def test_a_perspective_filed_elsewhere_leads_to_the_perspectives(cast: Cast) -> None:
    """Where the paper has a section of that name; a news article never does."""
    cast.published("A view", kind="perspective")
    cast.published("The news")
    kicker = ".story-head .kicker"
    assert text(page("/en/politics/a-view/").cssselect(kicker)[0]) == "Politics Perspective"
    new_section("Perspectives")
    assert links(page("/en/politics/a-view/").cssselect(kicker)[0]) == [
        "/en/politics/", "/en/perspectives/",
    ]  # fmt: skip
    assert links(page("/en/politics/the-news/").cssselect(kicker)[0]) == ["/en/politics/"]
