"""Reporters change their own pictures and files, only while nobody relies on them as they are."""

import datetime as dt
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from wagtail.models import Page, PageViewRestriction

from caspian.newsroom.models import Article, Attachment, Picture, User
from caspian.newsroom.rights import files
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk

pytestmark = pytest.mark.indexed
Use = Callable[[Cast, Picture, User], object]


def png(colour: str = "#102030") -> SimpleUploadedFile:
    """Return another picture's file."""
    data = BytesIO()
    Image.new("RGB", (30, 20), colour).save(data, "PNG")
    return SimpleUploadedFile("other.png", data.getvalue(), "image/png")


def uploaded(cast: Cast, by: User | None) -> Picture:
    """Return a picture that somebody uploaded."""
    picture = cast.picture()
    picture.uploaded_by_user = by
    picture.save()
    return picture


def replace(client: Client, picture: Picture) -> bool:
    """Replace a picture's file by every form there is; return whether one of them did."""
    before = (picture.file.name, picture.title)
    sent = {"title": "Another", "collection": "1", "description": "x", "credit": "y"}
    client.post(f"/desk/images/{picture.pk}/", {**sent, "file": png()})
    one = {f"image-{picture.pk}-{name}": value for name, value in sent.items()}
    client.post(f"/desk/images/multiple/{picture.pk}/", one)
    after = Picture.objects.get(pk=picture.pk)
    return (after.file.name, after.title) != before


def remove(client: Client, record: Any, folder: str = "images") -> bool:
    """Delete a picture by every door there is; return whether it is gone."""
    client.post(f"/desk/{folder}/multiple/{record.pk}/delete/", {})
    client.post(f"/desk/{folder}/{record.pk}/delete/", {})
    client.post(f"/desk/{folder}/delete/{record.pk}/", {})
    kind = type(record)._meta.model_name
    client.post(f"/desk/bulk/newsroom/{kind}/delete/?id={record.pk}", {})
    return not type(record).objects.filter(pk=record.pk).exists()


def test_ones_own_can_be_replaced_and_deleted_while_unused(cast: Cast, desk: Desk) -> None:
    rena = cast.reporter()
    picture = uploaded(cast, rena)
    assert replace(desk(rena), picture)
    cast.draft("Only begun", lead_picture=picture, owner=rena)
    assert replace(desk(rena), Picture.objects.get(pk=picture.pk))
    assert remove(desk(rena), uploaded(cast, rena))


def test_somebody_elses_can_not(cast: Cast, desk: Desk) -> None:
    rena = cast.reporter()
    for by in (None, cast.publisher()):
        picture = uploaded(cast, by)
        assert not replace(desk(rena), picture)
        assert not remove(desk(rena), picture)


def in_a_public_article(cast: Cast, picture: Picture, owner: User) -> object:
    """Show a picture in an article that readers can open."""
    return cast.published("Out", lead_picture=picture, owner=owner)


def in_the_text_of_one(cast: Cast, picture: Picture, owner: User) -> object:
    """Show it in the text of one."""
    return cast.published("Out", body=[("image", {"image": picture, "alt": ""})])


def in_a_scheduled_article(cast: Cast, picture: Picture, owner: User) -> object:
    """Show it in an article that goes out tomorrow."""
    article = cast.draft("Tomorrow", lead_picture=picture, owner=owner)
    article.go_live_at = timezone.now() + dt.timedelta(days=1)
    return article.save_revision(approved_go_live_at=article.go_live_at)


def in_a_submitted_article(cast: Cast, picture: Picture, owner: User) -> object:
    """Show it in an article that an editor is reading."""
    article = cast.draft("Submitted", lead_picture=picture, owner=owner)
    return article.get_workflow().start(article, owner)


def in_a_portrait(cast: Cast, picture: Picture, owner: User) -> object:
    """Show it as somebody's portrait."""
    cast.aysel.portrait = picture
    cast.aysel.save()
    return cast.aysel


USES: list[Use] = [
    in_a_public_article, in_the_text_of_one, in_a_scheduled_article, in_a_submitted_article,
    in_a_portrait,
]  # fmt: skip


@pytest.mark.parametrize("use", USES)
def test_what_others_rely_on_stays_as_it_is(cast: Cast, desk: Desk, use: Use) -> None:
    rena = cast.reporter()
    picture = uploaded(cast, rena)
    use(cast, picture, rena)
    assert not replace(desk(rena), picture)
    assert not remove(desk(rena), picture)


@pytest.mark.parametrize("use", USES)
def test_the_control_replaces_it_where_nobody_asks(
    cast: Cast, desk: Desk, use: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    rena = cast.reporter()
    picture = uploaded(cast, rena)
    use(cast, picture, rena)
    monkeypatch.setattr(files, "is_settled", lambda record: False)
    assert replace(desk(rena), picture)


def test_it_is_ones_own_again_once_nothing_public_names_it(cast: Cast, desk: Desk) -> None:
    rena = cast.reporter()
    picture = uploaded(cast, rena)
    article = cast.published("Out", lead_picture=picture, owner=rena)
    article.unpublish()
    assert replace(desk(rena), picture)


def test_a_restricted_article_is_not_public(cast: Cast, desk: Desk) -> None:
    rena = cast.reporter()
    picture = uploaded(cast, rena)
    article = cast.published("For some", lead_picture=picture, owner=rena)
    PageViewRestriction.objects.create(
        page=Page.objects.get(pk=article.pk), restriction_type="login"
    )
    assert replace(desk(rena), picture)


def test_an_editor_replaces_what_is_used_and_deletes_none_of_it(cast: Cast, desk: Desk) -> None:
    tigran = cast.editor(cast.politics)
    picture = uploaded(cast, cast.reporter())
    in_a_public_article(cast, picture, tigran)
    assert replace(desk(tigran), picture)
    assert not remove(desk(tigran), picture)
    Article.objects.get().unpublish()
    assert remove(desk(tigran), picture)


def attachment(by: User) -> Attachment:
    """Return a file that somebody uploaded."""
    record = Attachment(title="The treaty", uploaded_by_user=by)
    record.file.save("treaty.pdf", ContentFile(b"%PDF-1.7 the treaty"))
    return record


def test_the_same_holds_for_files(cast: Cast, desk: Desk) -> None:
    rena = cast.reporter()
    treaty = attachment(rena)
    new = {"title": "Another", "collection": "1", "tags": ""}

    def send() -> str:
        sent = {**new, "file": SimpleUploadedFile("new.pdf", b"%PDF-1.7 other words")}
        desk(rena).post(f"/desk/documents/edit/{treaty.pk}/", sent)
        return Attachment.objects.get(pk=treaty.pk).file.name

    assert send() != treaty.file.name
    link = f'<p><a linktype="document" id="{treaty.pk}">The treaty</a></p>'
    cast.published("Out now", body=[("paragraph", link)])
    used = Attachment.objects.get(pk=treaty.pk).file.name
    assert send() == used
    assert not remove(desk(rena), treaty, "documents")
