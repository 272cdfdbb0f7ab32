"""An export that is cut short, wherever, leaves readers a whole release, and the next one heals."""

import os
import shutil
import subprocess
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from caspian.edition.export import disk
from caspian.edition.export.flatten import NotWhole
from caspian.edition.export.ledger import Ledger
from caspian.edition.export.place import ExportFolder
from caspian.edition.export.verify import verify
from tests.front.papers import (
    FERRY,
    NOON,
    SHIPS,
    STORM,
    SmallPaper,
    article,
    files_in,
    first_release,
    latest,
    withdrawn,
)
from tests.thorough import some

pytestmark = pytest.mark.slow
STEPS = (
    "write",
    "link",
    "remove",
    "link_all",
    "sync",
    "sync_one",
    "sync_everything",
    "rename",
    "point",
    "clear",
)
CUT, DONE = 9, 0


class Cut:
    """Ends the process, without a word, before its nth step on the disk or in the ledger."""

    def __init__(self, at: int) -> None:
        self._left = at

    def before(self, step: Callable[..., Any]) -> Callable[..., Any]:
        """Return a step that may be the last."""

        def stepped(*arguments: Any, **named: Any) -> Any:
            self._left -= 1
            if self._left < 0:
                os._exit(CUT)
            return step(*arguments, **named)

        return stepped


def exported_but_cut(paper: SmallPaper, at: int, css: str = "") -> int:
    """Export in a process of its own that ends before its nth step; return how it ended."""
    with warnings.catch_warnings():
        # Newer Pythons warn of forks beside threads; ours holds none of the test runner's locks.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        cut = Cut(at)
        for name in STEPS:
            setattr(disk, name, cut.before(getattr(disk, name)))
        Ledger.keep = cut.before(Ledger.keep)  # type: ignore[method-assign]
        again = SmallPaper(paper.folder.parent)
        if css:
            (again.assets / "paper.css").write_text(css)
        again.export()
        os._exit(DONE)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def cut_everywhere(
    paper: SmallPaper, whole: list[dict[str, bytes]], every: int = 1
) -> Iterator[str]:
    """Cut the next export at each of its steps in turn; yield what went wrong."""
    kept = paper.folder.with_name("kept")
    if paper.folder.exists():
        copied(paper.folder, kept)
    for at in range(0, 10_000, every):
        shutil.rmtree(paper.folder, ignore_errors=True)
        if kept.exists():
            copied(kept, paper.folder)
        ended = exported_but_cut(paper, at)
        yield from (f"step {at}: {fault}" for fault in faults_after(paper, whole))
        if ended == DONE:
            return
        assert ended == CUT
    raise AssertionError("the export never came to its end")


def copied(folder: Path, to: Path) -> None:
    """Copy a folder as it is: what shares its bytes goes on sharing them."""
    subprocess.run(["cp", "-a", str(folder), str(to)], check=True)


def faults_after(paper: SmallPaper, whole: list[dict[str, bytes]]) -> list[str]:
    """Return what is wrong with what readers are served, now and after another export."""
    found = []
    served = files_in(paper.current) if paper.current.exists() else {}
    if served not in whole:
        found.append("readers are served no whole release")
    paper.export()
    if files_in(paper.current) != whole[-1]:
        found.append("the next export did not heal it")
    if list(verify(paper.current.resolve(), paper.signer.public, now=NOON)):
        found.append("what it says of itself is wrong")
    return found


def last_release(paper: SmallPaper) -> list[dict[str, bytes]]:
    """Release much at once; return the files before and after."""
    before = paper.files()
    picture = f'<img src="{SHIPS}">'
    paper.release(latest(STORM), article("/en/new/", "New", picture), withdrawn(FERRY))
    beside = paper.folder.with_name("beside")
    paper.export(folder=beside)
    return [before, files_in(beside / "current")]


@pytest.mark.parametrize("every", some(1, [7, 1]))
def test_a_first_export_cut_anywhere_is_healed_by_the_next(paper: SmallPaper, every: int) -> None:
    beside = paper.folder.with_name("beside")
    paper.export(folder=beside)
    assert list(cut_everywhere(paper, [{}, files_in(beside / "current")], every)) == []


def traces_of_what_was_undone(paper: SmallPaper) -> Iterator[str]:
    """Change the style sheet, cut its export, put the sheet back; yield what is left of it."""
    paper.export()
    kept = paper.folder.with_name("kept")
    copied(paper.folder, kept)
    before = paper.text("assets/paper.css")
    for at in range(10_000):
        shutil.rmtree(paper.folder)
        copied(kept, paper.folder)
        ended = exported_but_cut(paper, at, css="body { color: red }")
        paper.lay_out_assets()
        for wave in ("<svg>1</svg>", "<svg>2</svg>"):
            (paper.assets / "wave.svg").write_text(wave)
            paper.export()
            if paper.text("assets/paper.css") != before:
                yield f"step {at}: the sheet is the one that was put away"
            yield from (
                str(one) for one in verify(paper.current.resolve(), paper.signer.public, now=NOON)
            )
        if ended == DONE:
            return


def test_what_was_undone_after_a_cut_leaves_no_trace(paper: SmallPaper) -> None:
    assert list(traces_of_what_was_undone(paper)) == []


def test_the_control_of_a_tree_under_the_name_of_another_is_caught(
    paper: SmallPaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish = ExportFolder.finish
    monkeypatch.setattr(
        ExportFolder, "finish", lambda self, number, taken: finish(self, number, taken=())
    )
    assert any("put away" in trace for trace in traces_of_what_was_undone(paper))


@pytest.mark.parametrize("every", some(1, [4, 1]))
def test_a_later_export_cut_anywhere_leaves_one_release_or_the_other(
    paper: SmallPaper, every: int
) -> None:
    paper.export()
    paper.release(article(STORM, "Storm off Aktau"))
    paper.export()
    assert list(cut_everywhere(paper, last_release(paper), every)) == []


def test_the_control_of_writing_in_place_is_caught(
    paper: SmallPaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file written in place is a file of both trees, and one of them is being read."""
    paper.export()
    whole = last_release(paper)
    monkeypatch.setattr(disk, "_free", lambda path: path.parent.mkdir(parents=True, exist_ok=True))
    assert any("no whole release" in fault for fault in cut_everywhere(paper, whole))


def test_the_control_of_turning_before_the_tree_is_done_is_caught(
    paper: SmallPaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.export()
    whole = last_release(paper)

    def hastily(source: Path, target: Path) -> None:
        source.rename(target)
        if source.name != "making":
            disk.point(paper.folder / "current", "releases/making")

    monkeypatch.setattr(disk, "rename", hastily)
    assert any("no whole release" in fault for fault in cut_everywhere(paper, whole))


def test_a_ledger_that_is_damaged_or_gone_costs_an_export_of_everything(paper: SmallPaper) -> None:
    paper.export()
    (paper.folder / "ledger.sqlite3").write_bytes(b"not a database, by any means" * 100)
    paper.release(article(STORM, "Storm off Aktau"))
    assert "nothing is known" in paper.export().anew
    (paper.folder / "ledger.sqlite3").unlink()
    assert "nothing is known" in paper.export().anew
    assert list(verify(paper.current.resolve(), paper.signer.public, now=NOON)) == []
    assert paper.export().anew == ""


def test_another_edition_in_the_same_place_is_exported_anew(
    paper: SmallPaper, tmp_path: Path
) -> None:
    paper.export()
    (tmp_path / "other").mkdir()
    other = SmallPaper(tmp_path / "other")
    other.release(*first_release(), article(FERRY, "Another ferry"))
    other.folder, other.current = paper.folder, paper.current
    assert "another edition" in other.export().anew
    assert "Another ferry" in paper.text("en/politics/the-ferry/index.html")
    assert list(verify(paper.current.resolve(), other.signer.public, now=NOON)) == []
    other.store.close()


def test_trees_that_are_gone_are_made_again(paper: SmallPaper) -> None:
    paper.export()
    paper.release(article(STORM, "Storm off Aktau"))
    paper.export()
    aside = next(p for p in (paper.folder / "releases").iterdir() if p != paper.current.resolve())
    shutil.rmtree(aside)
    paper.release(article(STORM, "Storm over"))
    assert paper.export().anew == ""
    paper.release(article(FERRY, "The ferry leaves"))
    (paper.current / "en/politics/storm-at-aktau/index.html").unlink()
    with pytest.raises(NotWhole, match="--anew"):
        paper.export()
    shutil.rmtree(paper.current.resolve())
    assert "gone" in paper.export().anew
    assert "Storm over" in paper.text("en/politics/storm-at-aktau/index.html")
