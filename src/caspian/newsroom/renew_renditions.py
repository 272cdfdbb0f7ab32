"""Makes anew what a former version made of pictures, which may say where a photographer stood.

Each gets a new address, since caches and exports keep what is at the old one. What lies there is
replaced as well: pages that name it are readers' until they are pressed anew, a moment later.
"""

import logging
import os
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction
from PIL import Image
from wagtail.images.models import Filter

from caspian.graphics.apart import Stopped, look
from caspian.graphics.bare import is_bare
from caspian.graphics.cuts import Cut
from caspian.graphics.originals import NoPicture
from caspian.newsroom.cut_out import bounds, cut_out, named
from caspian.newsroom.models import Picture, PictureRendition
from caspian.newsroom.outbox import record

log = logging.getLogger(__name__)
Made = tuple[str, bytes] | None
_failed: set[int] = set()
"""the pictures that raised what nobody thought of; tried again after the next start"""


def renew_next() -> bool:
    """Make the renditions of one picture anew; return whether there was one to look at."""
    rows = PictureRendition.objects.filter(is_clean=False).exclude(image__in=_failed)
    newest = rows.order_by("-image_id").select_related("image").first()
    if newest is None:
        return False
    try:
        _look_at(newest.image)
    except (DatabaseError, Stopped):
        raise  # nothing is known of the picture yet
    except Exception:
        # Whatever it was, it would be the same a moment later, and others wait.
        log.exception("What readers see of picture %s can't be made anew", newest.image_id)
        _failed.add(newest.image_id)
    return True


def _look_at(picture: Picture) -> None:
    stale: list[PictureRendition] = []
    for one in picture.renditions.filter(is_clean=False):
        if one.focal_point_key != Filter(one.filter_spec).get_cache_key(picture):
            one.delete()  # of a focal point that was moved since: no page shows it
        elif is_bare(_content(one)):
            PictureRendition.objects.filter(pk=one.pk).update(is_clean=True)
        else:
            stale.append(one)
    if stale:
        _renew(picture, stale)


def _renew(picture: Picture, stale: list[PictureRendition]) -> None:
    try:
        files: list[Made] = list(cut_out(picture, [one.filter_spec for one in stale]).files)
    except NoPicture:
        # Without its original, of what was made of it: better a little blurred than with words.
        files = [_again(one) for one in stale]
    pairs = list(zip(stale, files, strict=True))
    new = [(one, *_stored(picture, one, made)) for one, made in pairs if made]
    with transaction.atomic():
        for one, name, (width, height) in new:
            PictureRendition.objects.filter(pk=one.pk, file=one.file.name).update(
                file=name, former_file=one.file.name, is_clean=True, width=width, height=height
            )
        for one, made in pairs:
            if made is None:
                log.error("%s can't be made anew: pages go without it", one.file.name)
                one.delete()
        record(f"made anew: {picture.title}", [f"picture:{picture.pk}"])


def _stored(
    picture: Picture, one: PictureRendition, made: tuple[str, bytes]
) -> tuple[str, tuple[int, int]]:
    """Store what was made, at a new name and in place of what was there; return name and size."""
    storage = one.file.storage
    called = named(picture, one.filter_spec, *made).name
    name = storage.save(one.get_upload_to(str(called)), ContentFile(made[1]))
    _put_in_place(Path(storage.path(name)), Path(storage.path(one.file.name)))
    with Image.open(BytesIO(made[1])) as image:
        return name, image.size


def _again(one: PictureRendition) -> Made:
    size = one.width, one.height
    turned = size[::-1]
    whole, lying = (0.0, 0.0, *size), (0.0, 0.0, *turned)
    kind = {"jpg": "jpeg"}.get(ending := one.file.name.rpartition(".")[2], ending)
    cut = Cut(size, whole, size, lying, turned, kind if kind in ("png", "webp", "avif") else "jpeg")
    try:
        return look(_content(one), [cut], bounds()).files[0]
    except NoPicture:
        return None


def _content(one: PictureRendition) -> bytes:
    try:
        with one.file.open("rb") as file:
            return bytes(file.read())
    except OSError:
        return b""


def _put_in_place(new: Path, former: Path) -> None:
    """Let a file stand at a former name too, in one step for those who are reading there."""
    aside = former.with_name(f"{former.name}.new")
    with suppress(FileNotFoundError):
        aside.unlink()
    try:
        os.link(new, aside)
    except OSError:
        aside.write_bytes(new.read_bytes())
    aside.replace(former)
