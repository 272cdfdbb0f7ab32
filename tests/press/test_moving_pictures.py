"""A GIF or WebP that moves does so for readers, within bounds, or is a still by choice."""

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from PIL import Image, ImageDraw

from caspian.graphics import moving
from caspian.graphics.originals import NoPicture, opened
from caspian.newsroom.models import Picture
from caspian.newsroom.renditions import MOVING, instead_of, prepare_next
from tests.cast import Cast
from tests.newsroom.canaries import CANARY
from tests.press.editions import Edition

SIZE = (640, 400)
PATH = "/en/politics/the-ferry/"


def film(kind: str = "GIF", frames: int = 5, **options: object) -> bytes:
    """Return a ball that rolls from left to right."""
    shown = []
    for number in range(frames):
        image = Image.new("RGB", SIZE, (30, 60, 90))
        at = number * SIZE[0] // frames
        ImageDraw.Draw(image).ellipse((at, 100, at + 120, 220), fill=(220, 80, 40))
        shown.append(image)
    data = BytesIO()
    shown[0].save(
        data, kind, save_all=True, append_images=shown[1:], duration=80, loop=0, **options
    )
    return data.getvalue()


def uploaded(data: bytes, name: str = "rolling.gif") -> Picture:
    """Return a picture of a file, with every size of it."""
    file = ImageFile(BytesIO(data), name)
    picture = Picture(title="A ball", description="A ball rolls", file=file)
    picture.save()
    assert prepare_next()
    return Picture.objects.get(pk=picture.pk)


@pytest.mark.parametrize(("kind", "name"), [("GIF", "a.gif"), ("WEBP", "a.webp")])
def test_it_moves_for_readers_as_fast_and_as_often(cast: Cast, kind: str, name: str) -> None:
    picture = uploaded(film(kind), name)
    assert picture.frames == 5
    made = picture.renditions.get(filter_spec=MOVING)
    with made.file.open() as file, Image.open(file) as image:
        assert (image.format, image.n_frames, image.size) == ("WEBP", 5, SIZE)  # type: ignore[attr-defined]
        assert image.info["loop"] == 0
        image.seek(3)
        image.load()
        assert image.info["duration"] == 80
    assert (made.width, made.height) == SIZE
    assert MOVING not in {one.filter_spec for one in instead_of(picture)}


def test_nothing_of_the_original_gets_into_it(cast: Cast) -> None:
    picture = uploaded(film("GIF", comment=CANARY))
    with picture.renditions.get(filter_spec=MOVING).file.open() as file:
        data = file.read()
    assert CANARY not in data
    assert not {b"EXIF", b"XMP ", b"ICCP"} & {data[at : at + 4] for at in range(len(data))}


def test_the_page_has_both_and_boxes_to_tick_by_keyboard(cast: Cast, edition: Edition) -> None:
    picture = uploaded(film())
    cast.published("The ferry", lead_picture=picture, body=[("image", {"image": picture})])
    edition.press()
    page = edition.text(PATH)
    address = picture.renditions.get(filter_spec=MOVING).public_url
    assert page.count(f'<img class="moving-run" src="{address}"') == 2
    assert page.count('<input type="checkbox" class="moving-pause" aria-label="Pause') == 2
    assert page.count('<input type="checkbox" class="moving-play" aria-label="Play') == 2
    assert "moving" not in edition.text("/en/"), "cards stand still"


def test_by_choice_it_is_a_still_and_moves_again(cast: Cast, edition: Edition) -> None:
    picture = uploaded(film())
    cast.published("The ferry", lead_picture=picture)
    edition.press()
    assert "moving-run" in edition.text(PATH)
    picture.is_still = True
    picture.save()
    edition.press()
    assert "moving-run" not in edition.text(PATH)
    assert "<img" in edition.text(PATH)
    picture.is_still = False
    picture.save()
    edition.press()
    assert "moving-run" in edition.text(PATH)


@pytest.mark.parametrize(
    ("bound", "most"), [("MOST_BYTES", 500), ("MOST_DOTS", 1000), ("MOST_FRAMES", 4)]
)
def test_what_is_too_large_to_be_sent_is_a_still(
    monkeypatch: pytest.MonkeyPatch, bound: str, most: int
) -> None:
    with opened(BytesIO(film())) as image:
        assert moving.moving(image)
    monkeypatch.setattr(moving, bound, most)
    with pytest.raises(NoPicture, match="too long"), opened(BytesIO(film())) as image:
        moving.moving(image)


def test_where_it_is_too_large_every_still_is_there(cast: Cast, edition: Edition) -> None:
    picture = uploaded(film(frames=moving.MOST_FRAMES + 1))
    assert not picture.renditions.filter(filter_spec=MOVING).exists()
    cast.published("The ferry", lead_picture=picture)
    edition.press()
    assert "moving-run" not in edition.text(PATH)
    assert ".webp" in edition.text(PATH)


def test_a_gif_of_one_frame_is_a_picture_like_others(cast: Cast) -> None:
    picture = uploaded(film(frames=1))
    assert picture.frames == 1
    assert not picture.renditions.filter(filter_spec=MOVING).exists()
