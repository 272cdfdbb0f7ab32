"""The address of something on another site becomes a card of ours, asked for once."""

import json
from typing import Any

import pytest
from django.test import Client

from caspian.newsroom.desk.pasting import embeds
from caspian.newsroom.models import Picture
from caspian.newsroom.safe_fetch import Fetched, FetchRefusal, NotFetched
from tests.cast import Cast
from tests.formats.picture_words.photographs import photograph
from tests.newsroom.desk.conftest import Desk

ADDRESS = "https://www.youtube.com/watch?v=1"
ANSWER = {
    "title": "A ferry sails",
    "author_name": "Baku TV",
    "thumbnail_url": "https://i.ytimg.com/1",
}
PAGE = b"""<title>Ports</title><meta property="og:image" content="/p.jpg">
<link type="application/json+oembed" href="/oembed">"""


class Sites:
    """Other sites, by what they answer; what is not among it, they don't have."""

    def __init__(self) -> None:
        self.answers: dict[str, Fetched] = {}
        self.asked: list[str] = []

    def says(self, address: str, kind: str, data: bytes) -> None:
        """Let an address answer."""
        self.answers[address] = Fetched(address, kind, data)

    def fetch(self, address: str, *, kinds: tuple[str, ...], largest: int) -> Fetched:
        """Answer as the safe fetcher does."""
        self.asked.append(address)
        found = self.answers.get(address)
        if found is None:
            raise NotFetched(FetchRefusal.STATUS)
        assert found.kind.startswith(kinds)
        assert len(found.data) <= largest
        return found


@pytest.fixture
def sites(monkeypatch: pytest.MonkeyPatch) -> Sites:
    """Let the desk ask sites of ours."""
    made = Sites()
    monkeypatch.setattr(embeds, "fetch", made.fetch)
    return made


def card(client: Client, address: str) -> tuple[dict[str, Any], list[str]]:
    """Return the card of an address, and what is said."""
    found = client.post("/desk/pasting/address/", {"address": address}).json()
    (block,) = found["blocks"]
    assert block["type"] == "embed"
    return block["value"], found["said"]


def test_a_site_with_oembed(cast: Cast, desk: Desk, sites: Sites) -> None:
    asked = f"https://www.youtube.com/oembed?url={ADDRESS.replace(':', '%3A').replace('/', '%2F')}"
    asked = asked.replace("watch?v=1", "watch%3Fv%3D1") + "&format=json"
    sites.says(asked, "application/json", json.dumps(ANSWER).encode())
    sites.says("https://i.ytimg.com/1", "image/jpeg", photograph())
    value, said = card(desk(cast.reporter()), ADDRESS)
    assert (value["title"], value["author"], value["source"]) == (
        "A ferry sails", "Baku TV", "YouTube",
    )  # fmt: skip
    held = Picture.objects.get()
    assert value["image"]["id"] == held.pk
    assert held.credit == "Baku TV, YouTube"
    assert said == []
    assert len(sites.asked) == 2


def test_a_page_that_names_where_to_ask(cast: Cast, desk: Desk, sites: Sites) -> None:
    sites.says("https://example.org/a", "text/html", PAGE)
    sites.says(
        "https://example.org/oembed", "application/json", json.dumps({"title": "X"}).encode()
    )
    value, said = card(desk(cast.reporter()), "https://example.org/a")
    assert (value["title"], value["source"], value["image"]) == ("X", "example.org", None)
    assert said == [
        "Its picture was not taken. The site says that it has no such page, or shows it to "
        "members alone."
    ]


def test_what_can_not_be_fetched_is_written_by_hand(cast: Cast, desk: Desk, sites: Sites) -> None:
    value, said = card(desk(cast.reporter()), "https://t.me/channel/1")
    assert (value["url"], value["source"]) == ("https://t.me/channel/1", "Telegram")
    assert not value["title"]
    assert said[0].endswith("Write by hand what it is called.")


def test_an_address_that_leads_inside_is_asked_by_nobody(cast: Cast, desk: Desk) -> None:
    _, said = card(desk(cast.reporter()), "http://127.0.0.1:8000/desk/")
    assert said == [
        "This address does not lead into the public network. Write by hand what it is called."
    ]


def test_what_is_no_address_is_no_card(cast: Cast, desk: Desk, sites: Sites) -> None:
    answer = desk(cast.reporter()).post("/desk/pasting/address/", {"address": "javascript:x()"})
    assert answer.json()["blocks"] == []
    assert sites.asked == []
