"""An export is there whole or not at all, the same each time, in files that are each whole."""

from pathlib import Path
from typing import Any

import pytest

from caspian.newsroom.models import Picture, PictureRendition
from caspian.project.cli import main
from caspian.wire.leaving.choice import LeavingChoice
from caspian.wire.leaving.files import LeavingFiles
from caspian.wire.leaving.folder import CantLeave, LeavingFolder
from caspian.wire.leaving.ghost import export_ghost
from caspian.wire.leaving.media import copy_media
from caspian.wire.leaving.pages import Walk
from caspian.wire.leaving.wxr import export_wxr
from tests.formats.wxr.strict import StrictReader
from tests.wire.leaving.paper import OddPaper


def quiet(what: str, done: int, total: int) -> None:
    """Say nothing of how far it is."""


def content(path: Path) -> dict[str, bytes]:
    """Return the files of a folder."""
    return {
        str(one.relative_to(path)): one.read_bytes() for one in path.rglob("*") if one.is_file()
    }


@pytest.mark.parametrize("export", [export_wxr, export_ghost])
def test_the_same_paper_gives_the_same_bytes(export: Any, paper: OddPaper, tmp_path: Path) -> None:
    for name in ("one", "two"):
        export(tmp_path / name, LeavingChoice(media=True), progress=quiet)
    assert content(tmp_path / "one") == content(tmp_path / "two") != {}


def test_split_files_hold_what_one_holds(paper: OddPaper, tmp_path: Path) -> None:
    export_wxr(tmp_path / "one", LeavingChoice(split=0), progress=quiet)
    export_wxr(tmp_path / "many", LeavingChoice(split=12_000), progress=quiet)
    (one,) = (tmp_path / "one").glob("*.xml")
    many = sorted((tmp_path / "many").glob("*.xml"))
    assert len(many) > 3
    whole, parts = StrictReader(one), StrictReader(*many)
    assert parts.faults == []
    assert whole.items == parts.items
    assert whole.terms == parts.terms
    alone = [StrictReader(path) for path in many]
    holding = [part for part in alone if "post_translations" in {name for name, _ in part.terms}]
    assert len(holding) == 1  # translations stay together
    for part in alone:
        lacking = [fault for fault in part.faults if "its picture" not in fault]
        assert lacking == []


@pytest.mark.parametrize("export", [export_wxr, export_ghost])
def test_what_is_cut_short_leaves_nothing(export: Any, paper: OddPaper, tmp_path: Path) -> None:
    def cut_short(what: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(tmp_path / "out", LeavingChoice(media=True), progress=cut_short)
    assert list(tmp_path.glob("out*")) == []
    # After a power cut the part is still there: the next try begins it from the start.
    (tmp_path / "out.part" / "media").mkdir(parents=True)
    (tmp_path / "out.part" / "wordpress-009.xml").write_text("half")
    export(tmp_path / "out", LeavingChoice(), progress=quiet)
    assert "wordpress-009.xml" not in content(tmp_path / "out")


def test_one_that_is_there_stays_until_the_next_is_whole(paper: OddPaper, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export_wxr(out, LeavingChoice(), progress=quiet)
    before = content(out)
    with pytest.raises(CantLeave, match="--replace"):
        export_wxr(out, LeavingChoice(), progress=quiet)

    def cut_short(what: str, done: int, total: int) -> None:
        raise OSError("No space left on device")

    with pytest.raises(OSError, match="space"):
        export_wxr(out, LeavingChoice(drafts=True), replace=True, progress=cut_short)
    assert content(out) == before
    export_wxr(out, LeavingChoice(drafts=True), replace=True, progress=quiet)
    assert content(out) != before
    assert [one.name for one in tmp_path.glob("out*")] == ["out"]


def test_only_an_export_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letters.txt").write_text("dear")
    (tmp_path / "file").write_text("dear")
    (tmp_path / "link").symlink_to(tmp_path / "mine")
    for name in ("mine", "file", "link"):
        with pytest.raises(CantLeave, match="is no export"):
            LeavingFolder(tmp_path / name, replace=True)
    # Nor one in which something of ours lies beside something else, finished or begun.
    (tmp_path / "mine" / "ghost-stories.txt").write_text("boo")
    (tmp_path / "mine" / "ghost-001.json").write_text("{}")
    with pytest.raises(CantLeave, match="is no export"):
        LeavingFolder(tmp_path / "mine", replace=True)
    (tmp_path / "mine").rename(tmp_path / "mine.part")
    (tmp_path / "begun.part").symlink_to(tmp_path / "mine.part")
    for name in ("mine", "begun"):
        with pytest.raises(CantLeave, match="is no export"), LeavingFolder(tmp_path / name):
            pass
    (tmp_path / "mine.part").rename(tmp_path / "mine")
    assert (tmp_path / "mine" / "letters.txt").read_text() == "dear"
    (tmp_path / "empty").mkdir()
    for unnamed in (Path(), Path(".."), tmp_path / "empty" / ".."):
        with pytest.raises(CantLeave, match="new folder"):
            LeavingFolder(unnamed, replace=True)
    with LeavingFolder(tmp_path / "empty", replace=True) as folder:
        (folder.part / "wordpress-001.xml").write_text("x")
    assert content(tmp_path / "empty") == {"wordpress-001.xml": b"x"}


def test_two_exports_do_not_write_one_folder(tmp_path: Path) -> None:
    with LeavingFolder(tmp_path / "out"):
        with pytest.raises(CantLeave, match="Another export"), LeavingFolder(tmp_path / "out"):
            pass
        (tmp_path / "out.part" / "file").write_text("mine")
    assert content(tmp_path / "out") == {"file": b"mine"}


def test_a_lost_file_is_named_and_all_else_leaves(
    paper: OddPaper, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for one in PictureRendition.objects.all():
        one.file.storage.delete(one.file.name)
    for name in ("wxr", "ghost"):
        assert main(["export", name, str(tmp_path / name), "--media"]) == 1
        said = capsys.readouterr()
        assert "Its file is gone: Ships off Baku" in said.err
        assert f"articles: {paper.public()}" in said.out


def test_the_command_says_what_it_did_and_what_is_wrong(
    paper: OddPaper, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["export", "wxr", str(out), "--drafts", "--split", "1"]) == 0
    assert "comments: 4\n" in capsys.readouterr().out
    assert main(["export", "wxr", str(out)]) == 1
    assert "--replace" in capsys.readouterr().err
    assert main(["export", "wxr", str(out), "--media-address", "https://x.example"]) == 2
    assert main(["export", "wxr", str(out), "--media", "--media-address", "x"]) == 2
    for bad in ("-1", "x", "1.5"):
        with pytest.raises(SystemExit) as caught:
            main(["export", "ghost", str(out), "--split", bad])
        assert caught.value.code == 2


def test_the_site_is_exported_as_the_edition_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for verb in (["edition", "export"], ["export", "site"]):
        nowhere = f"sqlite:///{tmp_path / 'none.sqlite3'}"
        assert main([*verb, str(tmp_path / "site"), "--url", nowhere]) == 1
        said.append(capsys.readouterr().err)
    assert said[0] == said[1] != ""


def test_memory_does_not_hold_the_paper(
    paper: OddPaper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    portions = []
    walked = Walk.articles

    def articles(walk: Any) -> Any:
        for portion in walked(walk):
            portions.append(len(portion))
            yield portion

    monkeypatch.setattr("caspian.wire.leaving.pages.AT_ONCE", 5)
    monkeypatch.setattr(Walk, "articles", articles)
    export_wxr(tmp_path / "out", LeavingChoice(), progress=quiet)
    assert max(portions) == 5
    assert sum(portions) == paper.public()
    assert StrictReader(*(tmp_path / "out").glob("*.xml")).faults == []


def test_where_the_disk_is_full_no_file_is_called_lost(paper: OddPaper, tmp_path: Path) -> None:
    pictures = LeavingFiles("https://paper.example").pictures(
        Picture.objects.values_list("pk", flat=True)
    )
    found = [one for one in pictures.values() if one.address]
    with LeavingFolder(tmp_path / "out") as folder:
        (folder.part / "media").mkdir()
        (folder.part / "media" / found[0].name).symlink_to("/dev/full")
        with pytest.raises(OSError, match="No space left"):
            list(copy_media(folder, found))
