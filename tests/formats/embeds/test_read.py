"""What a site says of something of its own is read, whichever way it says it."""

import json

import pytest

from caspian.formats.embeds.read import LONGEST_TITLE, EmbedCard, of_oembed, of_page
from caspian.formats.embeds.sites import SITES, question, site_of

WHERE = "https://example.org/a/"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.youtube.com/watch?v=1", "YouTube"),
        ("https://youtu.be/1", "YouTube"),
        ("https://t.me/channel/12", "Telegram"),
        ("https://mobile.twitter.com/a/status/1", "X"),
        ("https://www.instagram.com/p/1/", "Instagram"),
        ("https://vm.tiktok.com/1/", "TikTok"),
        ("https://soundcloud.com/a/b", "SoundCloud"),
        ("https://datawrapper.dwcdn.net/abcde/1/", "Datawrapper"),
        ("https://notyoutube.com/", "notyoutube.com"),
        ("https://www.example.org/x", "example.org"),
    ],
)
def test_a_site_is_known_by_its_host(address: str, name: str) -> None:
    assert site_of(address).name == name


def test_every_endpoint_is_asked_by_https_alone() -> None:
    for site in SITES:
        assert site.endpoint == "" or site.endpoint.startswith("https://")
    asked = question("https://www.youtube.com/oembed", "https://youtu.be/a?b=c&d")
    assert asked.endswith("?url=https%3A%2F%2Fyoutu.be%2Fa%3Fb%3Dc%26d&format=json")


def test_an_answer_of_oembed() -> None:
    answer = {
        "title": "A  ferry\nsails", "author_name": "Baku TV", "provider_name": "YouTube",
        "thumbnail_url": "/t.jpg", "html": "<iframe>",
    }  # fmt: skip
    assert of_oembed(json.dumps(answer).encode(), WHERE) == EmbedCard(
        "A ferry sails", "Baku TV", "YouTube", "https://example.org/t.jpg"
    )


def test_where_there_is_no_title_the_words_are_it() -> None:
    html = '<blockquote><p lang="en">The <b>sea</b> falls</p>— A<script>x()</script></blockquote>'
    assert of_oembed(json.dumps({"html": html}).encode(), WHERE).title == "The sea falls"


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"[" * 9000, b'{"title": 5}', b"\xff\xfe"])
def test_an_answer_that_is_none_says_nothing(data: bytes) -> None:
    assert of_oembed(data, WHERE) == EmbedCard()


def test_a_page_says_what_it_is_and_where_to_ask() -> None:
    page = """<html><head><title>Other</title><meta property="og:title" content="Паром &amp; море">
<meta property="og:image" content="https://example.org/i.png"><meta name="author" content="Rena">
<meta property="og:site_name" content="Example"><link rel="alternate" type="application/json+oembed"
href="/oembed?u=1"></head><body>x</body></html>"""
    assert of_page(page.encode(), WHERE) == (
        EmbedCard("Паром & море", "Rena", "Example", "https://example.org/i.png"),
        "https://example.org/oembed?u=1",
    )


def test_a_page_without_any_of_it_has_its_title() -> None:
    page = '<meta charset="windows-1251"><title>Порт</title>'.encode("cp1251")
    assert of_page(page, WHERE)[0] == EmbedCard("Порт")


def test_what_a_site_says_is_text_and_short() -> None:
    page = f"<title>{'word ' * 200}</title><meta property=og:image content='javascript:x()'>"
    card = of_page(page.encode(), WHERE)[0]
    assert len(card.title) <= LONGEST_TITLE
    assert card.picture == ""
