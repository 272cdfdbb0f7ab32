"""Originals are opened by their heads, within bounds; a copy of one says nothing of its camera."""

import os
from io import BytesIO

import pytest
from PIL import AvifImagePlugin, Image, ImageChops, ImageCms

from caspian.graphics import originals
from caspian.graphics.originals import NoPicture, opened, plain_copy

ORIENTATION, CAMERA = 0x0112, 0x010F


def file_of(image: Image.Image, kind: str = "PNG", **options: object) -> BytesIO:
    """Return an image as an open file."""
    file = BytesIO()
    image.save(file, kind, **options)
    file.seek(0)
    return file


def copied(file: BytesIO) -> Image.Image:
    """Return the plain copy of a file, opened."""
    with opened(file) as image:
        return plain_copy(image)


def check(file: BytesIO) -> None:
    """Decode a file."""
    copied(file)


@pytest.mark.parametrize(
    ("stored", "shown"), [(0, 0), (255, 1), (256, 1), (30000, 117), (65535, 255)]
)
def test_sixteen_bits_are_scaled_and_not_cut_off(stored: int, shown: int) -> None:
    assert copied(file_of(Image.new("I;16", (8, 8), stored))).getpixel((4, 4)) == shown


def test_numbers_without_a_range_are_shown_from_the_lowest_to_the_highest() -> None:
    image = Image.new("F", (8, 8), -3.5)
    image.putpixel((4, 4), 1200.0)
    copy = plain_copy(image)
    assert (copy.getpixel((0, 0)), copy.getpixel((4, 4))) == (0, 255)


def test_what_can_be_seen_through_stays_so() -> None:
    copy = copied(file_of(Image.new("LA", (8, 8), (90, 0))))
    assert copy.mode == "RGBA"
    assert copy.getpixel((1, 1)) == (90, 90, 90, 0)


@pytest.mark.parametrize(
    ("orientation", "corner"),
    [
        (1, (0, 0)), (2, (19, 0)), (3, (19, 9)), (4, (0, 9)),
        (5, (0, 0)), (6, (9, 0)), (7, (9, 19)), (8, (0, 19)),
    ],
)  # fmt: skip
def test_a_copy_stands_upright_and_says_nothing_of_the_camera(
    orientation: int, corner: tuple[int, int]
) -> None:
    image = Image.new("RGB", (20, 10), "white")
    image.putpixel((0, 0), (0, 0, 0))
    notes = Image.Exif()
    notes[ORIENTATION], notes[CAMERA] = orientation, "A camera"
    copy = copied(file_of(image, exif=notes))
    assert copy.getpixel(corner) == (0, 0, 0)
    assert not copy.info
    assert not copy.getexif()


def test_a_large_original_is_made_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(originals, "REDUCED_TO", 10_000)
    for kind in ("PNG", "JPEG"):
        copy = copied(file_of(Image.new("RGB", (400, 100)), kind))
        assert copy.width * copy.height <= 10_000
        assert copy.width == 4 * copy.height


@pytest.mark.parametrize("mode", ["L", "P", "RGB", "RGBA", "LA", "CMYK"])
def test_a_large_one_made_smaller_in_bands_looks_as_one_made_smaller_at_once(
    monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    image = Image.linear_gradient("L").resize((301, 203)).convert(mode)
    kind = "JPEG" if mode == "CMYK" else "PNG"
    whole = copied(file_of(image, kind))
    monkeypatch.setattr(originals, "REDUCED_TO", 10_000)
    monkeypatch.setattr(originals, "_BAND_PIXELS", 3_000)
    copy = copied(file_of(image, kind))
    assert copy.width * copy.height <= 10_000
    at_once = whole.resize(copy.size, Image.Resampling.BOX)
    worst = max(high for _, high in _bands(ImageChops.difference(copy, at_once)))
    assert worst <= 16


def _bands(image: Image.Image) -> list[tuple[int, int]]:
    return [part.getextrema() for part in image.split()]  # type: ignore[misc]


def test_a_profile_of_colours_is_applied_and_gone() -> None:
    same = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = Image.new("RGB", (8, 8), (200, 30, 30))
    copy = copied(file_of(image, icc_profile=_red_as_green(same)))
    assert not copy.info
    red, green, _ = copy.getpixel((4, 4))  # type: ignore[misc]
    assert red < 60 < 180 < green
    assert copied(file_of(image, icc_profile=same)).getpixel((4, 4)) == (200, 30, 30)
    assert copied(file_of(image, icc_profile=b"no profile")).getpixel((4, 4)) == (200, 30, 30)


def _red_as_green(profile: bytes) -> bytes:
    """Return a profile of colours in which what is called red is green, and the other way."""
    tags = {profile[at : at + 4]: at + 4 for at in range(132, 132 + 12 * profile[131], 12)}
    red, green = (profile[tags[name] : tags[name] + 8] for name in (b"rXYZ", b"gXYZ"))
    swapped = bytearray(profile)
    swapped[tags[b"rXYZ"] : tags[b"rXYZ"] + 8] = green
    swapped[tags[b"gXYZ"] : tags[b"gXYZ"] + 8] = red
    return bytes(swapped)


@pytest.mark.parametrize("kind", ["BMP", "PPM", "ICO", "JPEG2000", "TGA"])
def test_a_format_that_the_desk_does_not_take_is_not_opened(kind: str) -> None:
    with pytest.raises(NoPicture, match="is damaged or was cut short"):
        check(file_of(Image.new("RGB", (16, 16)), kind))


@pytest.mark.parametrize(
    "data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a"]
)
def test_what_is_no_picture_is_said_in_words(data: bytes) -> None:
    with pytest.raises(NoPicture, match="is damaged or was cut short"):
        check(BytesIO(data))


def test_a_machine_of_many_cores_gives_a_picture_no_more_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(64)), raising=False)
    assert AvifImagePlugin._get_default_max_threads() == 2


def test_every_cut_is_found() -> None:
    whole = file_of(Image.effect_noise((60, 40), 90).convert("RGB")).getvalue()
    check(BytesIO(whole))
    for length in range(0, len(whole) - 20, 97):
        with pytest.raises(NoPicture):
            check(BytesIO(whole[:length]))


def test_a_head_that_promises_too_much_is_refused_before_it_is_decoded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = file_of(Image.new("1", (2000, 1001)))
    monkeypatch.setattr(Image.Image, "load", lambda image: pytest.fail("decoded"))
    said = "has 2,002,000 pixels, where 2,000,000 is the most"
    with pytest.raises(NoPicture, match=said), opened(file, 2_000_000) as image:
        plain_copy(image)
