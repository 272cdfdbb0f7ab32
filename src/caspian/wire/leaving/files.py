"""The pictures and downloads that leave: as readers get them, and where these fetch them.

An original may tell where and by whom it was taken. What readers get holds pixels only, so that is
what other systems get, too. Originals leave with the archive.
"""

import re
from collections import defaultdict
from collections.abc import Collection
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.utils import timezone

from caspian.common.dates import day_in
from caspian.newsroom.models import Attachment, Picture, PictureRendition, Publication
from caspian.newsroom.renditions import WIDE_SIZES, webp
from caspian.wire.leaving.pieces import LeavingFile

_WIDE = frozenset(webp(WIDE_SIZES))
_ODD = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 80


class LeavingFiles:
    """Finds pictures and downloads, and where they will be fetched from."""

    def __init__(self, root: str, *, pictures: str = "", documents: str = "") -> None:
        """Take the paper's address, and where copies will be fetched; empty: from the paper."""
        self.root = root
        self._pictures_at, self._documents_at = pictures.rstrip("/"), documents.rstrip("/")

    def pictures(self, ids: Collection[int]) -> dict[int, LeavingFile]:
        """Return pictures by id; those that are gone are left out.

        One that may no longer be shown has no file.
        """
        made = defaultdict(list)
        columns = ("image", "filter_spec", "width", "height", "file")
        today = day_in(timezone.now(), Publication.load().time_zone)
        rows = PictureRendition.objects.filter(image__in=ids, is_clean=True)
        rows = rows.exclude(image__valid_until__lt=today)
        for pk, spec, width, height, file in rows.values_list(*columns):
            if "|format-webp" in spec or "|format-jpeg" in spec:
                made[pk].append((spec in _WIDE, width, height, file))
        found = {}
        records = Picture.objects.filter(pk__in=ids)
        names = ("pk", "title", "description", "credit", "created_at")
        for pk, title, alt, credit, created in records.values_list(*names):
            _, width, height, file = max(made[pk], default=(False, 0, 0, ""))
            name = f"{pk}-{_plain(file)}" if file else ""
            address = (
                self._address(self._pictures_at, name, default_storage.url(file)) if file else ""
            )
            found[pk] = LeavingFile(
                pk, address, title, created, width, height, alt or "", credit, file, name
            )
        return found

    def documents(self, ids: Collection[int]) -> dict[int, LeavingFile]:
        """Return downloads by id; those that are gone are left out."""
        found = {}
        for one in Attachment.objects.filter(pk__in=ids):
            name = f"download-{one.pk}-{_plain(one.file.name)}"
            found[one.pk] = LeavingFile(
                one.pk, self._address(self._documents_at, name, one.url), one.title, one.created_at,
                stored=one.file.name, name=name,
            )  # fmt: skip
        return found

    def _address(self, copies: str, name: str, usual: str) -> str:
        if copies:
            return f"{copies}/{name}"
        return usual if usual.startswith("http") else self.root + usual


def _plain(stored: str) -> str:
    return _ODD.sub("-", PurePosixPath(stored).name)[-_LONGEST:]
