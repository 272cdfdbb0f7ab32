"""What each page says to search engines has no fault, in eight languages, of much and of little."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from lxml import html
from lxml.html import HtmlElement

from caspian.newsroom import archive_pages
from caspian.pages import preview
from tests.cast import Cast
from tests.pages.structured.checking import faults, ids_of
from tests.pages.structured.papers import SAID, TYPES, Paper, bare, filled
from tests.pages.structured.samples import GONE
from tests.pages.watchdog import follow

Document = dict[str, Any]
Page = tuple[HtmlElement, list[Document]]
LISTS = ("at-sea", "topics/the-sea", "places/baku", "contributors/aysel-quliyeva", "latest")


@pytest.fixture(autouse=True)
def _short_archive_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_pages, "PER_PAGE", 2)


def documents_of(page: HtmlElement) -> list[Document]:
    """Return the structured data of a page."""
    return [json.loads(one.text) for one in page.xpath("//script[@type='application/ld+json']")]


def pages_of(paper: Paper, code: str, *, archived: bool) -> dict[str, Page]:
    """Return all pages of a paper by their paths, search and archive pages too."""
    follow()
    paths = [*paper.pages, *(f"/{code}/{one}/page/1/" for one in LISTS if archived)]
    answers = {path: preview.answer(path) for path in paths}
    assert {path: one.status for path, one in answers.items() if one.status != 200} == {}
    shown = {path: one.html for path, one in answers.items()}
    shown["search"] = Client().get(f"/{code}/search/").content.decode()
    parsed = {path: html.document_fromstring(text) for path, text in shown.items()}
    return {path: (page, documents_of(page)) for path, page in parsed.items()}


def wrong_in(pages: dict[str, Page], *, complete: bool) -> dict[str, list[str]]:
    """Return the faults of each page that has any; each page has its breadcrumbs, or is a front."""
    known = ids_of(one for _, documents in pages.values() for one in documents)
    found: dict[str, list[str]] = {}
    for path, (page, documents) in pages.items():
        wrong = [fault for one in documents for fault in faults(one, known, complete=complete)]
        types = [one["@type"] for one in documents]
        wrong += [f"{types} name no way here"] * (not {"BreadcrumbList", "WebSite"} & {*types})
        said = {one["inLanguage"] for one in documents if "inLanguage" in one}
        wrong += [f"in {said}"] * (not said <= {page.get("lang")})
        wrong += [f"{empty} is empty" for one in documents for empty in empty_in(one, "")]
        if wrong:
            found[path] = wrong
    return found


def empty_in(value: Any, at: str) -> Iterator[str]:
    """Yield where something is that says nothing."""
    if value in ("", None, [], {}) or (isinstance(value, dict) and value.keys() == {"@type"}):
        yield at
    items = value.items() if isinstance(value, dict) else ()
    items = enumerate(value) if isinstance(value, list) else items
    for name, inner in items:
        yield from empty_in(inner, f"{at}.{name}")


@pytest.mark.parametrize("code", SAID)
def test_where_every_field_is_filled_nothing_is_wrong_or_missing(cast: Cast, code: str) -> None:
    paper = filled(cast, code)
    pages = pages_of(paper, code, archived=True)
    assert wrong_in(pages, complete=True) == {}
    types = {kind: pages[path][1][0]["@type"] for kind, path in paper.articles.items()}
    assert types == TYPES
    every = {one["@type"] for _, documents in pages.values() for one in documents}
    assert every == {
        *TYPES.values(), "BreadcrumbList", "CollectionPage", "ProfilePage", "WebSite",
        "NewsMediaOrganization", "Dataset",
    }  # fmt: skip


@pytest.mark.parametrize("code", SAID)
def test_where_almost_nothing_is_filled_nothing_is_wrong(cast: Cast, code: str) -> None:
    pages = pages_of(bare(cast, code), code, archived=False)
    assert wrong_in(pages, complete=False) == {}


@pytest.mark.parametrize(
    ("name", "value"), [("datePublished", "2026-01-02"), ("publisher", GONE), ("headline", "")]
)
def test_the_control_finds_a_fault_on_one_page(cast: Cast, name: str, value: object) -> None:
    paper = bare(cast, "fa")
    pages = pages_of(paper, "fa", archived=False)
    article = pages[paper.articles["by"]][1][0]
    article.pop(name) if value is GONE else article.update({name: value})
    assert list(wrong_in(pages, complete=False)) == [paper.articles["by"]]
