"""Says which files readers may download: those that a public page offers, and no others."""

from django.http import Http404, HttpRequest

from caspian.newsroom.models import Attachment
from caspian.newsroom.rights.files import sees_file
from caspian.newsroom.rights.public_use import is_used


def refuse_unoffered(attachment: Attachment, request: HttpRequest) -> None:
    """Answer 404 where no public page offers a file and the one who asks may not see it.

    Raises Http404. A draft's file must not be found by counting.
    """
    if not is_used(attachment) and not sees_file(request.user, attachment):
        raise Http404
