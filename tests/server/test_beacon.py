"""The beacon counts readers at a page's end: once in half an hour, and nobody's machine."""

import io
import json

import pytest
from PIL import Image

from caspian.pages.builders.article import BEACON
from caspian.server import beacon
from caspian.server.front import Front
from tests.server.asking import FIREFOX, ask
from tests.server.edition import FERRY, Edition, page, withdrawn

OF_THE_FERRY = f"/beacon{FERRY}"


def seen(front: Front) -> dict[str, int]:
    """Write what has been counted, and return how often each page's end was seen."""
    front.views.write()
    found: dict[str, int] = {}
    for path in sorted(front.views._folder.glob("*.json")):
        said = json.loads(path.read_text())
        assert said["views"] == {}, "asking for a beacon is not opening a page"
        for of, count in said["seen"].items():
            found[of] = found.get(of, 0) + count
    return found


def test_pages_ask_where_the_front_answers() -> None:
    assert BEACON == beacon.ROOT, "the pages' room stands below the server's, so it says it itself"


def test_it_is_a_picture_that_shows_nothing_and_sets_no_cookie(front: Front) -> None:
    answered = ask(front, OF_THE_FERRY, user_agent=FIREFOX)
    picture = Image.open(io.BytesIO(answered.body))
    assert (answered.status, picture.format, picture.size) == (200, "GIF", (1, 1))
    assert picture.convert("RGBA").getpixel((0, 0))[3] == 0  # type: ignore[index]
    assert "set-cookie" not in answered.headers
    assert answered.headers["content-length"] == str(len(answered.body))


def test_only_the_readers_own_browser_keeps_it(front: Front) -> None:
    headers = ask(front, OF_THE_FERRY, user_agent=FIREFOX).headers
    assert headers["cache-control"] == "private, max-age=1800, immutable"
    assert headers["cdn-cache-control"] == "no-store"
    assert not {"etag", "last-modified", "surrogate-key"} & headers.keys()


def test_whoever_comes_to_the_end_counts(front: Front) -> None:
    for number in range(3):
        ask(front, OF_THE_FERRY, user_agent=FIREFOX, cookie="name=Rena", sender=f"10.0.0.{number}")
    ask(front, "/beacon/en/", user_agent=FIREFOX)
    assert seen(front) == {FERRY: 3, "/en/": 1}


def test_a_path_in_another_script_counts_as_it_reads(front: Front, edition: Edition) -> None:
    edition.release(page("/az/gəmi/", "<h1>Gəmi"))
    for number in range(2):
        ask(front, "/beacon/az/g%C9%99mi/", user_agent=FIREFOX, sender=f"10.0.0.{number}")
    assert seen(front) == {"/az/gəmi/": 2}


@pytest.mark.parametrize(
    "headers",
    [
        {"user_agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user_agent": ""},
        {"user_agent": FIREFOX, "sec_purpose": "prefetch;prerender"},
    ],
    ids=["robot", "nobody", "prerendered"],
)
def test_a_machine_gets_the_picture_and_does_not_count(
    front: Front, headers: dict[str, str]
) -> None:
    assert ask(front, OF_THE_FERRY, **headers).status == 200
    assert seen(front) == {}


def test_what_is_no_page_has_no_beacon(front: Front, edition: Edition) -> None:
    feed = page("/en/feed.xml", "<rss/>", media_type="application/rss+xml")
    edition.release(feed, withdrawn("/en/sea/"))
    for path in ("/en/none/", "/en/sea/", "/", "/en/politics/the-ferry", "/beacon/en/"):
        assert ask(front, f"/beacon{path}", user_agent=FIREFOX).status == 404, path
    ask(front, "/beacon/en/feed.xml", user_agent=FIREFOX)
    ask(front, OF_THE_FERRY, "HEAD", user_agent=FIREFOX)
    assert ask(front, OF_THE_FERRY, "POST", user_agent=FIREFOX).status == 405
    assert ask(front, "/beacon/../en/", user_agent=FIREFOX).status == 400
    assert seen(front) == {}
