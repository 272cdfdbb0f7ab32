"""After an upgrade what a former version made of pictures is made anew, and pages follow."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.images import ImageFile
from PIL import Image

from caspian.edition.pictures import named_by
from caspian.graphics.bare import is_bare
from caspian.newsroom.models import Picture, PictureRendition
from caspian.newsroom.renditions import prepare, prepare_smaller
from caspian.newsroom.renew_renditions import renew_next
from tests.cast import Cast
from tests.newsroom.canaries import CANARY, MAKERS, avif, jpeg, png, webp, words_in
from tests.press.editions import Edition

PATH = "/en/politics/the-ferry/"
NAMED = re.compile(r"/media/images/([\w./-]+)")
WRITERS = {".jpg": jpeg, ".png": png, ".webp": webp, ".avif": avif}


def of_a_former_version(cast: Cast, edition: Edition) -> Picture:
    """Return a picture of an article that was pressed, all of whose renditions hold canaries."""
    picture = Picture(title="A ferry", file=ImageFile(BytesIO(png(photograph())), name="a.png"))
    picture.save()
    prepare(picture)
    prepare_smaller(picture)
    picture.get_rendition("max-165x165")
    for one in picture.renditions.all():
        with one.file.open() as file, Image.open(file) as image:
            image.load()
        path = Path(one.file.path)
        path.write_bytes(WRITERS[path.suffix](image.convert("RGB")))
    PictureRendition.objects.update(is_clean=False)
    cast.published("The ferry", lead_picture=picture)
    edition.press()
    return picture


def photograph() -> Image.Image:
    """Return a picture of the size of a photograph."""
    return Image.linear_gradient("L").resize((1600, 900)).convert("RGB")


def files() -> list[Path]:
    """Return all files that lie where readers' pictures do."""
    folder = Path(PictureRendition.objects.all()[0].file.path).parent
    return [path for path in folder.iterdir() if path.is_file()]


def test_all_is_clean_and_named_anew_and_nothing_breaks_meanwhile(
    cast: Cast, edition: Edition
) -> None:
    picture = of_a_former_version(cast, edition)
    before = set(NAMED.findall(edition.text(PATH)))
    assert all(CANARY in path.read_bytes() for path in files()), "the control"
    assert renew_next()
    for path in files():  # those that pages name still, too
        assert words_in(path.read_bytes()) == [], path.name
    assert set(NAMED.findall(edition.text(PATH))) == before
    folder = Path(picture.renditions.all()[0].file.path).parents[1]
    assert all((folder / name).is_file() for name in before)
    edition.press()
    after = set(NAMED.findall(edition.text(PATH)))
    assert len(after) == len(before)
    assert not after & before
    assert all(named_by(edition.store.database, name) for name in after)
    assert not renew_next()


def test_a_clean_edition_says_the_same(cast: Cast, edition: Edition) -> None:
    of_a_former_version(cast, edition)
    renew_next()
    edition.press()
    pressed = edition.text(PATH)
    edition.press_clean()
    assert edition.text(PATH) == pressed


def test_what_holds_no_word_stays_what_it_is(cast: Cast, edition: Edition) -> None:
    picture = cast.picture()
    prepare(picture)
    cast.published("The ferry", lead_picture=picture)
    edition.press()
    PictureRendition.objects.update(is_clean=False)
    before = edition.store.number()
    assert renew_next()
    assert not renew_next()
    edition.press()
    assert edition.store.number() == before


def test_without_its_original_it_is_made_of_what_was_made_of_it(
    cast: Cast, edition: Edition
) -> None:
    picture = of_a_former_version(cast, edition)
    sizes = {one.pk: (one.width, one.height) for one in picture.renditions.all()}
    Path(picture.file.path).unlink()
    assert renew_next()
    assert {one.pk: (one.width, one.height) for one in picture.renditions.all()} == sizes
    assert not [path.name for path in files() if words_in(path.read_bytes())]


def test_what_can_not_be_read_at_all_goes(
    cast: Cast, edition: Edition, caplog: pytest.LogCaptureFixture
) -> None:
    picture = of_a_former_version(cast, edition)
    Path(picture.file.path).unlink()
    for path in files():
        path.write_bytes(CANARY)
    assert renew_next()
    assert not picture.renditions.exists()
    assert "pages go without it" in caplog.text
    assert not renew_next()


def test_one_that_raises_leaves_the_others(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = of_a_former_version(cast, edition), cast.picture("Another")
    second.get_rendition("width-480").save()
    PictureRendition.objects.update(is_clean=False)
    monkeypatch.setattr("caspian.newsroom.renew_renditions._failed", set())

    def strange(content: bytes) -> bool:
        if CANARY not in content:
            raise RuntimeError("nobody thought of this")
        return False

    monkeypatch.setattr("caspian.newsroom.renew_renditions.is_bare", strange)
    assert [renew_next() for _ in range(3)] == [True, True, False]
    assert f"picture {second.pk} can't be made anew" in caplog.text
    assert not first.renditions.filter(is_clean=False).exists()


def test_what_shows_a_former_focal_point_goes(cast: Cast, edition: Edition) -> None:
    picture = of_a_former_version(cast, edition)
    PictureRendition.objects.filter(filter_spec__startswith="width").update(focal_point_key="x")
    assert renew_next()
    assert not picture.renditions.filter(focal_point_key="x").exists()
    assert not PictureRendition.objects.filter(is_clean=False).exists()


def test_the_former_file_goes_with_the_picture(
    cast: Cast, edition: Edition, django_capture_on_commit_callbacks: Any
) -> None:
    picture = of_a_former_version(cast, edition)
    renew_next()
    there = files()
    assert len(there) == 2 * picture.renditions.count()
    with django_capture_on_commit_callbacks(execute=True):
        picture.delete()
    assert not [path for path in there if path.exists()]


@pytest.mark.parametrize("kind", MAKERS)
def test_a_file_with_words_is_told_from_one_without(kind: str) -> None:
    assert not is_bare(MAKERS[kind](photograph()))
    data = BytesIO()
    name = {"jpg": "JPEG", "tif": "TIFF", "heic": "HEIF"}.get(kind, kind.upper())
    photograph().save(data, name)
    # Renditions are made in these; an original of another kind is never sent as it is.
    assert is_bare(data.getvalue()) == (kind in ("jpg", "png", "webp", "avif"))
    assert not is_bare(b"")
