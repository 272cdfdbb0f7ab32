"""A draft or an embargoed article appears nowhere that a reader can look."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from caspian.newsroom.models import Article
from tests.cast import Cast, republished
from tests.pages.watchdog import answer

SECRET = "Nobody may know this yet"
EVERYWHERE = (
    "/en/", "/en/politics/", "/en/latest/", "/en/topics/the-sea/", "/en/places/baku/",
    "/en/contributors/aysel-quliyeva/", "/en/politics/nobody-may-know-this-yet/",
    "/en/politics/open/", "/en/nowhere/",
)  # fmt: skip


def seen() -> list[str]:
    """Return the paths on which a reader meets the secret."""
    return [path for path in EVERYWHERE if SECRET in answer(path).html]


def secret(cast: Cast, **fields: Any) -> Article:
    """Return the secret as a draft; beside it stands an open article that links to it."""
    draft = cast.draft(SECRET, topics=[cast.sea], places=[cast.baku], **fields)
    link = f'<p>See <a linktype="page" id="{draft.pk}">more</a>.</p>'
    cast.published("Open", topics=[cast.sea], places=[cast.baku], body=[("paragraph", link)])
    return draft


def test_a_draft_is_nowhere_and_a_link_to_it_is_no_link(cast: Cast) -> None:
    draft = secret(cast)
    assert seen() == []
    assert draft.slug not in answer("/en/politics/open/").html
    assert answer(draft.url_path).status == 404


def test_an_embargoed_article_is_nowhere(cast: Cast) -> None:
    secret(cast, go_live_at=timezone.now() + dt.timedelta(hours=1)).get_latest_revision().publish()
    assert seen() == []


def test_the_control_sees_it_everywhere_once_it_is_public(cast: Cast) -> None:
    secret(cast).get_latest_revision().publish()
    assert seen() == [path for path in EVERYWHERE if path != "/en/nowhere/"] + ["/en/nowhere/"]


def test_a_draft_of_a_public_article_shows_nothing_new(cast: Cast) -> None:
    article = cast.published("Open")
    article.title = SECRET
    article.save_revision()
    assert seen() == []
    republished(article, title=SECRET)
    assert "/en/politics/open/" in seen()


@pytest.mark.parametrize("path", ["/en/topics/the-sea/", "/en/contributors/aysel-quliyeva/"])
def test_a_page_about_drafts_alone_does_not_exist(cast: Cast, path: str) -> None:
    cast.draft(SECRET, topics=[cast.sea])
    assert answer(path).status == 404
