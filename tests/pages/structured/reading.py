"""Reads the pages of a paper with what they say to search engines."""

import json
from typing import Any

from django.test import Client
from lxml import html
from lxml.html import HtmlElement

from caspian.pages import preview
from tests.pages.structured.papers import Paper
from tests.pages.watchdog import follow

Document = dict[str, Any]
Page = tuple[HtmlElement, list[Document]]
LISTS = ("at-sea", "topics/the-sea", "places/baku", "contributors/aysel-quliyeva", "latest")


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
