"""Answers a search with JSON: the same question and the same hits as on the search page."""

import re
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, JsonResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from caspian.common.dates import iso
from caspian.common.languages import language
from caspian.feeds.addresses import absolute as at
from caspian.feeds.api.addresses import DESCRIPTION, article_address
from caspian.feeds.api.addresses import search_address as search_here
from caspian.newsroom.public import same_restrictions
from caspian.pages.builders.search import search_address, search_page
from caspian.pages.reads import paper
from caspian.pages.reads.door import each_read_once
from caspian.pages.search_documents import Asked, Result, SearchPage

OK = 200
_PAGE = re.compile(r"[1-9][0-9]*")
_DIGITS = 18
"""of the number of a page; one with more lies beyond the last, and is not worth reading"""
_NAMES = ("q", "section", "kind", "contributor", "place", "page")


@gzip_page
@require_safe
def search(request: HttpRequest, code: str) -> JsonResponse:
    """Answer a search in a language."""
    with each_read_once(), same_restrictions():
        if f"/{code}/" not in {home.address for home in paper.homes()}:
            return _refusal(404, f"There is no language {code} here.")
        asked = _asked(request)
        if asked.page and not _PAGE.fullmatch(asked.page):
            return _refusal(400, "page is a whole number from 1 on.")
        page = search_page(asked, code)
        number = int(asked.page[: _DIGITS + 1] or 1)
        if page.status == OK and number > page.pages:
            return _refusal(404, f"The last page of this search is {page.pages}.")
        return _answer(_found(page, code), page.status)


def _asked(request: HttpRequest) -> Asked:
    try:
        given = request.GET
    except SuspiciousOperation:  # thousands of parameters: nobody's question
        return Asked()
    said = {name: given.get(name, "") for name in _NAMES}
    return Asked(**said, since=given.get("from", ""), until=given.get("to", ""))


def _found(page: SearchPage, code: str) -> dict[str, Any]:
    return {
        "language": language(code).code,
        "q": page.q,
        "count": page.count,
        "is_more": page.is_more,
        "notes": list(page.notes),
        "suggestion": page.suggestion.text if page.suggestion else None,
        "page": page.number,
        "pages": page.pages,
        "earlier": _beside(page.earlier, code),
        "later": _beside(page.later, code),
        "articles": [_result(one) for one in (*page.promoted, *page.results)],
    }


def _result(one: Result) -> dict[str, Any]:
    card = one.card
    return {
        "url": at(card.address),
        "api_url": at(article_address(card.address)),
        "kind": card.kind,
        "headline": card.headline,
        "snippet": "".join(part.text for part in one.snippet),
        "byline": card.byline,
        "published": iso(card.published_at),
    }


def _beside(address: str, code: str) -> str | None:
    """Return the address here of another page of hits, given by that of the reader's page."""
    if not address:
        return None
    _, _, query = address.partition("?")
    assert address.startswith(search_address(code))
    return f"{at(search_here(code))}?{query}"


def _refusal(status: int, title: str) -> JsonResponse:
    said = {"status": status, "title": title, "description_url": at(DESCRIPTION)}
    return _answer(said, status)


def _answer(said: dict[str, Any], status: int) -> JsonResponse:
    answer = JsonResponse(said, status=status, json_dumps_params={"ensure_ascii": False})
    answer["Cache-Control"] = "private, max-age=60"
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


PATTERN = search_here("<str:code>").lstrip("/")
"""as Django's addresses have it"""
