"""The reader's side over HTTP: a path in, a page out, and one read counted."""

from babel import UnknownLocaleError
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from caspian.common.languages import language
from caspian.pages.answer import MOVED, OK, Answer, answer
from caspian.pages.reads import paper
from caspian.pages.render import broken_html
from caspian.project.counting import count_read

# Kept, but asked about each time: an editor who follows a link to what was just published
# must not see the page of a minute ago.
ASK_AGAIN = "public, max-age=0, must-revalidate"


@require_safe
def page(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with the page at a path; a path without its last slash leads to the one with it."""
    address = f"/{path}"
    found = answer(address)
    if found.status != OK and not address.endswith("/") and _exists(f"{address}/"):
        return HttpResponsePermanentRedirect(f"{address}/")
    if found.status == MOVED:
        return HttpResponsePermanentRedirect(found.address)
    if found.status == OK and found.name == "article":
        count_read(address, request)
    return _response(found)


@require_safe
def to_language(request: HttpRequest) -> HttpResponse:
    """Lead a reader to the front in the language that their browser asks for."""
    wanted = get_language_from_request(request)
    fronts = {home.address.strip("/"): home.address for home in paper.homes()}
    address = fronts.get(wanted) or fronts.get(paper.default_language(), "/en/")
    response = HttpResponse(status=302, headers={"Location": address})
    response["Vary"] = "Accept-Language"
    response["Cache-Control"] = ASK_AGAIN
    return response


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 when reading works."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        reading = bool(paper.homes())
    except Exception as error:
        return JsonResponse({"reading": False, "reason": type(error).__name__}, status=503)
    return JsonResponse({"reading": reading, "release": None}, status=200 if reading else 503)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer for a fault of ours: a page that needs no database, for that may be the fault."""
    first = request.path.strip("/").partition("/")[0]
    try:
        code = language(first).code if first else "en"
    except (ValueError, UnknownLocaleError):
        code = "en"
    return HttpResponse(broken_html(language(code)), status=500)


def _exists(path: str) -> bool:
    return answer(path).status in (OK, MOVED)


def _response(found: Answer) -> HttpResponse:
    response = HttpResponse(found.html, status=found.status)
    response["Cache-Control"] = ASK_AGAIN
    return response
