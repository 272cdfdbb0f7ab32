"""What the backend says outside of the desk: its headers, its health, its errors."""

from collections.abc import Callable

from babel import UnknownLocaleError
from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from caspian.common.languages import language
from caspian.newsroom.desk.nonce import nonce, nonce_of
from caspian.newsroom.desk.times import DESK
from caspian.newsroom.models import Change
from caspian.pages.builders.plain import UNKNOWN, absent_page
from caspian.pages.on_demand.shell import response
from caspian.pages.reads.paper import default_language
from caspian.pages.render import broken_html
from caspian.server.answers import NOTHING_RUNS, SAFE, strict_transport

POLICY = "Content-Security-Policy"
# What Wagtail 8 needs: style attributes in its markup and in what its editor draws, pictures that
# a browser made of a file just chosen, and scripts in its forms, which carry the session's nonce.
_DESK = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; media-src 'self' blob:; "
    "connect-src 'self'; frame-src 'self'; manifest-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the newsroom's database answers; whether reading works, the front says."""
    try:
        with connection.cursor() as cursor:
            # Its tables, not only `SELECT 1`: a damaged file answers that too.
            cursor.execute("SELECT COUNT(*) FROM newsroom_home")
        unpressed = _unpressed()
    except Exception as error:
        return JsonResponse({"newsroom": "away", "reason": type(error).__name__}, status=503)
    return JsonResponse({"newsroom": "up", "unpressed": unpressed})


def _unpressed() -> dict[str, object] | None:
    """Return how many changes wait in the outbox, and since when; of what they are, nothing."""
    oldest = Change.objects.order_by("pk").values_list("at", flat=True).first()
    if oldest is None:
        return None
    return {"count": Change.objects.count(), "oldest": oldest.isoformat()}


def absent(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer for an address of ours that leads nowhere."""
    return response(absent_page(UNKNOWN, default_language()), status=UNKNOWN)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer for what no form of ours sends; a form of the desk that is too long says so."""
    if not isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return HttpResponseBadRequest()
    said = gettext("This is too long for one article. Cut a part out, into an article of its own.")
    if request.accepts("text/html"):
        return HttpResponseBadRequest(said, content_type="text/plain; charset=utf-8")
    # As a form that saves itself hears why it was refused.
    refusal = {"success": False, "error_code": "validation_error", "error_message": said}
    return JsonResponse(refusal, status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer for a fault of ours: a page that needs no database, for that may be the fault."""
    first = request.path.strip("/").partition("/")[0]
    try:
        code = language(first).code if first else "en"
    except (ValueError, UnknownLocaleError):
        code = "en"
    return HttpResponse(broken_html(language(code)), status=500)


def with_safe_headers(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Return the middleware that completes each answer; a policy of its own is left as it is."""
    always = [*SAFE[1:], *strict_transport(settings.CASPIAN_ADDRESS.partition(":")[0])]

    def middleware(request: HttpRequest) -> HttpResponse:
        with nonce_of(request):
            response = answer(request)
            policy = _DESK.format(nonce=nonce())
        if not request.path.startswith(DESK):
            policy = NOTHING_RUNS[0][1]
        if response.headers.get("Content-Encoding") == "None":  # Wagtail's word for "plain"
            del response.headers["Content-Encoding"]
        for name, value in ((POLICY, policy), *always):
            response.headers.setdefault(name, value)
        if "frame-ancestors" not in response.headers[POLICY]:  # Wagtail's, on files for download
            response.headers[POLICY] += "; frame-ancestors 'none'"
        return response

    return middleware
