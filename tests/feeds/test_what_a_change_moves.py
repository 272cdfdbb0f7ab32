"""A typo moves no date, what is new for readers does, and a new address is no new article."""

import datetime as dt
import json

from lxml import etree

from caspian.newsroom.models import Article
from tests.cast import Cast, republished
from tests.feeds.papers import FERRY, Programs
from tests.feeds.strict.reading import ATOM, mail_moment, moment
from tests.feeds.strict.rss import MODIFIED
from tests.press.editions import Edition

FEED = "/en/feeds/politics"


def facts(programs: Programs) -> dict[str, object]:
    """Return what the feeds of the section say of when, and of the id and the address."""
    found = {
        ending: programs.find(f"{programs.root}{FEED}.{ending}") or b""
        for ending in ("rss", "atom", "json")
    }
    channel = etree.fromstring(found["rss"])[0]
    feed = etree.fromstring(found["atom"])
    (item,) = channel.findall("item")
    (entry,) = feed.findall(f"{ATOM}entry")
    (said,) = json.loads(found["json"])["items"]
    ids = {item.findtext("guid"), entry.findtext(f"{ATOM}id"), said["id"]}
    places = {item.findtext("link"), entry[2].get("href"), said["url"]}
    assert len(ids) == len(places) == 1
    built = mail_moment(channel.findtext("lastBuildDate") or "")
    updated = moment(feed.findtext(f"{ATOM}updated") or "")
    assert built == updated == moment(entry.findtext(f"{ATOM}updated") or "")
    changed = {item.findtext(MODIFIED), said.get("date_modified")}
    assert len(changed) == 1
    return {"id": ids, "at": places, "updated": updated, "modified": changed.pop(), **said}


def pressed(article: Article, edition: Edition, programs: Programs) -> dict[str, object]:
    edition.press()
    return facts(programs)


def test_a_typo_moves_no_date_and_its_words_are_there(
    cast: Cast, edition: Edition, programs: Programs
) -> None:
    article = cast.published("The fery", slug="the-ferry")
    before = pressed(article, edition, programs)
    after = pressed(republished(article, title="The ferry", change="minor"), edition, programs)
    assert after["title"] == "The ferry"
    assert (after["updated"], after["modified"]) == (before["updated"], None)
    assert after["updated"] == article.date_shown.replace(microsecond=0)


def test_what_is_new_for_readers_moves_it(cast: Cast, edition: Edition, programs: Programs) -> None:
    article = cast.published("The ferry")
    before = pressed(article, edition, programs)
    article = republished(article, standfirst="It sank.", change="update")
    after = pressed(article, edition, programs)
    assert isinstance(before["updated"], dt.datetime)
    assert isinstance(after["updated"], dt.datetime)
    assert before["updated"] < after["updated"]
    assert moment(str(after["modified"])) == after["updated"]
    assert after["date_published"] == before["date_published"]
    again = pressed(republished(article, title="A ferry", change="minor"), edition, programs)
    assert again["updated"] == after["updated"]


def test_one_that_moves_is_the_same_to_those_who_read_it(
    cast: Cast, edition: Edition, programs: Programs
) -> None:
    article = cast.published("The ferry")
    before = pressed(article, edition, programs)
    republished(article, slug="the-other-ferry")
    after = pressed(article, edition, programs)
    assert before["at"] == {f"{programs.root}{FERRY}"}
    assert after["at"] == {f"{programs.root}/en/politics/the-other-ferry/"}
    assert after["id"] == before["id"]
    assert after["updated"] == before["updated"]


def test_a_feed_says_when_its_last_article_changed_whatever_goes(
    cast: Cast, edition: Edition, programs: Programs
) -> None:
    cast.published("The ferry", days_ago=3)
    newer = cast.published("The storm", days_ago=1)
    edition.press()
    newer.unpublish()
    edition.press()
    updated = facts(programs)["updated"]
    assert updated == Article.objects.get(slug="the-ferry").date_shown.replace(microsecond=0)
