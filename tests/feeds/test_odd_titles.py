"""A title or name with controls and open marks of direction does no harm wherever it is shown."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import feedparser
import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from lxml import etree
from lxml.html import document_fromstring

from caspian.common.controls import harmless
from caspian.newsroom.mail import send_due
from caspian.newsroom.models import Article
from caspian.newsroom.models.accounts import OutgoingMail
from tests.cast import Cast
from tests.feeds.papers import FERRY, Programs, soon

ODD = "Ferry \u202elate \x01\x1f\x08\u2066again"
WHOLE = "Ferry \u202elate \u2066again\u2069\u202c"
NAMED = {
    "wagtailcore_page": ("title", "seo_title", "search_description"),
    "newsroom_article": ("short_headline", "standfirst"),
    "newsroom_topic": ("name", "about"),
    "dossiers_place": ("name",),
    "newsroom_contributor": ("name", "role", "about"),
    "newsroom_section": ("about",),
}
TEXTS = re.compile(r'[^<>"]*[\u202a-\u202e\u2066-\u2069][^<>"]*')
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


@pytest.fixture
def odd(cast: Cast, programs: Programs) -> Programs:
    """A paper in which every title and name is odd, written past Wagtail and the desk."""
    cast.published("The ferry", slug="the-ferry", topics=[cast.sea], places=[cast.baku])
    with connection.cursor() as cursor:
        for table, columns in NAMED.items():
            for column in columns:
                key = "page_ptr_id" if table in ("newsroom_article", "newsroom_section") else "id"
                unique = column == "name" and table in ("newsroom_topic", "dossiers_place")
                value = f"%s || {key}" if unique else "%s"
                cursor.execute(f"UPDATE {table} SET {column} = {value}", [ODD])
    programs.edition.press_clean()
    return programs


def documents(odd: Programs) -> Iterator[tuple[str, str]]:
    """Yield every public document that is a text, as a program gets it."""
    for key in list(odd.edition.store.keys()):
        if key.startswith("/") and not key.endswith(".epub") and odd.edition.status(key) == 200:
            yield key, odd.edition.text(key)


def test_no_text_of_any_document_is_open_at_its_end(odd: Programs) -> None:
    seen = set()
    for key, text in documents(odd):
        assert not CONTROL.search(html.unescape(text)), key
        for found in TEXTS.findall(text):
            # In a feed the text of an article is HTML once more.
            for one in re.split(r"&lt;.*?&gt;|\\u00..", found):
                assert harmless(one) == one, (key, found)
        seen |= {key} if "Ferry" in text else set()
    wanted = {FERRY, "/en/", "/en/politics/", "/en/topics/the-sea/", "/sitemap-news.xml",
              "/en/feeds/latest.rss", "/en/feeds/latest.atom", "/en/feeds/latest.json",
              "/api/v1/en/articles.json", "/api/v1/en/articles/politics/the-ferry.json",
              "/api/v1/en/topics.json", "/en/feeds/topics/the-sea.rss"}  # fmt: skip
    assert wanted <= seen


def test_titles_are_whole_in_each_surface(odd: Programs, client: Client) -> None:
    page: Any = document_fromstring(odd.edition.text(FERRY).encode(), base_url=odd.root)
    scripts = page.xpath("//script[@type='application/ld+json']")
    text = odd.edition.text
    found = {
        "title": page.findtext(".//title"),
        "og:title": page.xpath("//meta[@property='og:title']/@content")[0],
        "JSON-LD": json.loads(scripts[0].text)["headline"],
        "rss": feedparser.parse(text("/en/feeds/latest.rss").encode()).entries[0].title,
        "atom": feedparser.parse(text("/en/feeds/latest.atom").encode()).entries[0].title,
        "json": json.loads(text("/en/feeds/latest.json"))["items"][0]["title"],
        "api": json.loads(text("/api/v1/en/articles.json"))["articles"][0]["headline"],
        "news": etree.fromstring(text("/sitemap-news.xml").encode()).findtext(".//{*}title"),
    }
    wanted = dict.fromkeys(found, WHOLE)
    assert {name: text[: len(WHOLE)] for name, text in found.items()} == wanted
    said = client.get("/api/v1/en/search.json", {"q": "ferry"}).json()
    assert [one["headline"] for one in said["articles"]] == [WHOLE]


def test_what_a_reader_asks_turns_nothing_round(cast: Cast, client: Client) -> None:
    text = client.get("/en/search/", {"q": "\u202eferry\x01"}).content.decode()
    assert text.count("\u202e") == text.count("\u202c") > 0
    assert not CONTROL.search(text)


def test_a_mail_to_the_desk_is_harmless(cast: Cast, settings: Any) -> None:
    settings.EMAIL_BACKEND = "caspian.newsroom.mail.MailQueue"
    settings.CASPIAN_MAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    EmailMessage(subject=ODD, body=f"{ODD}\nand more", to=["rena@example.org"]).send()
    kept = OutgoingMail.objects.get()
    assert (kept.subject, kept.text) == (WHOLE, f"{WHOLE}\nand more")
    assert (send_due(soon()), len(mail.outbox)) == (1, 1)


def test_the_preview_shows_what_readers_will_get(cast: Cast) -> None:
    article = cast.draft("Ferry")
    article.title = ODD
    text = article.make_preview_request(preview_mode="").content.decode()
    assert WHOLE in text
    assert not CONTROL.search(text)
    assert Article.objects.count() == 1
