"""Opens the original file of a picture within bounds, or says in words why it can't be shown.

A file is opened by its head before it is decoded: a file of 400 kB may hold a hundred million
pixels. Whatever is shown is made of a plain copy in memory: upright, 8 bits, red, green and blue
as screens have them. The copy holds nothing but its pixels.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import pillow_heif
from PIL import AvifImagePlugin, Image

from caspian.graphics.colours import (
    as_on_a_screen,
    inks_on_a_screen,
    lab_on_a_screen,
    profile_of,
)

MOST_PIXELS = 100_000_000
"""more are not decoded, unless an installation says otherwise"""
REDUCED_TO = 16_000_000
"""pixels of a copy: every size that pages show is cut from one"""
ENDINGS = {
    "AVIF": ("avif",), "GIF": ("gif",), "HEIF": ("heic", "heif"), "JPEG": ("jpg", "jpeg"),
    "PNG": ("png",), "TIFF": ("tif", "tiff"), "WEBP": ("webp",),
}  # fmt: skip
"""formats of Pillow that are opened, with what their files' names end in, the usual one first; a
file of any other, by whatever name, is none of ours"""
_BAND_PIXELS = 4_000_000
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


# As many threads as there are cores would each take memory, of which a picture has only so much.
AvifImagePlugin.DEFAULT_MAX_THREADS = 2
pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
pillow_heif.options.DECODE_THREADS = 2


class NoPicture(Exception):
    """A file that can't be shown; its text says what it does, as “is damaged” does."""


@contextmanager
def opened(file: IO[bytes], most: int = MOST_PIXELS) -> Iterator[Image.Image]:
    """Open a picture by its head, and decode nothing yet.

    Raises NoPicture, also in the place of whatever goes wrong inside the block.
    """
    try:
        with Image.open(file, formats=tuple(ENDINGS)) as image:
            if (number := image.width * image.height) > most:
                raise NoPicture(_too_many(f"{number:,}", most))
            yield image
    except NoPicture:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise NoPicture(_too_many("too many", most)) from bomb
    except MemoryError as much:
        raise NoPicture(TOO_MUCH) from much
    # Decoders raise whatever they come across: SyntaxError, struct.error, zlib.error.
    except Exception as broken:
        is_memory = "out of memory" in str(broken).lower()
        raise NoPicture(TOO_MUCH if is_memory else BROKEN) from broken


EMPTY = "is empty: nothing of it arrived"
BROKEN = "is damaged or was cut short"
TOO_MUCH = "takes more memory than a picture may"
TOO_LONG = "takes too long to be decoded"


def kind_of(image: Image.Image) -> str:
    """Return the format of an opened picture, one of `ENDINGS`."""
    # A photograph with others behind it, as telephones add them: it shows as any JPEG does.
    return "JPEG" if image.format == "MPO" else str(image.format)


def is_deep(image: Image.Image) -> bool:
    """Return whether a picture has more than 8 bits for each dot, of which pages show 8."""
    return image.mode in ("I", "F") or image.mode.startswith("I;")


def plain_copy(image: Image.Image) -> Image.Image:
    """Decode a picture, and return it as pages can show it, with nothing that was said of it.

    The notes of a camera, its position, a profile of colours: none of them is in the copy.
    """
    turned = _turned(image)
    if image.width * image.height > REDUCED_TO:
        image.draft(None, _reduced(image.size))
    image.load()
    profile = profile_of(image) if image.mode not in ("CMYK", "LAB") else None
    # What takes more memory than the copy is made smaller before.
    copy = plain(_small(image)) if is_deep(image) else _in_bands(image)
    if profile and not is_deep(image):
        copy = as_on_a_screen(copy, profile)
    if turned is not None:
        copy = copy.transpose(turned)
    if copy is image:
        copy = image.copy()  # the file's own image keeps its notes elsewhere, too
    copy.info = {}
    return copy


def plain(image: Image.Image) -> Image.Image:
    """Return a picture as grey, RGB or RGBA, 8 bits for each colour."""
    if is_deep(image):
        return _eight_bits(image)
    if image.mode == "CMYK":
        return inks_on_a_screen(image)
    if image.mode == "LAB":
        return lab_on_a_screen(image)
    seen_through = "transparency" in image.info or image.mode in ("LA", "PA", "La", "RGBa", "RGBA")
    if seen_through:
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB") else image.convert("RGB")


def _in_bands(image: Image.Image) -> Image.Image:
    """Return a decoded picture as pages can show it, made smaller band by band if it is large.

    As a whole it would be there two or three times in memory.
    """
    factor = math.ceil(math.sqrt(image.width * image.height / REDUCED_TO))
    if factor <= 1:
        return plain(image)
    step = max(1, _BAND_PIXELS // image.width // factor) * factor
    copy: Image.Image | None = None
    for top in range(0, image.height, step):
        band = image.crop((0, top, image.width, min(top + step, image.height)))
        part = plain(band).reduce(min(factor, band.height), None)
        if copy is None:
            copy = Image.new(part.mode, (part.width, -(-image.height // factor)))
        copy.paste(part, (0, top // factor))
    assert copy is not None, "a picture has at least one row"
    return copy


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


def _too_many(number: str, most: int) -> str:
    return f"has {number} pixels, where {most:,} is the most"
