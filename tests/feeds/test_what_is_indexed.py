"""Every page that may be indexed is in a sitemap, or is one of the exceptions named here."""

import re
from typing import Any
from urllib.robotparser import RobotFileParser

import pytest
from django.test import Client
from lxml import etree
from lxml.html import document_fromstring

from caspian.newsroom import archive_pages
from caspian.pages.addresses import split_numbered
from caspian.pages.builders.lists import HEAD
from tests.cast import Cast
from tests.feeds.papers import Programs, section_in, translated
from tests.press.newsroom import Newsroom

FOLLOWED = "//a[not(contains(@rel, 'nofollow'))]/@href | //form[not(@method='post')]/@action"
OF_A_DAY = re.compile(r"/latest/\d{4}/\d\d/\d\d/$")


@pytest.fixture
def paper(cast: Cast, programs: Programs, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """A paper with one of every kind of page, in two languages, with archive pages."""
    monkeypatch.setattr(archive_pages, "PER_PAGE", 2)
    newsroom = Newsroom()
    for number in range(6):
        article = cast.published(
            f"Story {number}", days_ago=9 - number, topics=[cast.sea], places=[cast.baku]
        )
    translated(article, section_in("fa"), "کشتی")
    newsroom.information(0)
    newsroom.comments.rule(0)
    newsroom.comments.write(article, 0)
    programs.edition.press()
    return programs


def pages(paper: Programs) -> dict[str, Any]:
    """Return every page of the edition by its path, parsed."""
    found = {}
    for document in list(paper.edition.store.documents("/")):
        if document.status == 200 and document.media_type.startswith("text/html"):
            text = paper.edition.text(document.key)
            found[document.key] = document_fromstring(text.encode(), base_url=paper.root)
    return found


def asked(path: str) -> Any:
    """Return a page that is made for who asks, parsed."""
    return document_fromstring(Client().get(path).content)


def is_indexed(page: Any) -> bool:
    return "noindex" not in page.xpath("string(//meta[@name='robots']/@content)")


def in_sitemaps(paper: Programs) -> set[str]:
    """Return the paths in all sitemaps that the index names."""
    index: Any = etree.fromstring(paper.find(f"{paper.root}/sitemap.xml") or b"")
    found: set[str] = set()
    for address in index.xpath("//*[local-name()='loc']/text()"):
        part: Any = etree.fromstring(paper.find(address) or b"")
        found.update(part.xpath("//*[local-name()='url']/*[local-name()='loc']/text()"))
    return {address.removeprefix(paper.root) for address in found}


def test_a_page_that_is_indexed_is_in_a_sitemap_or_an_archive_page(paper: Programs) -> None:
    indexed = {path for path, page in pages(paper).items() if is_indexed(page)}
    archive = {path for path in indexed if split_numbered(path)[1] != HEAD}
    assert archive, "the paper has archive pages"
    assert indexed - archive == in_sitemaps(paper)


def test_the_form_of_a_search_is_indexed_and_what_is_found_is_not(paper: Programs) -> None:
    assert is_indexed(asked("/en/search/"))
    assert not is_indexed(asked("/en/search/?q=story"))


def test_what_crawlers_may_not_index_they_may_read(paper: Programs) -> None:
    """Who may not read a page never sees that it is not to be indexed, and lists its address."""
    robots = RobotFileParser()
    robots.parse(paper.edition.text("/robots.txt").splitlines())
    found = pages(paper)
    led = {"/en/search/?q=story"}
    for page in found.values():
        led.update(page.xpath(FOLLOWED))
    ours = {path for path in {*found, *led} if path.startswith("/")}
    assert "/en/search/" in ours
    assert {path for path in ours if not robots.can_fetch("Googlebot", path)} == set()
    for closed in ("/desk/", "/comments/1/"):
        assert not robots.can_fetch("Googlebot", closed)


def test_an_archive_page_is_canonical_to_itself_and_leads_on(paper: Programs) -> None:
    for path, page in pages(paper).items():
        if split_numbered(path)[1] != HEAD:
            assert page.xpath("//link[@rel='canonical']/@href") == [f"{paper.root}{path}"]
            assert page.xpath("//main//a/@href")


def test_a_day_is_a_way_to_its_articles_and_is_not_listed(paper: Programs) -> None:
    days = {path: page for path, page in pages(paper).items() if OF_A_DAY.search(path)}
    assert days
    for path, page in days.items():
        assert page.xpath("string(//meta[@name='robots']/@content)") == "noindex", path
        assert any("/story-" in href for href in page.xpath("//main//a/@href")) or "fa" in path
