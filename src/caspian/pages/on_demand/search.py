"""Answers a search: nothing of it is kept, and nobody is told who looked for what."""

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from caspian.newsroom.public import same_restrictions
from caspian.pages.builders.search import search_page
from caspian.pages.on_demand.shell import response
from caspian.pages.reads import paper
from caspian.pages.reads.door import each_read_once
from caspian.pages.search_documents import Asked

KEPT = "private, max-age=60"
"""by the reader's own browser alone, so that going back to the hits asks nobody"""


@gzip_page
@require_safe
def search(request: HttpRequest, code: str) -> HttpResponse:
    """Answer with the search page of a language."""
    with each_read_once(), same_restrictions():
        if f"/{code}/" not in {home.address for home in paper.homes()}:
            raise Http404
        page = search_page(_asked(request), code)
        return response(page, status=page.status, cache=KEPT)


def _asked(request: HttpRequest) -> Asked:
    try:
        given = request.GET
    except SuspiciousOperation:  # thousands of parameters: nobody's question
        return Asked()
    return Asked(
        q=given.get("q", ""),
        section=given.get("section", ""),
        kind=given.get("kind", ""),
        contributor=given.get("contributor", ""),
        place=given.get("place", ""),
        since=given.get("from", ""),
        until=given.get("to", ""),
        page=given.get("page", ""),
    )
