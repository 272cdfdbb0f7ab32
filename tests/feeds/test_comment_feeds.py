"""The comments of an article can be followed: what readers see of them, newest first."""

import datetime as dt
import json

import pytest
from django.utils import timezone

from caspian.comments.models import Comment
from caspian.comments.undo import withdraw
from caspian.pages.feed_addresses import ENDINGS
from tests.cast import Cast
from tests.comments.readers import published
from tests.feeds.strict.atom import atom_faults
from tests.feeds.strict.json_feed import json_feed_faults
from tests.feeds.strict.rss import rss_faults
from tests.press.editions import Edition

PATH = "/en/feeds/politics/the-ferry/comments"
CHECKS = {"rss": rss_faults, "atom": atom_faults, "json": json_feed_faults}
ODD = "Is </title><script>x</script> & ]]> right?\x00\x85 see https://example.org/?a=1&b=2 \u202e"


def titles(edition: Edition) -> list[str]:
    return [one["title"] for one in json.loads(edition.text(f"{PATH}.json"))["items"]]


def test_comments_stand_newest_first_and_held_ones_nowhere(cast: Cast, edition: Edition) -> None:
    article, now = cast.published("The ferry"), timezone.now()
    edition.press()
    assert edition.status(f"{PATH}.rss") == 404
    published(article, "First.", posted_at=now - dt.timedelta(hours=2))
    second = published(article, "Second.", name="Davit", posted_at=now - dt.timedelta(hours=1))
    Comment.objects.create(article=article, name="Sham", text="Held.", posted_at=now)
    edition.press()
    assert titles(edition) == ["Davit: Second.", "Zeynep: First."]
    withdraw(second)
    edition.press()
    assert titles(edition) == ["Zeynep: First."]
    assert all("Second." not in edition.text(f"{PATH}.{ending}") for ending in ENDINGS)


def test_one_that_was_taken_back_and_has_an_answer_is_no_entry(
    cast: Cast, edition: Edition
) -> None:
    article, now = cast.published("The ferry"), timezone.now()
    first = published(article, "First.", posted_at=now - dt.timedelta(hours=2))
    published(article, "Answer.", name="Davit", parent=first, posted_at=now)
    withdraw(first)
    edition.press()
    assert titles(edition) == ["Davit: Answer."]


def test_whatever_a_reader_writes_is_valid(cast: Cast, edition: Edition) -> None:
    article, now = cast.published("The ferry & <b>the</b> sea", slug="the-ferry"), timezone.now()
    for number, text in enumerate((ODD, "سلام، خوبی؟", "👩🏽‍🚒", "\n\n a \n\n\n b"), start=1):
        published(article, text, name="A & <b>", posted_at=now - dt.timedelta(hours=number))
    edition.press()
    for ending, faults in CHECKS.items():
        assert faults(edition.text(f"{PATH}.{ending}").encode()) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_they_go_with_their_article(cast: Cast, edition: Edition, ending: str) -> None:
    article = cast.published("The ferry")
    published(article, "First.")
    edition.press()
    assert edition.status(f"{PATH}.{ending}") == 200
    article.unpublish()
    edition.press()
    assert edition.status(f"{PATH}.{ending}") == 410


def test_an_entry_leads_to_the_comment_and_names_who_wrote_it(cast: Cast, edition: Edition) -> None:
    one = published(cast.published("The ferry"), "First.", name="Zoë")
    edition.press()
    (item,) = json.loads(edition.text(f"{PATH}.json"))["items"]
    assert item["url"].endswith(f"/en/politics/the-ferry/comments/#comment-{one.pk}")
    assert item["authors"] == [{"name": "Zoë"}]
    assert item["content_html"] == '<div><p dir="auto">First.</p></div>'
