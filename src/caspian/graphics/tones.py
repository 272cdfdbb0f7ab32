"""A picture's tones: three letters that say what it looks like from far away.

A reader on a slow line sees them before the picture is there. Letters, not colours, because the
style sheet says what each letter looks like: a style in the page itself would need a policy that
lets pages carry styles, and so would let an intruder's words carry them.
"""

import colorsys

from PIL import Image

LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"
_GREYS = 6
_HUES = 10
_KINDS = ((0.28, 0.38), (0.55, 0.42), (0.82, 0.5))
"""lightness and saturation of the coloured tones: dark, middle, pale"""


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
