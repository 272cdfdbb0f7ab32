"""An article stands in exactly its feeds, in the release that shows it, and leaves them with it."""

import pytest

from caspian.feeds.entries import feed_entry, permanent_id
from caspian.newsroom.models import Article, Topic
from caspian.pages.feed_addresses import ENDINGS
from tests.cast import Cast, republished
from tests.feeds.papers import FERRY, Programs, section_in, translated
from tests.press.editions import Edition


def id_of(article: Article) -> str:
    """Return the name that an article keeps in feeds."""
    return permanent_id(article.translation_key, article.locale.language_code)


def feeds_with(programs: Programs, article: Article, ending: str) -> set[str]:
    """Return the paths of the feeds of a format that have an article."""
    id_ = id_of(article).encode()
    every = programs.all(f".{ending}")
    found = {where: data for where, data in every.items() if "/feeds/" in where}
    return {
        address.removeprefix(programs.root).removesuffix(f".{ending}")
        for address, data in found.items()
        if id_ in data
    }


OF_FERRY = {
    "/feeds/latest", "/en/feeds/latest", "/en/feeds/politics", "/en/feeds/topics/the-sea",
    "/en/feeds/topics/ports", "/en/feeds/places/baku", "/en/feeds/contributors/aysel-quliyeva",
    "/en/feeds/contributors/davit-beridze", "/en/feeds/kinds/perspective",
}  # fmt: skip


def ferry(cast: Cast) -> Article:
    return cast.published(
        "The ferry",
        kind="perspective",
        topics=[cast.sea, cast.ports],
        places=[cast.baku],
        by=(cast.aysel, cast.davit),
    )


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_article_stands_in_exactly_its_feeds(
    cast: Cast, edition: Edition, programs: Programs, ending: str
) -> None:
    cast.published("Elections", section=cast.culture, places=[cast.aktau])
    article = ferry(cast)
    assert feeds_with(programs, article, ending) == set()
    edition.press()
    assert feeds_with(programs, article, ending) == OF_FERRY


def test_it_goes_from_the_feeds_of_what_it_is_no_longer_about(
    cast: Cast, edition: Edition, programs: Programs
) -> None:
    article = ferry(cast)
    edition.press()
    republished(article, topics=[Topic.objects.get(pk=cast.sea.pk)], kind="news")
    edition.press()
    gone = {"/en/feeds/topics/ports", "/en/feeds/kinds/perspective"}
    assert feeds_with(programs, article, "rss") == OF_FERRY - gone | {"/en/feeds/kinds/news"}


def test_a_translation_is_another_article_in_the_feeds_of_its_language(
    cast: Cast, edition: Edition, programs: Programs
) -> None:
    article = cast.published("The ferry")
    other = translated(article, section_in("fa"), "کشتی")
    edition.press()
    assert id_of(article) != id_of(other)
    assert feeds_with(programs, other, "atom") == {
        "/feeds/latest", "/fa/feeds/latest", "/fa/feeds/politics", "/fa/feeds/kinds/news",
        "/fa/feeds/contributors/aysel-quliyeva",
    }  # fmt: skip


@pytest.mark.parametrize("way", ["unpublished", "deleted", "closed section"])
def test_what_is_withdrawn_leaves_every_document_in_the_same_release(
    cast: Cast, edition: Edition, programs: Programs, way: str
) -> None:
    article = ferry(cast)
    cast.published("Elections", section=cast.culture)
    edition.press()
    holding = [one for one, data in everything(programs).items() if FERRY.encode() in data]
    assert len(holding) > len(OF_FERRY) * len(ENDINGS)  # and sitemaps, and the API
    if way == "unpublished":
        article.unpublish()
    elif way == "deleted":
        article.delete()
    else:
        section = article.get_parent()
        section.view_restrictions.create(restriction_type="login")
    edition.press()
    left = [one for one, data in everything(programs).items() if FERRY.encode() in data]
    assert left == []


def everything(programs: Programs) -> dict[str, bytes]:
    """Return all that programs read, by address."""
    return programs.all(".rss", ".atom", ".json", ".xml", ".txt")


def test_two_topics_that_are_one_to_others_are_named_once(cast: Cast) -> None:
    lake = Topic.objects.create(name="The lake", slug="the-lake", code=cast.sea.code)
    article = cast.published("The ferry", topics=[cast.sea, lake])
    entry = feed_entry(article.pk)
    assert entry is not None
    codes = [one.term for one in entry.categories if one.is_code]
    assert codes == [cast.sea.code.removeprefix("medtop:")]
