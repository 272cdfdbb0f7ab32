"""Whatever colours a picture was made for, its copy has those of screens: right, not only near."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import ExifTags, Image

from caspian.graphics.originals import opened, plain_copy
from tests.graphics.colours import WIDE, apart, ink_profile, middle, reference

PATCH = (60, 190, 80)
JUST_NOTICED = 2.0
KINDS = ["AVIF", "HEIF", "JPEG", "PNG", "TIFF", "WEBP"]


def file_of(image: Image.Image, kind: str, **options: object) -> BytesIO:
    """Return an image as an open file, as good as its format can be."""
    file = BytesIO()
    image.save(file, kind, quality=97, **options)
    file.seek(0)
    return file


def shown(file: BytesIO) -> tuple[int, ...]:
    """Return the colour in the middle of the plain copy of a file."""
    with opened(file) as image:
        return middle(plain_copy(image))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("gamut", WIDE)
def test_a_wide_gamut_is_right_on_a_screen(gamut: str, kind: str) -> None:
    wanted = reference(PATCH, "RGB", WIDE[gamut])
    assert apart(PATCH, wanted) > 5, "the control: without its profile it looks otherwise"
    file = file_of(Image.new("RGB", (64, 48), PATCH), kind, icc_profile=WIDE[gamut])
    assert apart(shown(file), wanted) < JUST_NOTICED


@pytest.mark.parametrize("kind", KINDS)
def test_what_says_nothing_of_its_colours_stays_as_it_is(kind: str) -> None:
    assert apart(shown(file_of(Image.new("RGB", (64, 48), PATCH), kind)), PATCH) < JUST_NOTICED


def test_the_profile_of_a_palette_is_followed() -> None:
    image = Image.new("RGB", (64, 48), PATCH).convert("P", palette=Image.Palette.ADAPTIVE)
    file = file_of(image, "PNG", icc_profile=WIDE["Display P3"])
    assert apart(shown(file), reference(PATCH, "RGB", WIDE["Display P3"])) < JUST_NOTICED


def test_a_camera_that_notes_adobe_rgb_and_gives_no_profile_is_believed() -> None:
    notes = Image.Exif()
    notes.get_ifd(ExifTags.IFD.Exif)[ExifTags.IFD.Interop] = {1: "R03"}
    file = file_of(Image.new("RGB", (64, 48), PATCH), "JPEG", exif=notes.tobytes())
    assert apart(shown(file), reference(PATCH, "RGB", WIDE["Adobe RGB"])) < JUST_NOTICED


def test_adobe_rgb_is_what_arithmetic_says_it_is() -> None:
    # From Adobe RGB (1998) to sRGB, both under D65: the matrix is in the standard of the former.
    r, g, b = ((value / 255) ** (563 / 256) for value in (120, 160, 90))
    linear = (1.39836 * r - 0.39836 * g, g, -0.04293 * g + 1.04293 * b)
    wanted = tuple(
        round(255 * (12.92 * v if v < 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055))
        for v in linear
    )
    file = file_of(Image.new("RGB", (8, 8), (120, 160, 90)), "PNG", icc_profile=WIDE["Adobe RGB"])
    assert apart(shown(file), wanted) < JUST_NOTICED


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
@pytest.mark.parametrize("inks", [(255, 0, 0, 0), (0, 255, 0, 0), (90, 40, 160, 30)])
def test_inks_with_a_profile_are_what_it_says(inks: tuple[int, ...], kind: str) -> None:
    wanted = reference(inks, "CMYK", ink_profile())
    image = Image.new("CMYK", (64, 48), inks)
    assert apart(shown(file_of(image, kind)), wanted) > 5, "the control: it says something else"
    file = file_of(image, kind, icc_profile=ink_profile())
    assert apart(shown(file), wanted) < JUST_NOTICED


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
@pytest.mark.parametrize(
    ("inks", "colour"),
    [
        ((0, 0, 0, 0), (255, 255, 255)), ((255, 0, 0, 0), (0, 174, 239)),
        ((0, 0, 0, 255), (35, 31, 32)), ((0, 0, 0, 128), (147, 149, 152)),
        ((0, 255, 255, 0), (237, 28, 36)),
    ],
)  # fmt: skip
def test_inks_without_one_look_as_a_press_prints_them(
    inks: tuple[int, ...], colour: tuple[int, ...], kind: str
) -> None:
    # What layout programs show of SWOP inks; half a black within what its swatch differs.
    file = file_of(Image.new("CMYK", (64, 48), inks), kind)
    assert apart(shown(file), colour) < 4


def test_inks_that_are_stored_upside_down_are_turned() -> None:
    # Adobe's programs store 255 for no ink, and say so by a mark of theirs.
    data = file_of(Image.new("CMYK", (64, 48), (255, 0, 0, 0)), "JPEG").getvalue()
    assert b"Adobe" in data
    with Image.open(BytesIO(data)) as image:
        assert image.getpixel((0, 0)) == (255, 0, 0, 0)
    assert apart(shown(BytesIO(data)), (0, 174, 239)) < JUST_NOTICED


def test_sixteen_bits_of_each_colour_become_eight() -> None:
    file = BytesIO()
    deep = b"".join(value.to_bytes(2, "big") for value in (0x3C80, 0xBE20, 0x5010)) * 64
    _write_deep_png(file, deep)
    file.seek(0)
    assert apart(shown(file), PATCH) < JUST_NOTICED


def test_lab_becomes_colours_of_a_screen() -> None:
    grey = shown(file_of(Image.new("LAB", (64, 48), (136, 128, 128)), "TIFF"))
    assert apart(grey, (127, 127, 127)) < JUST_NOTICED


def _write_deep_png(file: BytesIO, row: bytes) -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        size, sum_of_it = len(data), zlib.crc32(name + data)
        return struct.pack(">I", size) + name + data + struct.pack(">I", sum_of_it)

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 8, 16, 2, 0, 0, 0))
    rows = zlib.compress((b"\0" + row) * 8)
    file.write(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b""))
