"""Cuts renditions out of an original, for the newsroom and for whatever Wagtail asks for.

Its own way would decode the file in this process, and take over what a camera noted in it.
"""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.base import File
from wagtail.images.image_operations import FilterOperation
from wagtail.images.models import IMAGE_FORMAT_EXTENSIONS, Filter

from caspian.graphics.apart import MIB, Bounds, DecodedPicture, look
from caspian.graphics.cuts import KINDS, Box, Cut
from caspian.graphics.originals import NoPicture

MOVES = "moving"
"""the operation of a rendition that has all frames of a picture"""


class Moving(FilterOperation):
    """Lets Wagtail know the operation; `graphics.moving` does it."""

    def construct(self) -> None:
        """Take no arguments."""

    def run(self, willow: Any, image: Any, env: Any) -> Any:
        """Leave the picture as it is."""
        return willow


def cut_out(picture: Any, specs: Iterable[str], data: bytes | None = None) -> DecodedPicture:
    """Return the files of some renditions of a picture, in order. Raises NoPicture, and Stopped.

    They are made of the original, or of the bytes that are given in its place.
    """
    cuts = [_cut(picture, Filter(spec)) for spec in specs]
    return look(read(picture) if data is None else data, cuts, bounds())


def bounds() -> Bounds:
    """Return what a picture may take, as the installation has it."""
    return Bounds(
        pixels=settings.CASPIAN_PICTURE_PIXELS, memory=settings.CASPIAN_PICTURE_MEMORY * MIB
    )


def named(picture: Any, spec: str, kind: str, content: bytes) -> "File[bytes]":
    """Return a rendition's file, named by its size alone.

    Wagtail would begin with the original's name: readers would see what a reporter called it, or
    a telephone, and when. What tells two pictures apart is their folders.
    """
    wanted = Filter(spec)
    ending = spec.replace("|", ".") + IMAGE_FORMAT_EXTENSIONS[kind]
    if key := wanted.get_cache_key(picture):
        ending = f"{key}.{ending}"
    return File(BytesIO(content), name=ending)


def read(picture: Any) -> bytes:
    """Return the original file of a picture. Raises NoPicture where it is lost."""
    try:
        with picture.open_file() as file:
            return bytes(file.read())
    except Exception as gone:  # each storage raises errors of its own
        raise NoPicture("has lost its file") from gone


def _cut(picture: Any, wanted: Filter) -> Cut:
    """Return a rendition as what is to be cut out of the original, however that lies in its file.

    Of a picture that stands on its side, Wagtail's own record has width and height as they lie.
    """
    lying = picture.width, picture.height
    box, size = _shown(picture, wanted, lying)
    turned_box, turned_size = _shown(picture, wanted, lying[::-1])
    kind, quality = "", 80
    for operation in wanted.spec.split("|"):
        name, _, value = operation.partition("-")
        if name == "format" and value in KINDS:
            kind = value
        elif name.endswith("quality"):
            quality = int(value)
    is_moving = MOVES in wanted.spec.split("|")
    return Cut(lying, box, size, turned_box, turned_size, kind, quality, is_moving)


def _shown(picture: Any, wanted: Filter, size: tuple[int, int]) -> tuple[Box, tuple[int, int]]:
    transform = wanted.get_transform(picture, size)
    left, upper, right, lower = transform.get_rect().round()
    width, height = transform.size
    return (left, upper, right, lower), (max(1, round(width)), max(1, round(height)))
