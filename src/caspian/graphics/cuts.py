"""Cuts the sizes that are shown of a picture out of its plain copy, and writes them as files.

Nothing else writes what readers get of a picture: a file made here holds pixels and no word.
Neither credit nor copyright is put into it; both stand beside the picture, where they are read.

A reader on a slow line sees them before the picture is there. Letters, not colours, because the
style sheet says what each letter looks like: a style in the page itself would need a policy that
lets pages carry styles, and so would let an intruder's words carry them.
"""

import colorsys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"
_GREYS = 6
_HUES = 10
_KINDS = ((0.28, 0.38), (0.55, 0.42), (0.82, 0.5))
"""lightness and saturation of the coloured tones: dark, middle, pale"""
KINDS = ("jpeg", "png", "webp", "avif")
Box = tuple[float, float, float, float]


def _palette() -> tuple[tuple[int, int, int], ...]:
    greys = [(step / (_GREYS - 1), 0.0, 0.0) for step in range(_GREYS)]
    tints = [(light, satur, hue / _HUES) for light, satur in _KINDS for hue in range(_HUES)]
    colours = (colorsys.hls_to_rgb(hue, light, satur) for light, satur, hue in (*greys, *tints))
    return tuple((round(r * 255), round(g * 255), round(b * 255)) for r, g, b in colours)


PALETTE = dict(zip(LETTERS, _palette(), strict=True))
"""The colour of each letter, red, green and blue from 0 to 255."""


def tones_of(image: Image.Image) -> str:
    """Return three letters: the mean tone of the top, the middle and the foot of an image.

    An image that can be seen through has none, "": what lies behind it would show.
    """
    if "A" in image.getbands() or "transparency" in image.info:
        return ""
    image.draft("RGB", (64, 64))
    bands = image.convert("RGB").resize((1, 3), Image.Resampling.BOX)
    return "".join(_nearest(bands.getpixel((0, row))) for row in range(3))


def _nearest(colour: object) -> str:
    assert isinstance(colour, tuple)
    r, g, b = (int(value) for value in colour)

    def distance(letter: str) -> float:
        red, green, blue = PALETTE[letter]
        # Weighted as the eye weighs them (ITU-R BT.601).
        return 0.299 * (red - r) ** 2 + 0.587 * (green - g) ** 2 + 0.114 * (blue - b) ** 2

    return min(PALETTE, key=distance)


@dataclass(frozen=True, slots=True)
class Cut:
    """One size of a picture; `box` is what it shows of an upright picture of the size `of`.

    `turned_box` is the same for who knows of the picture only how it lies in its file, and stands
    on its side: a camera writes down how it was held.
    """

    of: tuple[int, int]
    box: Box
    size: tuple[int, int]
    turned_box: Box
    turned_size: tuple[int, int]
    kind: str = ""
    """the format, one of `KINDS`; where it is empty, JPEG, or PNG for what can be seen through"""
    quality: int = 80
    is_moving: bool = False
    """whether all frames are wanted: then neither box nor size count, see `moving`"""

    def of_upright(self, width: int, height: int) -> tuple[Box, tuple[int, int]]:
        """Return what to show of an upright picture of some size, and in which size."""
        is_turned = (self.of[0] > self.of[1]) != (width > height) and self.of[0] != self.of[1]
        box, size = (self.turned_box, self.turned_size) if is_turned else (self.box, self.size)
        of = self.of[::-1] if is_turned else self.of
        by = width / of[0], height / of[1]
        left, upper = max(0.0, box[0] * by[0]), max(0.0, box[1] * by[1])
        right, lower = min(width, box[2] * by[0]), min(height, box[3] * by[1])
        # What was made smaller to be decoded is not blown up again.
        scale = min(1.0, max((right - left) / size[0], (lower - upper) / size[1]))
        shown = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
        return (left, upper, max(right, left + 1), max(lower, upper + 1)), shown


def made(copy: Image.Image, cut: Cut) -> tuple[str, bytes]:
    """Return the format and the file of one size of a plain copy."""
    box, size = cut.of_upright(copy.width, copy.height)
    shown = copy.resize(size, Image.Resampling.LANCZOS, box, reducing_gap=3.0)
    shown.info = {}
    kind = cut.kind or ("png" if shown.mode == "RGBA" else "jpeg")
    file = BytesIO()
    _WRITERS[kind](shown, file, cut.quality)
    return kind, file.getvalue()


def _jpeg(image: Image.Image, file: BytesIO, quality: int) -> None:
    if image.mode == "RGBA":
        page = Image.new("RGB", image.size, "white")
        page.paste(image, mask=image.getchannel("A"))
        image = page
    image.save(file, "JPEG", quality=quality, progressive=True, optimize=True)


def _png(image: Image.Image, file: BytesIO, quality: int) -> None:
    image.save(file, "PNG", optimize=True)


def _webp(image: Image.Image, file: BytesIO, quality: int) -> None:
    image.save(file, "WEBP", quality=quality)


def _avif(image: Image.Image, file: BytesIO, quality: int) -> None:
    image.save(file, "AVIF", quality=quality)


_WRITERS: dict[str, Callable[[Image.Image, BytesIO, int], None]] = {
    "jpeg": _jpeg,
    "png": _png,
    "webp": _webp,
    "avif": _avif,
}
