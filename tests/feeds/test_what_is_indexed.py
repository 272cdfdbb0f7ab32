"""Every page that may be indexed is in a sitemap, or is one of the exceptions named here."""

import re
from typing import Any

import pytest
from lxml import etree
from lxml.html import document_fromstring

from caspian.newsroom import archive_pages
from caspian.pages.addresses import split_numbered
from caspian.pages.builders.lists import HEAD
from tests.cast import Cast
from tests.feeds.papers import Programs, section_in, translated
from tests.press.newsroom import Newsroom

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
