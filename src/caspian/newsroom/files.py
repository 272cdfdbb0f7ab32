"""Files of the newsroom: refuses those that readers may not have, and keeps what was replaced."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest
from wagtail.log_actions import log

from caspian.newsroom.models import Attachment, FormerFile, Picture
from caspian.newsroom.rights.files import is_used, sees_file

KEPT = dt.timedelta(days=30)
AT_ONCE = 50
PUT_BACK = "newsroom.put_back"


def refuse_unoffered(attachment: Attachment, request: HttpRequest) -> None:
    """Answer 404 where no public page offers a file and the one who asks may not see it.

    Raises Http404. A draft's file must not be found by counting.
    """
    if not is_used(attachment) and not sees_file(request.user, attachment):
        raise Http404


def keep_former(record: Any, path: str, *, by: Any) -> FormerFile:
    """Note the path of the file that a picture or an attachment had until now."""
    of = "picture" if isinstance(record, Picture) else "attachment"
    return FormerFile.objects.create(**{of: record}, path=path, title=record.title, replaced_by=by)


@transaction.atomic
def put_back(former: FormerFile, *, by: Any) -> Any:
    """Let a record have its former file again; the one that it has now is kept as well."""
    former = FormerFile.objects.select_for_update().get(pk=former.pk)
    record: Any = former.picture or former.attachment
    keep_former(record, record.file.name, by=by)
    record.file = former.path  # assigned, not renamed: only then width and height are read anew
    try:
        if isinstance(record, Picture):
            record._set_image_file_metadata()
            record.renditions.all().delete()
            record.tones = ""  # its tones are another picture's
        else:
            record._set_document_file_metadata()
        record.save()
    finally:
        record.file.close()
    former.delete()
    log(instance=record, action=PUT_BACK, user=by)
    return record


def forget_some(now: dt.datetime) -> bool:
    """Remove some files that were replaced long ago; return whether there may be more."""
    old = list(FormerFile.objects.filter(replaced_at__lt=now - KEPT).order_by("pk")[:AT_ONCE])
    storages = {"picture": Picture, "attachment": Attachment}
    for former in old:
        model: Any = storages["attachment" if former.attachment_id else "picture"]
        if not _is_in_use(former.path):
            model._meta.get_field("file").storage.delete(former.path)
        former.delete()
    return len(old) == AT_ONCE


def _is_in_use(path: str) -> bool:
    return any(model.objects.filter(file=path).exists() for model in (Picture, Attachment))
