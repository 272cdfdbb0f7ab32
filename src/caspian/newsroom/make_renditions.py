"""Makes renditions of a picture: each by itself, of the original or of a plain copy of it."""

import copy
import logging
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from io import BytesIO
from typing import NamedTuple

from django.core.files.base import File
from django.db import transaction
from wagtail.images.models import Filter

from caspian.graphics.originals import NoPicture, is_deep, needs_copy, opened, plain_copy
from caspian.newsroom.models import Picture, PictureRendition
from caspian.newsroom.outbox import record

log = logging.getLogger(__name__)
AT_ONCE = 3
REMEMBERED = 10_000
DEEP = "has more than 8 bits for each dot"
_FOCAL = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
_wrong: dict[str, str] = {}
"""what is wrong with an original, in words or empty, by the name of its file: no two share one"""


class RenditionsMissing(Exception):
    """A picture that can't be shown as it was uploaded; the text tells an editor what to do."""

    def __init__(self, picture: Picture, wrong: str) -> None:
        self.picture = picture.pk
        self.wrong = wrong
        super().__init__(
            f"The picture “{picture.title}” {wrong}, so readers get {_what_readers_get(picture)}: "
            "upload it again as JPEG or 8-bit PNG."
        )


class _Source(NamedTuple):
    """A file to make renditions of; a copy may be smaller than the original."""

    data: bytes
    scale: float = 1.0


def make(picture: Picture, specs: tuple[str, ...]) -> None:
    """Make those renditions of a picture that are missing, as far as they can be made.

    Those that can't be made of the original are made of a plain copy. Raises RenditionsMissing
    in the end when any was, and when any is still missing.
    """
    missing = _missing(picture, specs)
    if missing:
        _remember(picture, _made(picture, missing))
    elif picture.file.name not in _wrong:
        _remember(picture, _looked_at(picture))
    if wrong := _wrong[picture.file.name]:
        raise RenditionsMissing(picture, wrong)


def _made(picture: Picture, specs: list[str]) -> str:
    """Make renditions, and return what is wrong with the picture in words, or an empty text."""
    try:
        data = _read(picture)
        with opened(BytesIO(data)) as original:
            wrong = DEEP if is_deep(original) else ""
            copied = _Source(*plain_copy(original)) if needs_copy(original) else None
    except NoPicture as bad:
        return str(bad)
    made = _rendered(picture, specs, copied or _Source(data))
    left = [spec for spec in specs if spec not in made]
    if left and copied is None:
        wrong = "can't be converted as it is"
        try:
            with opened(BytesIO(data)) as original:
                copied = _Source(*plain_copy(original))
            made |= _rendered(picture, left, copied)
        except NoPicture as bad:
            wrong = str(bad)
    _keep(picture, list(made.values()))
    return wrong if len(made) == len(specs) else wrong or "can't be converted to every size"


def _rendered(picture: Picture, specs: list[str], source: _Source) -> dict[str, PictureRendition]:
    """Return the renditions of a source by their specifications, without those that failed."""
    seen = picture if source.scale == 1 else _smaller(picture, source.scale)
    with ThreadPoolExecutor(min(AT_ONCE, len(specs))) as pool:
        found = list(pool.map(partial(_rendition, picture, seen, source.data), specs))
    return {one.filter_spec: one for one in found if one is not None}


def _rendition(picture: Picture, seen: Picture, data: bytes, spec: str) -> PictureRendition | None:
    wanted = Filter(spec)
    try:
        file = seen.generate_rendition_file(
            wanted, source=File(BytesIO(data), name=picture.file.name)
        )
        return PictureRendition(
            image=picture,
            filter_spec=spec,
            focal_point_key=wanted.get_cache_key(picture),
            file=file,
        )
    except Exception:  # Pillow and its codecs raise what they come across
        log.debug("No %s of picture %s", spec, picture.pk, exc_info=True)
        return None


def _keep(picture: Picture, made: list[PictureRendition]) -> None:
    """Save renditions, and tell the outbox once; another process may have been quicker."""
    if not made:
        return
    field = PictureRendition._meta.get_field("file")
    for one in made:
        field.pre_save(one, True)  # the file goes to the storage before the database is locked
    with transaction.atomic():
        PictureRendition.objects.bulk_create(made, ignore_conflicts=True)
        record(f"made ready: {picture.title}", [f"picture:{picture.pk}"])
    names = set(picture.renditions.values_list("file", flat=True))
    for one in made:
        if one.file.name not in names:
            one.file.storage.delete(one.file.name)


def _missing(picture: Picture, specs: tuple[str, ...]) -> list[str]:
    rows = PictureRendition.objects.filter(image=picture.pk)
    there = set(rows.values_list("filter_spec", "focal_point_key"))
    wanted = ((spec, Filter(spec).get_cache_key(picture)) for spec in dict.fromkeys(specs))
    return [spec for spec, key in wanted if (spec, key) not in there]


def _looked_at(picture: Picture) -> str:
    """Return what the head of an original says is wrong with it, of which all sizes were made."""
    try:
        with opened(BytesIO(_read(picture))) as original:
            return DEEP if is_deep(original) else ""
    except NoPicture:
        return ""  # lost or changed since: readers have every size of it


def _read(picture: Picture) -> bytes:
    try:
        with picture.open_file() as file:
            return bytes(file.read())
    except Exception as gone:  # each storage raises errors of its own
        raise NoPicture("has lost its file") from gone


def _smaller(picture: Picture, scale: float) -> Picture:
    """Return a picture whose focal point lies where it is in a copy of another size."""
    seen = copy.copy(picture)
    for name in _FOCAL:
        if (value := getattr(picture, name)) is not None:
            setattr(seen, name, round(value * scale))
    return seen


def _remember(picture: Picture, wrong: str) -> None:
    if len(_wrong) >= REMEMBERED:
        _wrong.clear()
    _wrong[picture.file.name] = wrong


def _what_readers_get(picture: Picture) -> str:
    sizes = PictureRendition.objects.filter(image=picture.pk, filter_spec__contains="|format-")
    return "a converted copy" if sizes.exists() else "no picture"
