"""Turns the colours of a picture into those of screens (sRGB), whatever it was made for.

A picture says by its profile what its numbers mean. Without one they are sRGB's, but for two
kinds: inks, which are mixed here as presses print them, and what a camera took in Adobe RGB,
which it says in a note only.
"""

import struct
from collections.abc import Sequence
from functools import cache
from io import BytesIO

from PIL import ExifTags, Image, ImageCms

Colour = tuple[int, int, int]
PRINTED: dict[str, Colour] = {
    "": (255, 255, 255), "C": (0, 174, 239), "M": (236, 0, 140), "Y": (255, 242, 0),
    "CM": (46, 49, 146), "CY": (0, 166, 81), "MY": (237, 28, 36), "CMY": (54, 54, 57),
    "K": (35, 31, 32), "CK": (0, 13, 22), "MK": (27, 0, 9), "YK": (28, 26, 0),
    "CMK": (5, 0, 14), "CYK": (0, 14, 3), "MYK": (26, 0, 0), "CMYK": (0, 0, 0),
}  # fmt: skip
"""what full inks one over another look like on coated paper (SWOP); what lies between is mixed"""
_ADOBE_PRIMARIES = (
    (0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457),
)  # fmt: skip
"""red, green and blue of Adobe RGB (1998) in XYZ, as ICC profiles have them: under D50"""
_ADOBE_GAMMA = 0x0233 / 256
_INTEROPERABILITY, _ADOBE = 1, "R03"
_D50 = (0.9642, 1.0, 0.8249)


def inks_on_a_screen(image: Image.Image) -> Image.Image:
    """Return a picture for print as a screen shows it, by its own profile where it has one."""
    profile = image.info.get("icc_profile")
    found = _by_profile(image, profile, "RGB") if profile else None
    return found or _mixed(image.size, image.split())


def lab_on_a_screen(image: Image.Image) -> Image.Image:
    """Return a picture in CIELAB as a screen shows it."""
    shown = ImageCms.profileToProfile(
        image, ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"), outputMode="RGB"
    )
    assert shown is not None, "a copy is asked for"
    return shown


def profile_of(image: Image.Image) -> bytes | None:
    """Return the profile by which the colours of a picture are to be read, if it says any."""
    if found := image.info.get("icc_profile"):
        return bytes(found)
    try:
        notes = image.getexif().get_ifd(ExifTags.IFD.Interop)
    except Exception:  # notes too broken to be read say nothing
        return None
    said = str(notes.get(_INTEROPERABILITY, "")).rstrip("\0 ")
    return matrix_profile(_ADOBE_PRIMARIES, _ADOBE_GAMMA) if said == _ADOBE else None


def as_on_a_screen(image: Image.Image, profile: bytes) -> Image.Image:
    """Return a picture whose colours mean what those of a page mean, so that it needs no profile.

    One that can't be read says nothing: the colours come out near enough without.
    """
    if image.mode == "L":
        # A grey whose profile is one of colours is taken for what it looks like.
        return _by_profile(image, profile, "L") or image
    colours = image.convert("RGB") if image.mode == "RGBA" else image
    found = _by_profile(colours, profile, "RGB")
    if found is not None and image.mode == "RGBA":
        found.putalpha(image.getchannel("A"))
    return found or image


@cache
def matrix_profile(primaries: tuple[tuple[float, float, float], ...], gamma: float) -> bytes:
    """Return an ICC profile of colours by their primaries in XYZ under D50, and their gamma."""
    curve = struct.pack(">4sII H 2x", b"curv", 0, 1, round(gamma * 256))
    tags = {b"wtpt": _xyz(_D50), b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
    tags |= {name: _xyz(one) for name, one in zip((b"rXYZ", b"gXYZ", b"bXYZ"), primaries)}  # noqa: B905
    at = 128 + 4 + 12 * len(tags)
    table, data = struct.pack(">I", len(tags)), b""
    for name, content in tags.items():
        table += struct.pack(">4sII", name, at + len(data), len(content))
        data += content
    head = struct.pack(
        ">I4sI4s4s4s12x4s28x3i48x", at + len(data), b"lcms", 0x02400000, b"mntr", b"RGB ", b"XYZ ",
        b"acsp", *map(_fixed, _D50),
    )  # fmt: skip
    return head + table + data


def _xyz(values: Sequence[float]) -> bytes:
    return struct.pack(">4s4x3i", b"XYZ ", *map(_fixed, values))


def _fixed(value: float) -> int:
    return round(value * 65536)


def _mixed(size: tuple[int, int], inks: Sequence[Image.Image], full: str = "") -> Image.Image:
    """Return what inks give on paper, between what those named in `full` give alone or in full."""
    if not inks:
        return Image.new("RGB", size, PRINTED[full])
    name = "CMYK"[-len(inks)]
    over, beside = _mixed(size, inks[1:], full + name), _mixed(size, inks[1:], full)
    return Image.composite(over, beside, inks[0])


def _by_profile(image: Image.Image, profile: bytes, mode: str) -> Image.Image | None:
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        screen = ImageCms.createProfile("sRGB")
        if image.mode == "L":
            toned = ImageCms.profileToProfile(image, own, screen, outputMode="RGB")
            return toned.convert(mode) if toned is not None else None
        return ImageCms.profileToProfile(image, own, screen, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
