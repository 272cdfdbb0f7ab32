"""Says which files readers may download: those that a public page offers, and no others."""

from django.http import Http404, HttpRequest
from wagtail.models import ReferenceIndex

from caspian.newsroom.models import Article, Attachment, Information

PAGES = (Article, Information)


def refuse_unoffered(attachment: Attachment, request: HttpRequest) -> None:
    """Answer 404 to a reader who asks for a file that no public page offers.

    Raises Http404; whoever may enter the desk gets every file.
    """
    if not request.user.has_perm("wagtailadmin.access_admin") and not is_offered(attachment):
        raise Http404


def is_offered(attachment: Attachment) -> bool:
    """Return whether a public page links to a file; a draft's file must not be found by counting.

    Wagtail's reference index holds what the published version of a page links to.
    """
    pages = {
        int(reference.object_id)
        for reference in ReferenceIndex.get_references_to(attachment)
        if str(reference.object_id).isdecimal()
    }
    return any(model.objects.public().filter(pk__in=pages).exists() for model in PAGES)
