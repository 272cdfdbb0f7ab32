"""A file that is no picture gets a sentence in the form it was sent with, at every door."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as settings_of_the_paper
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django.fixtures import Settings
from wagtail.models import Collection

from caspian.graphics.originals import ENDINGS
from caspian.newsroom.models import Picture
from caspian.newsroom.renditions import SOCIAL, made_renditions_of, prepare
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk


def file_of(kind: str, size: tuple[int, int] = (120, 80)) -> bytes:
    """Return a picture as a file."""
    data = BytesIO()
    Image.effect_noise(size, 90).convert("RGB").save(data, kind)
    return data.getvalue()


def fields(name: str, data: bytes) -> dict[str, Any]:
    """Return the form of a picture as the desk sends it."""
    return {
        "title": "Half a ferry", "collection": Collection.get_first_root_node().pk,
        "description": "x", "credit": "y", "tags": "",
        "file": SimpleUploadedFile(name, data),
    }  # fmt: skip


def said_by_the_form(client: Client, name: str, data: bytes) -> str:
    """Send a picture by the form of one; return the page that answers, or nothing when it went."""
    answer = client.post("/desk/images/add/", fields(name, data))
    return "" if answer.status_code == 302 else answer.content.decode()


def said_to_many(client: Client, name: str, data: bytes) -> str:
    """Send a picture by the form for many; return what it answers."""
    sent = fields(name, data)
    sent["files[]"] = sent.pop("file")
    return client.post("/desk/images/multiple/add/", sent).content.decode()


def said_while_choosing(client: Client, name: str, data: bytes) -> str:
    """Send a picture out of an article; return what is answered."""
    sent = {f"image-chooser-upload-{key}": value for key, value in fields(name, data).items()}
    return client.post("/desk/images/chooser/create/", sent).content.decode()


DOORS = [said_by_the_form, said_to_many, said_while_choosing]
Door = Callable[[Client, str, bytes], str]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF", "TIFF", "AVIF", "GIF"])
def test_a_file_that_was_cut_short_gets_a_sentence(
    cast: Cast, desk: Desk, door: Door, kind: str
) -> None:
    data = file_of(kind)
    name = f"half.{ENDINGS[kind][0]}"
    said = door(desk(cast.reporter()), name, data[: len(data) // 2])
    assert "This file is damaged or was cut short. Upload the picture again" in said
    assert not Picture.objects.exists()


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("ending", [one for each in ENDINGS.values() for one in each])
def test_a_whole_one_is_taken(cast: Cast, desk: Desk, door: Door, ending: str) -> None:
    (kind,) = (kind for kind, endings in ENDINGS.items() if ending in endings)
    said = door(desk(cast.reporter()), f"ferry.{ending.upper()}", file_of(kind))
    assert "damaged" not in said
    picture = Picture.objects.get()
    assert picture.tones
    assert (picture.width, picture.height) == (120, 80)
    prepare(picture)
    assert len(made_renditions_of(picture, SOCIAL)) == len(SOCIAL)


def test_a_picture_of_a_telephone_with_others_behind_it_is_a_jpeg(cast: Cast, desk: Desk) -> None:
    frames = [Image.effect_noise((120, 80), 90).convert("RGB") for _ in range(2)]
    data = BytesIO()
    frames[0].save(data, "MPO", save_all=True, append_images=frames[1:])
    assert said_by_the_form(desk(cast.reporter()), "IMG_0001.JPG", data.getvalue()) == ""


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("PNG", "ferry.jpg", "is a PNG picture, but it is called “ferry.jpg”. Rename it so that it "
         "ends in “.png”"),
        ("HEIF", "IMG_1.JPG", "is a HEIC picture, but it is called “IMG_1.JPG”"),
        ("TIFF", "scan", "is a TIFF picture, but it is called “scan”"),
        ("JPEG", "photo.jfif", "ends in “.jpg”, and upload it again."),
    ],
)  # fmt: skip
def test_a_name_that_says_another_kind_gets_a_sentence(
    cast: Cast, desk: Desk, door: Door, kind: str, name: str, said: str
) -> None:
    answer = door(desk(cast.reporter()), name, file_of(kind))
    assert said in answer or json.dumps(said)[1:-1] in answer
    assert not Picture.objects.exists()


@pytest.mark.parametrize("door", DOORS)
def test_an_empty_file_gets_a_sentence(cast: Cast, desk: Desk, door: Door) -> None:
    said = door(desk(cast.reporter()), "ferry.jpg", b"")
    assert "This file is empty: nothing of it arrived. Upload the picture again" in said


def test_the_form_says_in_words_what_is_taken(cast: Cast, desk: Desk) -> None:
    page = desk(cast.reporter()).get("/desk/images/add/").content.decode()
    assert "up to 60.0\xa0MB and 100 megapixels" in page
    assert sorted(settings_of_the_paper.WAGTAILIMAGES_EXTENSIONS) == sorted(
        one for each in ENDINGS.values() for one in each
    )


@pytest.mark.parametrize("data", [b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_what_is_no_picture_gets_a_sentence(cast: Cast, desk: Desk, data: bytes) -> None:
    said = said_by_the_form(desk(cast.reporter()), "odd.png", data)
    assert "This file is damaged or was cut short." in said


@pytest.mark.parametrize("door", DOORS)
def test_a_moving_png_gets_a_sentence(cast: Cast, desk: Desk, door: Door) -> None:
    frames = [Image.effect_noise((120, 80), 90).convert("RGB") for _ in range(3)]
    data = BytesIO()
    frames[0].save(data, "PNG", save_all=True, append_images=frames[1:])
    said = door(desk(cast.reporter()), "moving.png", data.getvalue())
    assert "as a moving PNG is one" in said
    assert not Picture.objects.exists()


@pytest.mark.parametrize("door", DOORS)
def test_a_bound_above_pillows_own_is_the_bound(
    cast: Cast, desk: Desk, settings: Settings, door: Door
) -> None:
    settings.CASPIAN_PICTURE_PIXELS = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 200_000_000
    data = BytesIO()
    Image.new("1", (13_500, 13_500)).save(data, "PNG")
    door(desk(cast.reporter()), "large.png", data.getvalue())
    assert Picture.objects.get().width == 13_500


@pytest.mark.parametrize("door", DOORS)
def test_a_file_of_too_many_pixels_gets_a_sentence(
    cast: Cast, desk: Desk, settings: Settings, door: Door
) -> None:
    settings.CASPIAN_PICTURE_PIXELS = 5000
    said = door(desk(cast.reporter()), "wide.png", file_of("PNG"))
    assert "This file has 9,600 pixels, where 5,000 is the most." in said


@pytest.mark.parametrize("door", DOORS)
def test_a_small_file_of_very_many_pixels_is_refused_by_its_head(
    cast: Cast, desk: Desk, door: Door
) -> None:
    data = BytesIO()
    Image.new("1", (11_300, 11_300)).save(data, "PNG")
    said = door(desk(cast.reporter()), "bomb.png", data.getvalue())
    assert "This file has 127,690,000 pixels, where 100,000,000 is the most." in said


@pytest.mark.parametrize("door", DOORS)
def test_a_file_that_takes_too_much_memory_gets_a_sentence(
    cast: Cast, desk: Desk, settings: Settings, door: Door
) -> None:
    settings.CASPIAN_PICTURE_MEMORY = 256
    data = BytesIO()
    Image.new("RGB", (9000, 9000)).save(data, "PNG", compress_level=1)
    said = door(desk(cast.reporter()), "much.png", data.getvalue())
    assert "This file takes more memory than a picture may." in said


@pytest.mark.parametrize("door", DOORS)
def test_a_large_file_gets_a_sentence(
    cast: Cast, desk: Desk, settings: Settings, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000
    monkeypatch.setattr("caspian.newsroom.file_forms.look", lambda *_, **__: pytest.fail("read"))
    said = door(desk(cast.reporter()), "large.png", file_of("PNG"))
    assert "is the most. Upload the picture again, saved as JPEG or made smaller." in said


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("kind", ["PPM", "BMP"])
def test_a_file_of_another_format_under_a_name_that_is_taken_gets_a_sentence(
    cast: Cast, desk: Desk, door: Door, kind: str
) -> None:
    said = door(desk(cast.reporter()), "drawing.jpg", file_of(kind))
    assert "This file is damaged or was cut short." in said


def test_an_original_that_is_damaged_later_leaves_the_desk_as_it_was(
    cast: Cast, desk: Desk
) -> None:
    picture = cast.picture()
    Path(picture.file.path).write_bytes(b"no picture")
    client = desk(cast.publisher())
    for address in ("/desk/images/", f"/desk/images/{picture.pk}/", "/desk/images/chooser/"):
        assert client.get(address).status_code == 200


def test_without_any_file_the_form_says_what_it_always_said(cast: Cast, desk: Desk) -> None:
    answer = desk(cast.reporter()).post("/desk/images/add/", {"title": "Nothing"})
    assert answer.status_code == 200
    assert "This field is required" in answer.content.decode()


def test_what_is_said_of_a_picture_is_changed_without_its_file(cast: Cast, desk: Desk) -> None:
    picture = cast.picture()
    sent = fields("x.jpg", b"")
    del sent["file"]
    answer = desk(cast.publisher()).post(f"/desk/images/{picture.pk}/", sent)
    assert answer.status_code == 302
    assert Picture.objects.get().title == "Half a ferry"
