"""Tells near duplicates by 64 bits: the same photograph made smaller, saved again, a little cut."""

from PIL import Image

LIKE = 8
"""bits by which two of the same photograph may differ; two photographs differ by 20 to 40"""
_TELLING = range(8, 57)
"""of so many bits set; a plain surface has hardly any, and is like every other"""


def likeness_of(image: Image.Image) -> str:
    """Return sixteen hexadecimal digits, or nothing for a picture in which too little happens.

    Each bit says whether one of 8 × 9 fields is darker than the one beside it (dHash).
    """
    grey = image.convert("RGBA") if "A" in image.getbands() else image
    if grey.mode == "RGBA":
        page = Image.new("RGBA", grey.size, "white")
        grey = Image.alpha_composite(page, grey)
    fields = grey.convert("L").resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            at = row * 9 + column
            bits = bits << 1 | (fields[at] < fields[at + 1])
    return f"{bits:016x}" if bits.bit_count() in _TELLING else ""


def apart(one: str, other: str) -> int:
    """Return by how many bits two pictures differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()
