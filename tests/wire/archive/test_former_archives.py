"""An archive that an earlier release wrote is imported, with defaults for what came later."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from caspian.formats.caspian_archive.layout import ADDED_SINCE, MANIFEST, lines_of
from caspian.formats.caspian_archive.read import BadArchive
from caspian.newsroom.models import Contributor, KeyArticle, Picture, Publication, Topic
from tests.cast import Cast
from tests.wire.archive.homes import empty_home, exported, imported

PICTURES = lines_of("pictures")
Change = Callable[[dict[str, Any]], dict[str, Any]]


@pytest.fixture
def home(db: None, tmp_path: Path, settings: Any) -> Path:
    """A home of the test's own."""
    settings.HOME = tmp_path
    return tmp_path


def rewritten(source: Path, target: Path, change: Change) -> None:
    """Write an archive once more, with its pictures changed and their digest right."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        records = [change(json.loads(line)) for line in old.read(PICTURES).splitlines()]
        lines = b"".join(json.dumps(one).encode() + b"\n" for one in records)
        manifest = json.loads(old.read(MANIFEST))
        manifest["files"][PICTURES]["sha256"] = hashlib.sha256(lines).hexdigest()
        written = {PICTURES: lines, MANIFEST: json.dumps(manifest).encode()}
        for name in old.namelist():
            new.writestr(name, written.get(name, old.read(name)))


def as_before(record: dict[str, Any]) -> dict[str, Any]:
    """Return a picture as releases wrote it before pictures had rights."""
    return {name: held for name, held in record.items() if name not in ADDED_SINCE["pictures"]}


def test_pictures_without_rights_come_in(cast: Cast, home: Path) -> None:
    picture = cast.picture()
    picture.licence = "agency"
    picture.save()
    exported(home / "new.zip")
    rewritten(home / "new.zip", home / "old.zip", as_before)
    empty_home()
    imported(home / "old.zip")
    found = Picture.objects.get()
    assert (found.title, found.credit) == ("Ships off Baku", "The cast")
    assert (found.licence, found.creator, found.valid_until) == ("", "", None)
    assert (found.frames, found.is_still) == (1, False)


def as_of_before(source: Path, target: Path) -> None:
    """Write an archive as a release wrote it that knew no key articles, beats or imprints."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        manifest = json.loads(old.read(MANIFEST))
        del manifest["counts"]["key_articles"], manifest["files"][lines_of("key_articles")]
        written: dict[str, bytes] = {}
        for kind in ("topics", "contributors", "publication"):
            records = map(json.loads, old.read(lines_of(kind)).splitlines())
            kept = [{k: v for k, v in one.items() if k not in ADDED_SINCE[kind]} for one in records]
            lines = b"".join(json.dumps(one).encode() + b"\n" for one in kept)
            manifest["files"][lines_of(kind)]["sha256"] = hashlib.sha256(lines).hexdigest()
            written[lines_of(kind)] = lines
        written[MANIFEST] = json.dumps(manifest).encode()
        for name in old.namelist():
            if "key_articles" not in name:
                new.writestr(name, written.get(name, old.read(name)))


def test_an_archive_of_before_key_articles_and_imprints_comes_in(cast: Cast, home: Path) -> None:
    cast.published("The ferry", topics=[cast.sea])
    exported(home / "new.zip")
    as_of_before(home / "new.zip", home / "old.zip")
    empty_home()
    imported(home / "old.zip")
    assert Contributor.objects.get(slug="aysel-quliyeva").languages == []
    assert Publication.objects.get().letters == ""
    assert Topic.objects.get(slug="the-sea").is_series is False
    assert not KeyArticle.objects.exists()


def test_a_record_that_lost_a_part_is_refused(cast: Cast, home: Path) -> None:
    cast.picture()
    exported(home / "new.zip")

    def broken(record: dict[str, Any]) -> dict[str, Any]:
        return {name: held for name, held in record.items() if name != "licence"}

    rewritten(home / "new.zip", home / "bad.zip", broken)
    empty_home()
    with pytest.raises(BadArchive, match="licence"):
        imported(home / "bad.zip")
    assert not Picture.objects.exists()
