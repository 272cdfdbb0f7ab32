"""What the backend says outside of the desk: how the newsroom is, and that something broke."""

from babel import UnknownLocaleError
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from caspian.common.languages import language
from caspian.newsroom.models import Change
from caspian.pages.builders.absent import UNKNOWN, absent_page
from caspian.pages.on_demand.shell import response
from caspian.pages.reads.paper import default_language
from caspian.pages.render import broken_html


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


def broken(request: HttpRequest) -> HttpResponse:
    """Answer for a fault of ours: a page that needs no database, for that may be the fault."""
    first = request.path.strip("/").partition("/")[0]
    try:
        code = language(first).code if first else "en"
    except (ValueError, UnknownLocaleError):
        code = "en"
    return HttpResponse(broken_html(language(code)), status=500)
