"""No file that is made of a picture holds a word of what its original says: neither camera,
position, author, nor anything that somebody hid there."""

from io import BytesIO
from pathlib import Path
from typing import IO

import pytest
import willow
from django.conf import settings
from django.core.files.images import ImageFile
from PIL import Image

from caspian.newsroom.models import Contributor, Picture
from caspian.newsroom.renditions import prepare_next
from tests.cast import Cast
from tests.newsroom.canaries import CANARY, MAKERS, profile, words_in
from tests.newsroom.desk.conftest import Desk
from tests.newsroom.desk.conftest import desk as desk
from tests.newsroom.desk.test_uploading_a_picture import DOORS, Door

RED, SEA = (200, 30, 30), (90, 140, 160)


def photograph() -> Image.Image:
    """Return a picture whose left half is red."""
    image = Image.new("RGB", (640, 400), SEA)
    image.paste(RED, (0, 0, 320, 400))
    return image


def with_canaries(kind: str) -> bytes:
    """Return a photograph that is full of canaries, as the control of what is looked for."""
    data = MAKERS[kind](photograph())
    assert CANARY in data
    assert "a canary" in words_in(data) or kind == "gif"
    return data


def files_made() -> list[Path]:
    """Return every file that lies where readers' pictures and the desk's thumbnails do."""
    return [path for path in Path(settings.MEDIA_ROOT, "images").rglob("*") if path.is_file()]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("kind", MAKERS)
def test_no_canary_gets_out_of_an_original(cast: Cast, desk: Desk, door: Door, kind: str) -> None:
    client = desk(cast.publisher())
    before = set(files_made())
    door(client, f"home-of-a-source.{kind}", with_canaries(kind))
    picture = Picture.objects.get()
    Contributor.objects.filter(pk=cast.aysel.pk).update(portrait=picture)
    cast.published("The ferry", lead_picture=picture)
    assert prepare_next()
    assert client.get("/desk/images/").status_code == 200
    made = set(files_made()) - before
    endings = {path.suffix for path in made}
    assert {".webp", ".avif", ".jpg"} <= endings
    assert len(made) > 20
    assert not [path for path in made if "source" in f"{path}"], "nor does its file's name"
    assert {path.name: words_in(path.read_bytes()) for path in made} == {
        path.name: [] for path in made
    }


@pytest.mark.parametrize("spec", ["original", "original|format-jpeg", "max-165x165", "scale-50"])
@pytest.mark.parametrize("kind", MAKERS)
def test_nor_by_whatever_else_is_asked_of_wagtail(cast: Cast, kind: str, spec: str) -> None:
    picture = Picture(title="A ferry", file=ImageFile(BytesIO(with_canaries(kind)), f"a.{kind}"))
    picture.save()
    with picture.get_rendition(spec).file.open() as file:
        assert words_in(file.read()) == []


@pytest.mark.parametrize("kind", MAKERS)
def test_nor_by_wagtails_own_preview_of_a_size(
    cast: Cast, desk: Desk, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = Picture(title="A ferry", file=ImageFile(BytesIO(with_canaries(kind)), f"a.{kind}"))
    picture.save()
    original = Path(picture.file.path).read_bytes()
    decoded: list[bytes] = []
    usual = willow.Image.open

    def opening(file: IO[bytes]) -> object:
        decoded.append(file.read())
        file.seek(0)
        return usual(file)

    monkeypatch.setattr(willow.Image, "open", opening)
    for spec in ("original", "width-200"):
        answer = desk(cast.publisher()).get(f"/desk/images/{picture.pk}/preview/{spec}/")
        assert answer.status_code == 200
        assert words_in(b"".join(answer)) == []
    assert decoded, "the control"
    assert original not in decoded


def test_the_control_finds_what_pillow_takes_over_by_itself() -> None:
    image = photograph()
    for kind, options in (("JPEG", {"comment": CANARY}), ("PNG", {"icc_profile": profile()})):
        data = BytesIO()
        image.save(data, kind, **options)
        assert words_in(data.getvalue()), kind


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_that_was_held_otherwise_stands_upright(cast: Cast, orientation: int) -> None:
    notes = Image.Exif()
    notes[0x0112] = orientation
    data = BytesIO()
    corner = Image.new("RGB", (600, 300), SEA)
    corner.paste(RED, (0, 0, 300, 150))
    corner.save(data, "JPEG", exif=notes)
    picture = Picture(title="A ferry", file=ImageFile(data, name="held.jpg"))
    picture.save()
    with picture.get_rendition("width-200").file.open() as file, Image.open(file) as made:
        assert (made.width > made.height) == (orientation < 5)
        right, lower = made.width * 3 // 4, made.height * 3 // 4
        places = [(20, 20), (right, 20), (right, lower), (20, lower)]
        red = [place for place in places if made.getpixel(place)[0] > 150]  # type: ignore[index]
    assert [places.index(place) for place in red] == [UPRIGHT[orientation]]


UPRIGHT = {1: 0, 2: 1, 3: 2, 4: 3, 5: 0, 6: 1, 7: 2, 8: 3}
"""the corner, clockwise from the top left, in which what was stored first is shown"""
