"""Who follows a list goes with it: its feeds lead on, and those of what is gone say so."""

import pytest

from caspian.newsroom.models import Section
from caspian.pages.feed_addresses import ENDINGS
from tests.cast import Cast, republished
from tests.press.editions import Edition


def renamed(cast: Cast, slug: str) -> None:
    section = Section.objects.get(pk=cast.politics.pk)
    section.slug = slug
    section.save_revision().publish()


def leads(edition: Edition, path: str) -> tuple[int, str]:
    """Return the status of a path and where it leads; 404 where nothing stands."""
    document = edition.document(path)
    return (document.status, document.location) if document else (404, "")


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_feed_of_a_section_that_moved_leads_on(
    cast: Cast, edition: Edition, ending: str
) -> None:
    cast.published("The ferry")
    edition.press()
    renamed(cast, "power")
    edition.press()
    new = f"/en/feeds/power.{ending}"
    assert leads(edition, f"/en/feeds/politics.{ending}") == (301, new)
    assert "The ferry" in edition.text(new)


def test_one_that_moved_twice_leads_to_the_end_at_once(cast: Cast, edition: Edition) -> None:
    edition.press()
    for slug in ("power", "parliament"):
        renamed(cast, slug)
        edition.press()
    for old in ("politics", "power"):
        assert leads(edition, f"/en/feeds/{old}.rss") == (301, "/en/feeds/parliament.rss")


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_feed_of_a_section_that_was_withdrawn_is_gone(
    cast: Cast, edition: Edition, ending: str
) -> None:
    cast.published("The ferry")
    edition.press()
    Section.objects.get(pk=cast.politics.pk).unpublish(set_expired=False)
    edition.press()
    page, feed = leads(edition, "/en/politics/"), leads(edition, f"/en/feeds/politics.{ending}")
    assert page == feed == (410, "")
    republished_section = Section.objects.get(pk=cast.politics.pk)
    republished_section.save_revision().publish()
    edition.press()
    assert leads(edition, f"/en/feeds/politics.{ending}") == (200, "")


def test_a_topic_has_a_feed_as_long_as_it_has_an_article(cast: Cast, edition: Edition) -> None:
    path = "/en/feeds/topics/the-sea.rss"
    assert leads(edition, path) == (404, "")
    article = cast.published("The ferry", topics=[cast.sea])
    edition.press()
    assert leads(edition, path) == (200, "")
    republished(article, topics=[])
    edition.press()
    assert leads(edition, path) == (404, "")


def test_a_topic_of_another_name_is_followed_there(cast: Cast, edition: Edition) -> None:
    cast.published("The ferry", topics=[cast.sea])
    edition.press()
    cast.sea.slug = "the-caspian"
    cast.sea.save()
    edition.press()
    assert leads(edition, "/en/topics/the-sea/") == (301, "/en/topics/the-caspian/")
    feed = "/en/feeds/topics/the-caspian.rss"
    assert leads(edition, "/en/feeds/topics/the-sea.rss") == (301, feed)
    assert "The ferry" in edition.text("/en/feeds/topics/the-caspian.rss")


def test_a_section_without_an_article_has_a_feed_that_is_valid_all_the_same(
    cast: Cast, edition: Edition
) -> None:
    assert leads(edition, "/en/feeds/culture.atom") == (200, "")
    assert "<entry" not in edition.text("/en/feeds/culture.atom")
