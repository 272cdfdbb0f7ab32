"""Originals are opened by their heads, within bounds; a copy of one says nothing of its camera."""

from io import BytesIO

import pytest
from PIL import Image

from caspian.graphics import originals
from caspian.graphics.originals import NoPicture, check, opened, plain_copy

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
        data, _ = plain_copy(image)
    return Image.open(BytesIO(data))


@pytest.mark.parametrize(
    ("stored", "shown"), [(0, 0), (255, 1), (256, 1), (30000, 117), (65535, 255)]
)
def test_sixteen_bits_are_scaled_and_not_cut_off(stored: int, shown: int) -> None:
    assert copied(file_of(Image.new("I;16", (8, 8), stored))).getpixel((4, 4)) == shown


def test_numbers_without_a_range_are_shown_from_the_lowest_to_the_highest() -> None:
    image = Image.new("F", (8, 8), -3.5)
    image.putpixel((4, 4), 1200.0)
    copy = copied(file_of(image, "TIFF"))
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
    assert CAMERA not in copy.getexif()
    assert copy.getexif().get(ORIENTATION, 1) == 1


def test_a_large_original_is_made_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(originals, "REDUCED_TO", 10_000)
    for kind in ("PNG", "JPEG"):
        with opened(file_of(Image.new("RGB", (400, 100)), kind)) as image:
            data, scale = plain_copy(image)
        with Image.open(BytesIO(data)) as copy:
            assert copy.width * copy.height <= 10_000
            assert scale == copy.width / 400 < 1


@pytest.mark.parametrize(
    "data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a"]
)
def test_what_is_no_picture_is_said_in_words(data: bytes) -> None:
    with pytest.raises(NoPicture, match="is damaged or was cut short"):
        check(BytesIO(data))


def test_every_cut_is_found() -> None:
    whole = file_of(Image.effect_noise((60, 40), 90).convert("RGB")).getvalue()
    check(BytesIO(whole))
    for length in range(0, len(whole) - 20, 97):
        with pytest.raises(NoPicture):
            check(BytesIO(whole[:length]))


def test_a_head_that_promises_too_much_is_refused_before_it_is_decoded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(originals, "MOST_PIXELS", 2_000_000)
    file = file_of(Image.new("1", (2000, 1001)))
    monkeypatch.setattr(Image.Image, "load", lambda image: pytest.fail("decoded"))
    with pytest.raises(NoPicture, match="has 2,002,000 pixels, where 2,000,000 is the most"):
        check(file)
