"""The headers that every answer of the backend carries (of the front: `server/safety.py`)."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from caspian.newsroom.desk.clock import DESK
from caspian.newsroom.desk.nonce import nonce, nonce_of
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
