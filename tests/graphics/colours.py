"""Colours for tests: profiles of wide gamuts and of inks, and how far apart the eye finds two."""

import math
import struct
from io import BytesIO

from PIL import Image, ImageCms

from caspian.graphics.colours import matrix_profile

Colour = tuple[int, ...]
WIDE = {
    "Display P3": matrix_profile(
        ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407)),
        2.2,
    ),
    "Adobe RGB": matrix_profile(
        ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457)),
        2.2,
    ),
    "ProPhoto": matrix_profile(
        ((0.79767, 0.28804, 0.0), (0.13519, 0.71187, 0.0), (0.03134, 0.00009, 0.82491)), 1.8
    ),
}
"""by their primaries under D50, as their makers publish them"""


def ink_profile() -> bytes:
    """Return a profile of four inks: cyan is a dull green here, and the others are what they are.

    A table with two points for each ink, so that nothing but the profile can say what it says.
    """
    printed = {0: (255, 128, 128), 8: (140, 90, 140), 4: (120, 200, 120), 2: (230, 120, 220)}
    points = b""
    for inks in range(16):
        light, a, b = 255, 128, 128
        for ink in (8, 4, 2):
            if inks & ink:
                light = light * printed[ink][0] // 255
                a, b = (a + printed[ink][1]) // 2, (b + printed[ink][2]) // 2
        points += bytes((light // 8 if inks & 1 else light, a, b))
    straight = bytes(range(256))
    one, no = 65536, 0
    table = struct.pack(">4s4x4B9i", b"mft1", 4, 3, 2, 0, one, no, no, no, one, no, no, no, one)
    table += straight * 4 + points + straight * 3
    tags = struct.pack(">I4sII", 1, b"A2B0", 144, len(table))
    head = struct.pack(
        ">I4sI4s4s4s12x4s28x3i48x", 144 + len(table), b"lcms", 0x02400000, b"prtr", b"CMYK",
        b"Lab ", b"acsp", 63190, 65536, 54061,
    )  # fmt: skip
    return head + tags + table


def reference(colour: Colour, mode: str, profile: bytes) -> Colour:
    """Return what LittleCMS makes of one colour by its profile."""
    own = ImageCms.ImageCmsProfile(BytesIO(profile))
    patch = Image.new(mode, (1, 1), colour)
    shown = ImageCms.profileToProfile(
        patch, own, ImageCms.createProfile("sRGB"), outputMode="RGB"
    )  # fmt: skip
    assert shown is not None
    found = shown.getpixel((0, 0))
    assert isinstance(found, tuple)
    return found


def apart(one: Colour, other: Colour) -> float:
    """Return how far apart two colours of a screen are: ΔE of 1976, where 2.3 is just noticed."""
    return math.dist(_lab(one), _lab(other))


def middle(image: Image.Image) -> Colour:
    """Return the colour in the middle of an image."""
    found = image.convert("RGB").getpixel((image.width // 2, image.height // 2))
    assert isinstance(found, tuple)
    return found


def _lab(colour: Colour) -> tuple[float, float, float]:
    r, g, b = (_linear(value / 255) for value in colour)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
