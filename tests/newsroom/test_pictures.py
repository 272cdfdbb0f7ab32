"""Pictures: their tones show before they are there, cut round their focal point, made ready."""

import logging
from io import BytesIO
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.images import ImageFile
from PIL import Image

from caspian.graphics.cuts import PALETTE
from caspian.newsroom.make_renditions import make
from caspian.newsroom.models import Picture
from caspian.newsroom.renditions import (
    CARD_SIZES,
    PORTRAIT_SIZES,
    WHOLE_CARD_SIZES,
    WIDE_SIZES,
    avif,
    card_sizes,
    made_renditions_of,
    prepare_next,
    prepare_one,
    webp,
)
from tests.cast import Cast


@pytest.fixture(autouse=True)
def _nothing_known() -> None:
    """Forget renditions of earlier tests: Wagtail keeps them by the picture's number and bytes."""
    cache.clear()


RED, SEA = (200, 30, 30), (207, 224, 228)


def picture_of(image: Image.Image, **fields: int) -> Picture:
    """Return a saved picture."""
    data = BytesIO()
    image.save(data, "PNG")
    data.seek(0)
    picture = Picture(title="A buoy", file=ImageFile(data, name="buoy.png"), **fields)
    picture.save()
    return picture


def tall_with_buoy(at: tuple[int, int]) -> Image.Image:
    """Return a tall picture of the sea with a red buoy, 60 pixels wide, at a place."""
    image = Image.new("RGB", (400, 1000), SEA)
    image.paste(RED, (at[0] - 30, at[1] - 30, at[0] + 30, at[1] + 30))
    return image


def shows_red(picture: Picture, spec: str) -> bool:
    """Return whether the buoy is in a rendition."""
    make(picture, (spec,))
    rendition = made_renditions_of(picture, (spec,))[0]
    with rendition.file.open() as file, Image.open(file) as image:
        pixels = image.convert("RGB").resize((40, 40)).get_flattened_data()
    return any(red > 150 and green < 100 for red, green, _ in pixels)  # type: ignore[misc]


@pytest.mark.parametrize("spec", [*webp(CARD_SIZES), *webp(PORTRAIT_SIZES)])
def test_a_crop_keeps_what_the_picture_is_about(cast: Cast, spec: str) -> None:
    about = {"focal_point_x": 200, "focal_point_y": 900}
    focal = picture_of(
        tall_with_buoy((200, 900)), **about, focal_point_width=80, focal_point_height=80
    )
    assert shows_red(focal, spec)


def test_the_control_without_a_focal_point_loses_it(cast: Cast) -> None:
    assert not shows_red(picture_of(tall_with_buoy((200, 900))), webp(CARD_SIZES)[0])


def test_what_fits_a_card_is_not_cut(cast: Cast) -> None:
    assert card_sizes(cast.picture()) == WHOLE_CARD_SIZES
    assert card_sizes(picture_of(tall_with_buoy((200, 900)))) == CARD_SIZES


def test_a_new_file_is_seen_from_afar_anew(cast: Cast) -> None:
    picture = picture_of(tall_with_buoy((200, 500)))
    sea = picture.tones
    assert len(sea) == 3
    data = BytesIO()
    Image.new("RGB", (30, 30), "black").save(data, "PNG")
    picture.file = ImageFile(data, name="night.png")
    picture.save()
    assert picture.tones != sea
    assert PALETTE[picture.tones[0]] == (0, 0, 0)


def test_the_clock_makes_the_lighter_format_and_a_publication_does_not_wait(cast: Cast) -> None:
    picture = cast.picture()
    lighter = avif(WIDE_SIZES)
    prepare_one(picture.pk)
    assert made_renditions_of(picture, lighter) == []
    assert prepare_next()
    assert len(made_renditions_of(picture, lighter)) == len(lighter)
    assert not prepare_next()
    picture.focal_point_x, picture.focal_point_y = 10, 10
    picture.save()
    assert prepare_next()


def test_a_picture_from_before_the_upgrade_is_seen_from_afar_too(cast: Cast) -> None:
    picture = cast.picture()
    Picture.objects.filter(pk=picture.pk).update(tones="")
    assert prepare_next()
    assert Picture.objects.get(pk=picture.pk).tones == picture.tones
    assert not prepare_next()


def test_a_picture_that_cannot_be_read_is_told_once(
    cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    picture = cast.picture()
    Path(picture.file.path).write_bytes(b"no picture")
    with caplog.at_level(logging.ERROR):
        assert prepare_next()
    assert "“Ships off Baku” is damaged or was cut short, so readers get no picture" in caplog.text
    assert not prepare_next()
