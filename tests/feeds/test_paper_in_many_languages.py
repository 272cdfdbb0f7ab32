"""A paper in eight languages, right to left among them: all that it tells programs is valid."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from django.utils import timezone

from caspian.edition.export.names import file_of, mistaken
from caspian.feeds.entries import permanent_id
from caspian.newsroom import archive_pages
from caspian.newsroom.models import Article, Attachment, CrawlerSettings
from caspian.pages.feed_addresses import ENDINGS
from tests.cast import Cast, republished
from tests.comments.readers import published as commented
from tests.feeds.odd_articles import Writer
from tests.feeds.papers import Programs, section_in, translated
from tests.feeds.strict.archives import archive_faults
from tests.feeds.strict.atom import atom_faults
from tests.feeds.strict.json_feed import json_feed_faults
from tests.feeds.strict.rss import rss_faults
from tests.feeds.strict.site_files import (
    ads_faults,
    robots_faults,
    rsl_faults,
    security_faults,
    tdmrep_faults,
    trust_faults,
)
from tests.feeds.strict.sitemap import (
    addresses,
    index_faults,
    news_faults,
    sitemap_faults,
    whole_faults,
)
from tests.press.editions import Edition

LANGUAGES = {
    "en": ("Politics", "The ferry"),
    "fa": ("سیاست و \u200cجامعه", "کشتی دیر است"),
    "hy": ("Քաղաքականություն", "Լաստանավը"),
    "ka": ("პოლიტიკა", "ბორანი"),
    "kk-cyrl": ("Саясат", "Паром"),
    "ru": ("Политика", "Паром опять опаздывает"),
    "az": ("Siyasət", "Bərə gecikir"),
    "uk": ("Політика", "Пором їде"),
}
"""by code: the name of a section, and a headline, of which addresses are made"""
EACH = 7
LISTED_ONLY = re.compile(r"/page/\d+/$|/\d{4}/\d\d/\d\d/$")
FEEDS = {"rss": rss_faults, "atom": atom_faults, "json": json_feed_faults}
FILES: dict[str, Any] = {
    "/robots.txt": robots_faults,
    "/ads.txt": ads_faults,
    "/.well-known/trust.txt": trust_faults,
    "/.well-known/security.txt": lambda data: security_faults(data, timezone.now()),
    "/.well-known/tdmrep.json": tdmrep_faults,
    "/license.xml": rsl_faults,
}


@pytest.fixture
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few articles fill what dozens fill in life."""
    monkeypatch.setattr(archive_pages, "PER_PAGE", 2)


@pytest.fixture
def paper(_short: None, cast: Cast, edition: Edition, programs: Programs) -> Programs:
    """The paper, pressed: odd articles with comments, translations, and all files at the root."""
    document = Attachment.objects.create(title="The treaty", file="treaty.pdf").pk
    writer = Writer(cast, document, halves=False)
    number, picture, firsts = 0, cast.picture(), list[Article]()
    cast.sea.slug, cast.aysel.slug = "хазар", "айсель"
    for one in (cast.sea, cast.aysel):
        one.save()
    for code, (title, headline) in LANGUAGES.items():
        section = cast.politics if code == "en" else section_in(code, title)
        for n in range(EACH):
            number += 1
            article = cast.published(
                f"{headline} {number}",
                section=section,
                topics=[cast.sea, cast.ports][: n % 2 + 1],
                places=[cast.baku],
                kind=Article.Kind.values[n % 5],
                lead_picture=picture,
                by=(cast.aysel, cast.davit),
                days_ago=n * 11 + number / 1000,
            )
            writer.article(number).put_into(article.pk)
            commented(article, f"Words {number} & https://example.org/?a=1&b=2", name="A & <b>")
        firsts.append(article)
    # What no form takes is published by none: the odd words go from this one.
    plain = [("paragraph", "<p>News of the ferry.</p>")]
    changed = {"standfirst": "News.", "body": plain, "change": "update"}
    republished(Article.objects.get(pk=firsts[0].pk), **changed)
    translated(cast.published("The strait"), section_in("tr"), "Boğaz")
    CrawlerSettings.objects.create(
        robots="User-agent: Slowbot\nDisallow: /media/",
        ads="ads.example, 1, DIRECT",
        trust="belongto=https://press.example/",
        security_contact="mailto:desk@example.org",
        terms_address="https://example.org/terms/",
    )
    edition.press()
    return programs


def feeds(programs: Programs) -> Iterator[tuple[str, str, bytes]]:
    """Yield the address of each feed, its ending and its bytes."""
    for address, data in programs.all(*(f".{ending}" for ending in ENDINGS)).items():
        if "/feeds/" in address:
            yield address, address.rpartition(".")[2], data


def test_all_that_programs_read_is_valid(paper: Programs) -> None:
    found = {address: FEEDS[ending](data) for address, ending, data in feeds(paper)}
    assert len(found) > 500
    for path, faults in FILES.items():
        data = paper.find(paper.root + path)
        assert data is not None, path
        found[path] = faults(data)
    assert {where: faults for where, faults in found.items() if faults} == {}
    walks(paper)
    is_mapped(paper)
    keeps_its_types(paper)


def walks(paper: Programs) -> None:
    """Walk back from each feed that has archives, in each format."""
    walked = 0
    rows = Article.objects.public().values_list("pk", "translation_key", "locale__language_code")
    ids = {pk: permanent_id(key, code) for pk, key, code in rows}
    for code in LANGUAGES:
        key = archive_pages.ListKey(archive_pages.LATEST, code)
        expected = {ids[pk] for pk in key.articles().values_list("article_id", flat=True)}
        for ending in ENDINGS:
            head = f"{paper.root}/{code}/feeds/latest.{ending}"
            assert archive_faults(paper.find, head, expected) == []
            walked += 1
        sea = paper.find(f"{paper.root}/{code}/feeds/topics/хазар.json")
        assert b"next_url" in (sea or b"")
    assert walked == len(LANGUAGES) * len(ENDINGS)


def keeps_its_types(paper: Programs) -> None:
    """Compare each document's type with what a web server makes of its file's name."""
    keys = [one for one in paper.edition.store.documents() if one.key.startswith("/")]
    shown = [one for one in keys if one.status == 200]
    assert [said for one in shown if (said := mistaken(file_of(one.key), one.media_type))] == []


def is_mapped(paper: Programs) -> None:
    """Compare the sitemaps with each page that the edition has and search engines may list."""
    maps = {where: data for where, data in paper.all(".xml").items() if "sitemap" in where}
    news = maps.pop(f"{paper.root}/sitemap-news.xml")
    assert news_faults(news, timezone.now()) == []
    assert len(addresses(news)) == len(LANGUAGES) + 2
    index = maps[f"{paper.root}/sitemap.xml"]
    assert index_faults(index) == []
    assert whole_faults(maps) == []
    listed = set()
    for where in addresses(index):
        assert sitemap_faults(maps[where]) == [], where
        listed |= set(addresses(maps[where]))
    assert sorted(listed - indexable(paper)) == []
    assert sorted(indexable(paper) - listed) == []


def indexable(paper: Programs) -> set[str]:
    """Return the addresses of the pages that say nothing against being found.

    Days and numbered pages of lists hold nothing but what stands in the sitemaps itself.
    """
    found = set()
    for address in paper.addresses("/"):
        path = unquote(address.removeprefix(paper.root))
        if LISTED_ONLY.search(path):
            continue
        text = paper.edition.text(path)
        if "noindex" not in text[:4000] and f'rel="canonical" href="{paper.root}{path}"' in text:
            found.add(address)
    return found
