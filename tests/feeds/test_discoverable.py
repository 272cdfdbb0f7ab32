"""Who reads a page finds its feeds: by a link in its head, in the footer, and on a page of all."""

import json
import re

import pytest
from lxml import html

from caspian.pages.feed_addresses import ENDINGS, TYPES
from tests.cast import Cast
from tests.comments.readers import published as commented
from tests.feeds.papers import Programs, section_in
from tests.press.editions import Edition


def offered(edition: Edition, path: str) -> list[tuple[str, str]]:
    """Return the feeds that a page's head names: type and path of each."""
    page = html.document_fromstring(edition.text(path))
    kinds = set(TYPES.values())
    return [
        (str(one.get("type")), str(one.get("href")))
        for one in page.cssselect("head link[rel~=alternate]")
        if one.get("type") in kinds
    ]


@pytest.mark.parametrize(("path", "feed"), [
    ("/en/politics/", "/en/feeds/politics"),
    ("/en/topics/the-sea/", "/en/feeds/topics/the-sea"),
    ("/en/places/baku/", "/en/feeds/places/baku"),
    ("/en/contributors/aysel-quliyeva/", "/en/feeds/contributors/aysel-quliyeva"),
    ("/en/latest/", "/en/feeds/latest"),
    ("/en/", "/en/feeds/latest"),
    ("/en/politics/the-ferry/", "/en/feeds/latest"),
])  # fmt: skip
def test_a_page_names_a_feed_that_is_there(
    cast: Cast, edition: Edition, path: str, feed: str
) -> None:
    cast.published("The ferry", topics=[cast.sea], places=[cast.baku])
    edition.press()
    found = offered(edition, path)
    assert found, path
    paths = [where.removeprefix("http://127.0.0.1:8000") for _, where in found]
    assert any(where.rpartition(".")[0] == feed for where in paths), found
    for kind, where in zip((kind for kind, _ in found), paths, strict=True):
        assert TYPES[where.rpartition(".")[2]] == kind
        assert edition.status(where) == 200, where


def test_the_page_of_feeds_shows_those_of_its_language_and_each_is_there(
    cast: Cast, edition: Edition
) -> None:
    section_in("fa", "Culture")
    cast.published("The ferry")
    edition.press()
    for code in ("en", "fa"):
        shown = html.document_fromstring(edition.text(f"/{code}/feeds/"))
        links = [str(one.get("href")) for one in shown.cssselect("main a[href]")]
        feeds = [one for one in links if one.rpartition(".")[2] in ENDINGS]
        assert len(feeds) >= 3 * (1 + 1 + 1 + 5)
        for one in feeds:
            assert edition.status(one) == 200, one
            assert one.startswith((f"/{code}/feeds/", "/feeds/latest."))
    assert re.search(r'href="/en/feeds/"', edition.text("/en/"))


def test_a_feed_names_its_page_itself_and_its_style_sheet(
    cast: Cast, edition: Edition, programs: Programs
) -> None:
    commented(cast.published("The ferry", topics=[cast.sea]), "Words.")
    edition.press()
    for address, data in programs.all(".json").items():
        if "/feeds/" in address:
            said = json.loads(data)
            assert said["feed_url"] == address
            page = said["home_page_url"].removeprefix(programs.root)
            assert edition.status(page) == 200, page
    for address, data in programs.all(".rss", ".atom").items():
        assert f'href="{address}"' in data.decode()
        assert re.search(
            r'<\?xml-stylesheet type="text/css" href="/assets/feed\.css', data.decode()
        )


def test_a_feed_names_the_hub_that_is_set(
    cast: Cast, edition: Edition, programs: Programs, settings: object
) -> None:
    assert b"hub" not in (programs.find(f"{programs.root}/feeds/latest.rss") or b"")
    settings.CASPIAN_FEED_HUB = "https://hub.example/"  # type: ignore[attr-defined]
    edition.press()
    for ending in ENDINGS:
        text = edition.text(f"/feeds/latest.{ending}")
        assert "https://hub.example/" in text, "another hub presses everything anew"
    assert 'rel="hub"' in edition.text("/en/feeds/latest.atom")
