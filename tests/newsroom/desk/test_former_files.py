"""A file that was replaced is kept for some weeks, and can be put back."""

import datetime as dt

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from caspian.newsroom import files
from caspian.newsroom.files import forget_some, put_back
from caspian.newsroom.models import Attachment, FormerFile, Picture
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown
from tests.newsroom.desk.test_own_files import png, replace, uploaded

LIST = "/desk/former-files/"


def content(record: Picture | Attachment) -> bytes:
    """Return the bytes that readers would get."""
    with type(record).objects.get(pk=record.pk).file.open() as file:
        return bytes(file.read())


def test_a_picture_comes_back_as_it_was(cast: Cast, desk: Desk) -> None:
    maka = cast.publisher()
    picture = uploaded(cast, maka)
    first = content(picture)
    assert replace(desk(maka), picture)
    second = content(picture)
    assert second != first
    [former] = FormerFile.objects.all()
    assert former.replaced_by == maka
    Picture.objects.get(pk=picture.pk).get_rendition("width-20")
    assert desk(maka).post(f"{LIST}{former.pk}/put-back/").status_code == 302
    back = Picture.objects.get(pk=picture.pk)
    assert content(back) == first
    assert (back.width, back.height) == (1600, 900)
    assert back.file_size == len(first)
    assert not back.renditions.exists()
    # What it had until now is kept as well.
    [former] = FormerFile.objects.all()
    put_back(former, by=None)
    assert content(picture) == second


def test_an_attachment_too(cast: Cast, desk: Desk) -> None:
    maka = cast.publisher()
    treaty = Attachment(title="The treaty", uploaded_by_user=maka)
    treaty.file.save("treaty.pdf", ContentFile(b"%PDF-1.7 the treaty"))
    new = SimpleUploadedFile("new.pdf", b"%PDF-1.7 other words")
    sent = {"title": "The treaty", "collection": "1", "tags": "", "file": new}
    desk(maka).post(f"/desk/documents/edit/{treaty.pk}/", sent)
    assert content(treaty) == b"%PDF-1.7 other words"
    put_back(FormerFile.objects.get(), by=maka)
    assert content(treaty) == b"%PDF-1.7 the treaty"
    assert Attachment.objects.get(pk=treaty.pk).file_size == 19


def test_the_list_says_what_was_replaced_by_whom(cast: Cast, desk: Desk) -> None:
    maka = cast.publisher()
    assert "No file has been replaced lately" in shown(desk(maka), LIST)
    replace(desk(maka), uploaded(cast, maka))
    page = shown(desk(maka), LIST)
    assert "Ships off Baku" in page or "Another" in page
    assert "ships.png" in page
    assert "Put back" in page


def test_a_reporter_puts_nothing_back(cast: Cast, desk: Desk) -> None:
    maka, rena = cast.publisher(), cast.reporter()
    picture = uploaded(cast, maka)
    replace(desk(maka), picture)
    now = content(picture)
    former = FormerFile.objects.get()
    desk(rena).post(f"{LIST}{former.pk}/put-back/")
    assert content(picture) == now
    assert desk(rena).get(LIST).status_code == 302


def test_after_some_weeks_it_is_removed_and_the_present_one_is_not(cast: Cast, desk: Desk) -> None:
    maka = cast.publisher()
    picture = uploaded(cast, maka)
    first = picture.file.name
    replace(desk(maka), picture)
    storage, now = picture.file.storage, timezone.now()
    forget_some(now + files.KEPT - dt.timedelta(hours=1))
    assert storage.exists(first)
    assert not forget_some(now + files.KEPT + dt.timedelta(hours=1))
    assert not storage.exists(first)
    assert not FormerFile.objects.exists()
    assert content(picture)


def test_a_former_file_that_is_in_use_again_stays(cast: Cast) -> None:
    picture = cast.picture()
    files.keep_former(picture, picture.file.name, by=None)
    forget_some(timezone.now() + files.KEPT * 2)
    assert content(picture)


def test_a_former_file_that_is_gone_is_said_in_words(cast: Cast, desk: Desk) -> None:
    maka = cast.publisher()
    picture = cast.picture()
    now = picture.file.name
    former = files.keep_former(picture, "original_images/gone.png", by=None)
    answer = desk(maka).post(f"{LIST}{former.pk}/put-back/", follow=True)
    assert "no longer exists" in answer.content.decode()
    assert Picture.objects.get(pk=picture.pk).file.name == now
    assert FormerFile.objects.count() == 1


def test_a_form_that_brings_no_new_file_keeps_nothing(cast: Cast, desk: Desk) -> None:
    maka = cast.publisher()
    picture = uploaded(cast, maka)
    sent = {"title": "Another", "collection": "1", "description": "x", "credit": "y"}
    desk(maka).post(f"/desk/images/{picture.pk}/", sent)
    assert Picture.objects.get(pk=picture.pk).title == "Another"
    assert not FormerFile.objects.exists()


def test_what_is_no_picture_replaces_nothing(cast: Cast, desk: Desk) -> None:
    maka = cast.publisher()
    picture = uploaded(cast, maka)
    before = content(picture)
    broken = SimpleUploadedFile("new.png", png().read()[:40], "image/png")
    sent = {"title": "Another", "collection": "1", "description": "x", "credit": "y"}
    desk(maka).post(f"/desk/images/{picture.pk}/", {**sent, "file": broken})
    assert content(picture) == before
    assert not FormerFile.objects.exists()
