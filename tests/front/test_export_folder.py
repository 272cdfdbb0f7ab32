"""An export works in a folder of its own, and touches nothing that isn't its own."""

import fcntl
from pathlib import Path

import pytest

from caspian.edition.export.place import NotOurs
from tests.front.papers import STORM, SmallPaper, article


def test_a_new_folder_is_made_and_an_empty_one_is_taken(paper: SmallPaper, tmp_path: Path) -> None:
    paper.export(folder=tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b" / "current" / "en" / "index.html").exists()
    (tmp_path / "empty").mkdir()
    paper.export(folder=tmp_path / "empty")


def test_a_folder_with_anything_else_in_it_is_refused_and_left_alone(
    paper: SmallPaper, tmp_path: Path
) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "to-maka.txt").write_text("Dear Maka")
    with pytest.raises(NotOurs, match=r"holds to-maka\.txt and is no export"):
        paper.export(folder=tmp_path / "letters")
    assert [path.name for path in (tmp_path / "letters").iterdir()] == ["to-maka.txt"]


def test_an_export_of_another_version_is_refused(paper: SmallPaper) -> None:
    paper.export()
    (paper.folder / ".caspian-export").write_text("An export of an edition of Caspian, format 9.\n")
    with pytest.raises(NotOurs, match="no export of this version"):
        paper.export()


def test_a_file_in_the_place_of_the_folder_is_refused(paper: SmallPaper, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(NotOurs, match="can't be used"):
        paper.export(folder=tmp_path / "file")


def test_two_exports_to_one_folder_do_not_meet(paper: SmallPaper) -> None:
    paper.export()
    with (paper.folder / ".caspian-export").open() as mark:
        fcntl.flock(mark, fcntl.LOCK_EX)
        paper.release(article(STORM, "Storm off Aktau"))
        with pytest.raises(NotOurs, match="at work"):
            paper.export()
    assert paper.export().release == 2


def test_what_others_put_beside_the_trees_stays(paper: SmallPaper) -> None:
    paper.export()
    (paper.folder / "notes.txt").write_text("ask about the certificate")
    (paper.folder / "releases" / "mine").mkdir()
    paper.release(article(STORM, "Storm off Aktau"))
    paper.export(anew=True)
    assert (paper.folder / "notes.txt").exists()
    assert (paper.folder / "releases" / "mine").exists()


def test_a_current_that_is_no_link_any_more_is_refused(paper: SmallPaper) -> None:
    paper.export()
    paper.current.unlink()
    paper.current.mkdir()
    paper.release(article(STORM, "Storm off Aktau"))
    with pytest.raises(NotOurs, match="no link any more"):
        paper.export()


def test_a_first_export_that_ended_before_it_began_leaves_a_folder_to_begin_in(
    paper: SmallPaper,
) -> None:
    paper.folder.mkdir()
    (paper.folder / ".caspian-export").touch()
    assert paper.export().release == 1
