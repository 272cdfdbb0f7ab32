"""A picture is there with its article; one that comes later is on every page that shows it then."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import RequestFactory

from caspian.newsroom import cut_out as cutting
from caspian.newsroom import make_renditions, renditions
from caspian.newsroom.models import Article, Contributor, Picture, PictureRendition
from caspian.newsroom.renditions import prepare_next
from caspian.pages.preview import preview
from tests.cast import Cast
from tests.press.editions import Edition

PATH = "/en/politics/the-ferry/"


def test_a_fresh_picture_is_in_the_release_of_its_article(cast: Cast, edition: Edition) -> None:
    before = edition.store.number()
    cast.published("The ferry", lead_picture=cast.picture(), lead_caption="Late")
    assert edition.press().release is not None
    assert edition.store.number() == before + 1
    for path in (PATH, "/en/politics/", "/en/"):
        assert ".webp" in edition.text(path)
    assert 'property="og:image"' in edition.text(PATH)


def test_a_new_portrait_is_in_the_release_of_its_contributor(cast: Cast, edition: Edition) -> None:
    cast.published("The ferry")
    edition.press()
    aysel = Contributor.objects.get(pk=cast.aysel.pk)
    aysel.about, aysel.portrait = "She waits for ferries.", cast.picture("Aysel")
    aysel.save()
    edition.press()
    assert "fill-320x320" in edition.text(PATH)


def test_renditions_that_come_later_are_pressed_by_themselves(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as failing:
        failing.setattr(renditions, "make", lambda picture, specs: None)
        cast.published("The ferry", lead_picture=cast.picture(), lead_caption="Late again")
        edition.press()
        for path in (PATH, "/en/politics/", "/en/"):
            assert "<img" not in edition.text(path)
        assert "Late again" in edition.text(PATH)
    assert prepare_next()
    edition.press()
    for path in (PATH, "/en/politics/", "/en/"):
        assert ".webp" in edition.text(path)
        assert ".avif" in edition.text(path)


def test_the_lighter_format_is_pressed_once_it_was_made(cast: Cast, edition: Edition) -> None:
    cast.published("The ferry", lead_picture=cast.picture())
    edition.press()
    assert ".avif" not in edition.text(PATH)
    assert prepare_next()
    edition.press()
    assert ".avif" in edition.text(PATH)


def test_a_preview_shows_pictures_that_nobody_prepared(cast: Cast, edition: Edition) -> None:
    Contributor.objects.filter(pk=cast.aysel.pk).update(about="Waits.", portrait=cast.picture())
    inside = {"image": cast.picture("Inside"), "alt": "", "caption": "Quay", "credit": ""}
    draft = cast.draft("A draft", lead_picture=cast.picture("Lead"), body=[("image", inside)])
    record = Article.objects.get(pk=draft.pk).get_latest_revision_as_object()
    shown = preview(record, RequestFactory().get("/"), "").content.decode()
    assert shown.count("<img") == 3


def test_a_preview_of_a_picture_that_cannot_be_shown_shows_the_rest(
    cast: Cast, edition: Edition
) -> None:
    picture = cast.picture("Lead")
    picture.file.storage.delete(picture.file.name)
    draft = cast.draft("A draft", lead_picture=picture, lead_caption="Late again")
    shown = preview(draft, RequestFactory().get("/"), "").content.decode()
    assert "Late again" in shown
    assert "<img" not in shown


def test_a_picture_that_is_deleted_while_it_is_made_ready_is_no_fault(
    cast: Cast,
    edition: Edition,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    settings: Any,
) -> None:
    picture, cut_out = cast.picture(), cutting.cut_out

    def deleted(found: Picture, specs: list[str]) -> Any:
        looked = cut_out(found, specs)
        Picture.objects.filter(pk=picture.pk).delete()
        return looked

    monkeypatch.setattr(make_renditions, "cut_out", deleted)
    assert prepare_next()
    connection.check_constraints()
    assert not PictureRendition.objects.filter(image=picture.pk).exists()
    assert [path.name for path in Path(settings.MEDIA_ROOT).rglob("*.avif")] == []
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []
    assert not prepare_next()
