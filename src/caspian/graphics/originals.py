"""Opens the original file of a picture within bounds, or says in words why it can't be shown.

A file is opened by its head before it is decoded: a file of 400 kB may hold a hundred million
pixels. What pages can't show as it is (16 bits for each dot, the four inks of print) is shown by
a plain copy.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO

from PIL import Image, ImageCms

MOST_PIXELS = 100_000_000
"""more are not decoded: in memory they would take 400 MB"""
REDUCED_TO = 16_000_000
"""pixels of a copy; renditions of anything larger are made from one, which is decoded once"""
AS_THEY_ARE = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
"""modes of Pillow that pages can show"""
_DEEPEST = 65_535
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class NoPicture(Exception):
    """A file that can't be shown; its text says what it does, as “is damaged” does."""


@contextmanager
def opened(file: IO[bytes]) -> Iterator[Image.Image]:
    """Open a picture by its head, and decode nothing yet.

    Raises NoPicture, also in the place of whatever goes wrong inside the block.
    """
    try:
        with Image.open(file) as image:
            if (number := image.width * image.height) > MOST_PIXELS:
                raise NoPicture(_too_many(f"{number:,}"))
            yield image
    except NoPicture:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise NoPicture(_too_many("too many")) from bomb
    # Decoders raise whatever they come across: SyntaxError, struct.error, zlib.error.
    except Exception as broken:
        raise NoPicture("is damaged or was cut short") from broken


def check(file: IO[bytes]) -> None:
    """Decode a picture whole; raise NoPicture where that fails or would take too much memory."""
    with opened(file) as image:
        if image.width * image.height > REDUCED_TO:
            image.draft(None, _reduced(image.size))
        image.load()


def is_deep(image: Image.Image) -> bool:
    """Return whether a picture has more than 8 bits for each dot, of which pages show 8."""
    return image.mode in ("I", "F") or image.mode.startswith("I;")


def needs_copy(image: Image.Image) -> bool:
    """Return whether renditions are to be made from a plain copy."""
    return image.mode not in AS_THEY_ARE or image.width * image.height > REDUCED_TO


def plain_copy(image: Image.Image) -> tuple[bytes, float]:
    """Return a picture as pages can show it, and its scale: upright, 8 bits, in red, green, blue.

    The copy is a file that carries the profile of its colours and nothing else that was said of
    the original: neither camera nor position.
    """
    width, turned = image.width, _turned(image)
    if width * image.height > REDUCED_TO:
        image.draft(None, _reduced(image.size))
    # What takes more memory than the copy is made smaller before.
    copy = _small(plain(_small(image) if is_deep(image) else image))
    scale = copy.width / width
    if turned is not None:
        copy = copy.transpose(turned)
    profile = image.info.get("icc_profile") if image.mode in AS_THEY_ARE else None
    kept = BytesIO()
    # Not packed: it is read a dozen times and thrown away.
    copy.save(kept, "TIFF", icc_profile=profile, exif=Image.Exif())
    return kept.getvalue(), scale


def plain(image: Image.Image) -> Image.Image:
    """Return a picture in one of the modes that pages can show, 8 bits for each colour."""
    if is_deep(image):
        return _eight_bits(image)
    if image.mode == "CMYK":
        return _on_a_screen(image)
    seen_through = "transparency" in image.info or image.mode in ("LA", "PA", "La", "RGBa", "RGBA")
    if seen_through:
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB") else image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return a deep grey with 8 bits; to convert it alone would cut off whatever is brighter."""
    lowest, highest = image.convert("F").getextrema()
    assert isinstance(lowest, float)
    assert isinstance(highest, float)
    if image.mode != "F" and lowest >= 0 and highest <= _DEEPEST:
        lowest, highest = 0.0, float(_DEEPEST)
    scale = 255 / ((highest - lowest) or 1)
    grey = image.convert("F").point(lambda value: value * scale + (0.5 - lowest * scale))
    return grey.convert("L")


def _on_a_screen(image: Image.Image) -> Image.Image:
    """Return a picture for print as a screen shows it, by its own profile where it has one."""
    profile = image.info.get("icc_profile")
    if profile:
        try:
            of_inks = ImageCms.ImageCmsProfile(BytesIO(profile))
            screen = ImageCms.createProfile("sRGB")
            found = ImageCms.profileToProfile(image, of_inks, screen, outputMode="RGB")
            if found is not None:
                return found
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a broken profile: the colours come out near enough without
    return image.convert("RGB")


def _turned(image: Image.Image) -> Image.Transpose | None:
    """Return how a picture is to be turned, by what the camera noted of how it was held."""
    try:
        return _TURNS.get(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # notes too broken to be read say nothing
        return None


def _small(image: Image.Image) -> Image.Image:
    if image.width * image.height <= REDUCED_TO:
        return image
    return image.resize(_reduced(image.size), Image.Resampling.BOX)


def _reduced(size: tuple[int, int]) -> tuple[int, int]:
    by = math.sqrt(REDUCED_TO / (size[0] * size[1]))
    return max(1, int(size[0] * by)), max(1, int(size[1] * by))


def _too_many(number: str) -> str:
    return f"has {number} pixels, where {MOST_PIXELS:,} is the most"
