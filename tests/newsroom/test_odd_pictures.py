"""Odd originals: what can be shown is made, by a copy if need be, and the rest is said in words."""

import dataclasses
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.images import ImageFile
from PIL import Image
from pytest_django.fixtures import Settings

from caspian.graphics.apart import DecodedPicture, Stopped
from caspian.graphics.originals import TOO_LONG, TOO_MUCH, NoPicture
from caspian.newsroom.cut_out import cut_out
from caspian.newsroom.models import Change, Contributor, Picture
from caspian.newsroom.renditions import (
    CARD_SIZES,
    PORTRAIT_SIZES,
    SOCIAL,
    WIDE_SIZES,
    RenditionsMissing,
    avif,
    made_renditions_of,
    pictures_for,
    prepare,
    prepare_next,
    prepare_one,
    prepare_smaller,
    webp,
)
from tests.cast import Cast

ALL = (*webp(WIDE_SIZES), *webp(CARD_SIZES), *SOCIAL)
SIZE = (640, 400)


@pytest.fixture(autouse=True)
def _nothing_known(cast: Cast) -> None:
    """Forget renditions of earlier tests: Wagtail keeps them by the picture's number and bytes."""
    cache.clear()


def bytes_of(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """Return an image as a file."""
    data = BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()


def uploaded(data: bytes, name: str = "odd.png", title: str = "The sea level") -> Picture:
    """Return a picture of a file, saved."""
    picture = Picture(title=title, file=ImageFile(BytesIO(data), name=name))
    picture.save()
    return picture


def cut_short(picture: Picture) -> Picture:
    """Return a picture of whose file the second half is lost."""
    path = Path(picture.file.path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return picture


def noise() -> Image.Image:
    """Return an image that takes some room."""
    return Image.effect_noise(SIZE, 90).convert("RGB")


def middle(picture: Picture, spec: str) -> tuple[str, Any]:
    """Return the mode of a rendition, and the colour of its middle."""
    with made_renditions_of(picture, (spec,))[0].file.open() as file, Image.open(file) as image:
        return image.mode, image.getpixel((image.width // 2, image.height // 2))


ODD: list[tuple[str, bytes, str]] = [
    *((mode, bytes_of(Image.new(mode, SIZE)), "odd.png") for mode in ("1", "L", "LA", "P", "RGBA")),
    ("CMYK", bytes_of(Image.new("CMYK", SIZE), "JPEG"), "odd.jpg"),
    ("one dot", bytes_of(Image.new("RGB", (1, 1))), "odd.png"),
    ("a line", bytes_of(Image.new("RGB", (3000, 2))), "odd.png"),
    ("a column", bytes_of(Image.new("RGB", (2, 3000))), "odd.png"),
    ("a still", bytes_of(Image.new("P", SIZE), "GIF"), "odd.gif"),
]


@pytest.mark.parametrize(("data", "name"), [one[1:] for one in ODD], ids=[one[0] for one in ODD])
def test_what_is_only_unusual_is_made_without_a_word(data: bytes, name: str) -> None:
    picture = uploaded(data, name)
    prepare(picture)
    prepare_smaller(picture)
    assert len(made_renditions_of(picture, SOCIAL)) == len(SOCIAL)
    assert len(made_renditions_of(picture, avif(WIDE_SIZES))) == len(WIDE_SIZES)


def test_sixteen_bits_of_grey_become_eight_and_an_editor_is_told() -> None:
    picture = uploaded(bytes_of(Image.new("I;16", SIZE, 30000)))
    assert PALE not in picture.tones
    with pytest.raises(RenditionsMissing) as told:
        prepare(picture)
    assert str(told.value) == (
        "The picture “The sea level” has more than 8 bits for each dot, so readers get a converted "
        "copy: upload it again as JPEG or 8-bit PNG."
    )
    for spec in (webp(WIDE_SIZES)[0], SOCIAL[0]):
        mode, colour = middle(picture, spec)
        grey = colour[0] if mode == "RGB" else colour
        assert abs(grey - 30000 / 257) < 3
    with pytest.raises(RenditionsMissing, match="converted copy"):
        prepare_one(picture.pk)  # what is wrong stays wrong, though nothing is missing any more
    with pytest.raises(RenditionsMissing):
        prepare_smaller(picture)
    assert len(made_renditions_of(picture, avif(WIDE_SIZES))) == len(WIDE_SIZES)


PALE = "5"
"""the tone of white, as which anything brighter than 255 of 65,535 was taken"""


def test_what_is_wrong_is_known_in_another_process_too(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = uploaded(bytes_of(Image.new("I;16", SIZE, 30000)))
    with pytest.raises(RenditionsMissing):
        prepare(picture)
    monkeypatch.setattr("caspian.newsroom.make_renditions._known", {})
    with pytest.raises(RenditionsMissing, match="more than 8 bits"):
        prepare(picture)


def test_the_inks_of_print_become_colours_of_a_screen() -> None:
    picture = uploaded(bytes_of(Image.new("CMYK", SIZE, (0, 255, 255, 0)), "JPEG"), "red.jpg")
    prepare(picture)
    mode, (red, green, _) = middle(picture, SOCIAL[0])
    assert mode == "RGB"
    assert red > 200 > 60 > green


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_what_was_cut_short_is_no_picture(kind: str) -> None:
    picture = cut_short(uploaded(bytes_of(noise(), kind), f"half.{kind.lower()}"))
    with pytest.raises(RenditionsMissing, match="damaged or was cut short, so readers get no pict"):
        prepare(picture)
    assert not picture.renditions.exists()


def test_what_has_lost_its_file_is_told(cast: Cast) -> None:
    picture = cast.picture()
    Path(picture.file.path).unlink()
    with pytest.raises(RenditionsMissing, match="has lost its file, so readers get no picture"):
        prepare(picture)


def test_what_is_too_large_is_not_decoded(settings: Settings) -> None:
    picture = uploaded(bytes_of(noise()))
    settings.CASPIAN_PICTURE_PIXELS = SIZE[0] * SIZE[1] - 1
    with pytest.raises(RenditionsMissing, match="256,000 pixels, where 255,999 is the most"):
        prepare(picture)
    assert not picture.renditions.exists()


def test_what_takes_too_much_memory_is_told(settings: Settings) -> None:
    picture = uploaded(bytes_of(Image.new("RGB", (9000, 9000))))
    settings.CASPIAN_PICTURE_MEMORY = 256
    with pytest.raises(RenditionsMissing, match="takes more memory than a picture may"):
        prepare(picture)
    assert not picture.renditions.exists()


@pytest.mark.parametrize("wrong", [TOO_LONG, TOO_MUCH])
def test_what_takes_too_much_is_not_tried_at_each_publication(
    monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    tried: list[str] = []

    def slow(picture: Picture, specs: list[str]) -> DecodedPicture:
        tried.append(picture.title)
        raise NoPicture(wrong)

    monkeypatch.setattr("caspian.newsroom.make_renditions.cut_out", slow)
    pictures = [uploaded(bytes_of(noise()), title=title) for title in ("One", "Another")]
    for _ in range(3):
        for picture in pictures:
            for step in (prepare, prepare_smaller):
                with pytest.raises(RenditionsMissing, match=wrong):
                    step(picture)
    assert tried == ["One", "One", "Another", "Another"]  # both formats, once each


def test_what_has_lost_its_file_is_made_when_it_is_there_again(cast: Cast) -> None:
    picture = cast.picture()
    path = Path(picture.file.path)
    content = path.read_bytes()
    path.unlink()
    with pytest.raises(RenditionsMissing):
        prepare(picture)
    path.write_bytes(content)
    prepare(picture)
    assert picture.renditions.exists()


def test_one_size_that_cannot_be_made_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(picture: Picture, specs: list[str]) -> DecodedPicture:
        looked = cut_out(picture, specs)
        files = (
            None if spec == SOCIAL[1] else one
            for spec, one in zip(specs, looked.files, strict=True)
        )
        return dataclasses.replace(looked, files=tuple(files))

    monkeypatch.setattr("caspian.newsroom.make_renditions.cut_out", failing)
    picture = uploaded(bytes_of(noise()))
    with pytest.raises(RenditionsMissing, match="can't be converted to every size"):
        prepare(picture)
    assert set(picture.renditions.values_list("filter_spec", flat=True)) == {*ALL} - {SOCIAL[1]}


def test_a_picture_reduced_first_is_cut_where_its_focal_point_is() -> None:
    image = Image.new("RGB", (4400, 11000), "white")
    image.paste((200, 30, 30), (1870, 2970, 2530, 3630))
    data = ImageFile(BytesIO(bytes_of(image, compress_level=1)), name="tall.png")
    picture = Picture(title="A buoy", file=data, focal_point_x=2200, focal_point_y=3300)
    picture.focal_point_width = picture.focal_point_height = 660
    picture.save()
    prepare(picture)
    stored = made_renditions_of(picture, (SOCIAL[2],))[0].file
    with stored.open() as file, Image.open(file) as made:
        seen = [made.getpixel((made.width // 2, row)) for row in range(made.height)]
    assert any(red > 150 and green < 100 for red, green, _ in seen)  # type: ignore[misc]


def test_the_clock_tries_an_odd_picture_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    cut_short(cast.picture("Half"))
    strange, fine = cast.picture("Strange"), cast.picture("Fine")

    def strange_too(picture: Picture) -> None:
        if picture.pk == strange.pk:
            raise RuntimeError("nobody thought of this")
        prepare(picture)

    monkeypatch.setattr("caspian.newsroom.renditions.prepare", strange_too)
    assert [prepare_next() for _ in range(4)] == [True, True, True, False]
    assert caplog.text.count("“Half”") == 1
    assert made_renditions_of(fine, webp(WIDE_SIZES))


def test_a_picture_is_tried_again_where_its_decoding_was_stopped_from_outside(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = cast.picture("Half")
    is_stopped = [True, False]

    def stopped_once(picture: Picture) -> None:
        if is_stopped.pop(0):
            raise Stopped("the process that decodes a picture was stopped")

    monkeypatch.setattr("caspian.newsroom.renditions._prepare_whole", stopped_once)
    with pytest.raises(Stopped):
        prepare_next()
    assert not Picture.objects.get(pk=picture.pk).is_prepared
    assert prepare_next()
    assert Picture.objects.get(pk=picture.pk).is_prepared


def test_each_batch_of_renditions_tells_the_outbox_once(cast: Cast) -> None:
    picture = cast.picture()
    for step in (prepare, prepare_smaller):
        Change.objects.all().delete()
        step(picture)
        assert list(Change.objects.values_list("subject", flat=True)) == [f"picture:{picture.pk}"]
        Change.objects.all().delete()
        step(picture)
        assert not Change.objects.exists()  # nothing new, nothing said


def test_pictures_are_found_wherever_an_article_or_a_contributor_shows_them(cast: Cast) -> None:
    lead, inside, first, second, face = (cast.picture(str(number)) for number in range(5))
    gallery = {"title": "", "pictures": [{"image": first}, {"image": second}]}
    body = [("image", {"image": inside}), ("gallery", gallery)]
    article = cast.published("The ferry", lead_picture=lead, body=body)
    assert pictures_for([], [article.pk]) == {lead.pk, inside.pk, first.pk, second.pk}
    Contributor.objects.filter(pk=cast.aysel.pk).update(portrait=face)
    assert face.pk in pictures_for([], [article.pk])
    assert pictures_for([f"contributor:{cast.aysel.pk}", "picture:7"], []) == {face.pk, 7}
    prepare_one(face.pk)
    assert made_renditions_of(face, webp(PORTRAIT_SIZES))
    assert not made_renditions_of(lead, webp(PORTRAIT_SIZES))
    prepare_one(10**9)  # one that is gone is no fault
