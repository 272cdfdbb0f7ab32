"""What leaves with an archive, and what never does: drafts by choice, marks and accounts never."""

import errno
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from jsonschema import Draft202012Validator
from wagtail.models import PageViewRestriction

from caspian.comments.models import Comment
from caspian.formats.caspian_archive import layout
from caspian.formats.caspian_archive.check import fault_in
from caspian.formats.caspian_archive.write import ArchiveWriter
from caspian.newsroom.models import Article, Picture
from caspian.wire.archive.choosing import ExportChoice
from tests.cast import Cast
from tests.wire.archive.homes import ALL, empty_home, exported, imported, texts
from tests.wire.archive.papers import MadeUpPaper

EARLY = "CANARY early"


@pytest.fixture
def home(db: None, tmp_path: Path, settings: Any) -> Path:
    """A home of the test's own."""
    settings.HOME = tmp_path
    return tmp_path


def test_every_record_keeps_its_schema(home: Path) -> None:
    empty_home()
    MadeUpPaper(7)
    exported(home / "a.zip")
    seen = set()
    for name, text in texts(home / "a.zip").items():
        kind = name.removesuffix(".jsonl")
        check = Draft202012Validator(layout.schema(kind))
        for line in text.split("\n")[:-1]:
            record = json.loads(line)
            assert not list(check.iter_errors(record))
            assert fault_in(record, layout.schema(kind)) == ""
            seen.add(kind)
    assert seen == set(layout.KINDS) - {"shield_words"}


def test_the_same_paper_gives_the_same_bytes(home: Path) -> None:
    empty_home()
    MadeUpPaper(8)
    exported(home / "a.zip")
    exported(home / "b.zip")
    assert (home / "a.zip").read_bytes() == (home / "b.zip").read_bytes()


def test_nothing_early_leaves_without_drafts(cast: Cast, home: Path) -> None:
    shown = cast.published("The ferry")
    shown.title = shown.draft_title = f"{EARLY} version"
    shown.save_revision()
    secret = cast.picture(f"{EARLY} picture")
    cast.draft(f"{EARLY} draft", lead_picture=secret)
    closed = cast.published(f"{EARLY} closed")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    gone: Any = cast.published(f"{EARLY} withdrawn")
    gone.unpublish()
    Comment.objects.create(article=gone, name="x", text=EARLY, posted_at=gone.published_at)
    exported(home / "public.zip", ExportChoice())
    exported(home / "all.zip", ALL)
    assert EARLY not in "".join(texts(home / "public.zip").values())
    assert len(zipfile.ZipFile(home / "public.zip").namelist()) == len(layout.KINDS) * 2 + 1
    assert "".join(texts(home / "all.zip").values()).count(EARLY) > 5, "the control: it is there"


def test_what_is_behind_a_login_does_not_come_out_in_the_open(cast: Cast, home: Path) -> None:
    closed = cast.published("Members only")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    exported(home / "all.zip", ALL)
    empty_home()
    imported(home / "all.zip")
    assert Article.objects.count() == 1
    assert not Article.objects.public().exists()


def test_no_mark_no_address_and_no_account_leaves(cast: Cast, home: Path) -> None:
    article: Any = cast.published("The ferry")
    rena = cast.reporter()
    rena.email = "rena@example.org"
    rena.save()
    article.save_revision(user=rena).publish()
    Comment.objects.create(
        article=article, name="Davit", text="So it does.", posted_at=article.published_at,
        address_mark="MARKED-a", network_mark="MARKED-n", browser_mark="MARKED-b",
        email_mark="MARKED-e", form="MARKED-f", written_by=rena,
    )  # fmt: skip
    exported(home / "all.zip", ALL)
    said = "".join(texts(home / "all.zip").values())
    assert "So it does." in said
    for secret in ("MARKED", "rena", "example.org", django_settings.SECRET_KEY, rena.password):
        assert secret not in said


def test_a_lost_file_is_named_and_costs_nothing_else(cast: Cast, home: Path) -> None:
    lost, kept = cast.picture("Lost"), cast.picture("Kept")
    lost.file.storage.delete(lost.file.name)
    report = exported(home / "all.zip", ALL)
    assert report.lost == ["pictures: Lost"]
    assert report.counts["pictures"] == 2
    empty_home()
    imported(home / "all.zip")
    found = Picture.objects.get(title="Kept")
    assert found.pk != kept.pk
    assert Path(found.file.path).stat().st_size == found.file.storage.size(found.file.name) > 0


def test_where_the_disk_is_full_no_file_is_called_lost(
    cast: Cast, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(archive: ArchiveWriter, name: str, source: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    cast.picture("Here")
    monkeypatch.setattr(ArchiveWriter, "file", full)
    with pytest.raises(OSError, match="No space left"):
        exported(home / "all.zip", ALL)
    assert list(home.glob("all*")) == []
