"""Sends the desk its pictures: originals, thumbnails, and what is not public yet.

Readers get pictures from the front, which knows of the edition alone; nobody else's way leads to
the folder.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie
from wagtail.admin.auth import require_admin_access
from wagtail.permissions import policy_registry

from caspian.edition.export.names import TYPES
from caspian.newsroom.kept_files import ORIGINALS
from caspian.newsroom.models import Picture, PictureRendition

_RIGHTS = ("add", "change", "delete", "choose", "view")


@require_safe
@require_admin_access
@vary_on_cookie
@cache_control(private=True, max_age=3600)
def picture_file(request: HttpRequest, name: str) -> HttpResponse:
    """Answer with a picture's file; raises Http404 also for who may not see the picture."""
    if name.startswith(ORIGINALS):
        found = Picture.objects.filter(file=name).first()
        file = found.file if found else None
    else:
        rendition = PictureRendition.objects.filter(file=name).select_related("image").first()
        found, file = (rendition.image, rendition.file) if rendition else (None, None)
    policy = policy_registry.get_by_type(Picture)
    if (
        found is None
        or file is None
        or not policy.user_has_any_permission_for_instance(request.user, _RIGHTS, found)
    ):
        raise Http404
    try:
        with file.open("rb") as opened:
            content = opened.read()
    except OSError as gone:
        raise Http404 from gone
    kind = TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
    response = HttpResponse(content, content_type=kind)
    # What is opened as a page of its own is no page.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
