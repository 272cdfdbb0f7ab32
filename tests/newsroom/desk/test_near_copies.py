"""Who uploads a picture that looks like one of the paper's is shown both, and chooses."""

import json
from io import BytesIO
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageEnhance

from caspian.graphics.likeness import LIKE, apart, likeness_of
from caspian.newsroom.models import Picture
from caspian.newsroom.near_copies import near_copies
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown
from tests.newsroom.desk.test_uploading_a_picture import (
    said_by_the_form,
    said_to_many,
    said_while_choosing,
)


def harbour(other: int = 0) -> Image.Image:
    """Return a drawing of a harbour; another number gives another one."""
    image = Image.linear_gradient("L").resize((1200, 800)).convert("RGB")
    draw = ImageDraw.Draw(image)
    for number in range(7):
        left = (number * 211 + other * 137) % 1000
        top = (number * 89 + other * 241) % 600
        colour = ((number * 70 + other * 90) % 255, (other * 55) % 255, (number * 33) % 255)
        draw.rectangle((left, top, left + 190, top + 60 + number * 20), fill=colour)
    return image


def file_of(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """Return an image as a file."""
    data = BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()


def kept(image: Image.Image, title: str = "The harbour") -> Picture:
    """Return a picture of the paper."""
    picture = Picture(title=title, file=ImageFile(BytesIO(file_of(image)), name="harbour.jpg"))
    picture.save()
    return picture


CHANGED = {
    "smaller": harbour().resize((300, 200)),
    "cut a little": harbour().crop((12, 8, 1188, 792)),
    "brighter": ImageEnhance.Brightness(harbour()).enhance(1.15),
    "grey": harbour().convert("L"),
}


@pytest.mark.parametrize("how", CHANGED)
def test_the_same_photograph_is_known_however_it_was_saved(how: str) -> None:
    assert apart(likeness_of(harbour()), likeness_of(CHANGED[how])) <= LIKE


def test_other_photographs_are_others() -> None:
    all_of_them = [likeness_of(harbour(number)) for number in range(12)]
    nearest = min(
        apart(one, other) for at, one in enumerate(all_of_them) for other in all_of_them[:at]
    )
    assert nearest > LIKE


def test_a_plain_surface_is_like_nothing() -> None:
    assert likeness_of(Image.new("RGB", (400, 300), "#cfe0e4")) == ""
    assert likeness_of(Image.new("RGBA", (400, 300))) == ""


def test_many_uploaded_at_once_are_each_asked_about(cast: Cast, desk: Desk) -> None:
    kept(harbour())
    client = desk(cast.reporter())
    said = json.loads(said_to_many(client, "again.png", file_of(CHANGED["smaller"], "PNG")))
    assert said["duplicate"]
    for words in ("The harbour", "Keep both", "Use that one", "looks like it"):
        assert words in said["confirm_duplicate_upload"]
    assert not json.loads(said_to_many(client, "new.png", file_of(harbour(5), "PNG")))["duplicate"]


def test_choosing_offers_that_one_and_removes_the_new(cast: Cast, desk: Desk) -> None:
    before = kept(harbour())
    client = desk(cast.reporter())
    said = json.loads(said_while_choosing(client, "again.jpg", file_of(CHANGED["brighter"])))
    assert said["step"] == "duplicate_found"
    new = Picture.objects.exclude(pk=before.pk).get()
    assert f"/desk/images/{new.pk}/delete/?next=" in said["htmlFragment"]
    client.post(f"/desk/images/{new.pk}/delete/", {})
    assert list(Picture.objects.all()) == [before]


def test_the_form_of_one_picture_shows_what_is_like_it(cast: Cast, desk: Desk) -> None:
    before = kept(harbour())
    client = desk(cast.publisher())
    assert "looks like it" not in shown(client, f"/desk/images/{before.pk}/")
    said_by_the_form(client, "again.jpg", file_of(CHANGED["cut a little"]))
    new = Picture.objects.exclude(pk=before.pk).get()
    page = shown(client, f"/desk/images/{new.pk}/")
    assert "looks like it" in page
    assert f'<a href="/desk/images/{before.pk}/">The harbour</a>' in page


def test_pictures_that_somebody_may_not_choose_are_not_shown(cast: Cast) -> None:
    kept(harbour())
    new = kept(CHANGED["smaller"], "New")

    class Nothing:
        def instances_user_has_permission_for(self, user: object, action: str) -> Any:
            return Picture.objects.none()

    assert not near_copies(new, None, Nothing()).exists()


def test_a_single_upload_says_what_it_looks_like_at_once(cast: Cast, desk: Desk) -> None:
    old = kept(harbour())
    client = desk(cast.reporter())
    sent = {"title": "Once more", "collection": "1"}
    for image, is_like in ((CHANGED["smaller"], True), (harbour(3), False)):
        file = SimpleUploadedFile("again.png", file_of(image, "PNG"), "image/png")
        landed = client.post("/desk/images/add/", {**sent, "file": file}, follow=True)
        page = landed.content.decode()
        assert ("It looks like" in page) == is_like
        if is_like:
            new = Picture.objects.get(title="Once more")
            assert landed.redirect_chain == [(f"/desk/images/{new.pk}/", 302)]
            assert f'<a href="/desk/images/{old.pk}/">“The harbour”</a>' in page
