"""A copy that is made to stop who checks it is found wrong all the same, and quickly."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from caspian.edition.export import verify as checks
from caspian.edition.export.verify import ExportFinding, verify
from tests.front.papers import NOON, SmallPaper

PLACES = ("release.json", "manifest", "en/index.html", "manifest.d/{first}")


@pytest.fixture
def tree(paper: SmallPaper) -> Path:
    """Return the tree of an export."""
    paper.export()
    return paper.current.resolve()


def place_in(tree: Path, place: str) -> Path:
    """Return a file of a tree: a list, or one that is listed."""
    if "{" in place:
        return min((tree / "manifest.d").iterdir())
    return tree / place if (tree / place).exists() else min(tree.rglob("index.html"))


@pytest.mark.parametrize("place", PLACES)
def test_a_pipe_in_place_of_a_file_is_named_and_not_waited_for(
    tree: Path, paper: SmallPaper, place: str
) -> None:
    file = place_in(tree, place)
    file.unlink()
    os.mkfifo(file)
    found = list(verify(tree, paper.signer.public, now=NOON))
    assert checks._NO_FILE in {one.why for one in found}


@pytest.mark.parametrize("place", PLACES)
def test_a_folder_in_place_of_a_file_is_named(tree: Path, paper: SmallPaper, place: str) -> None:
    file = place_in(tree, place)
    file.unlink()
    file.mkdir()
    assert {one.why for one in verify(tree, paper.signer.public, now=NOON)} & {checks._NO_FILE}


@pytest.mark.parametrize("place", PLACES)
def test_a_file_without_end_is_named_and_not_read(
    tree: Path, paper: SmallPaper, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = place_in(tree, place)
    os.truncate(file, 2**40)  # nothing of it lies on the disk
    monkeypatch.setattr(os, "read", _no_more_than(2**26))
    found = list(verify(tree, paper.signer.public, now=NOON))
    assert checks._TOO_LONG in {one.why for one in found}


def _no_more_than(most: int) -> Callable[[int, int], bytes]:
    read, left = os.read, [most]

    def counted(handle: int, size: int) -> bytes:
        content = read(handle, size)
        left[0] -= len(content)
        assert left[0] > 0, "more was read than a copy holds"
        return content

    return counted


@pytest.mark.parametrize(
    "text", [b"[" * 60_000, b'{"release": Infinity}', b'{"release": 1e999}', b"\xff", b"0" * 9999]
)
def test_what_is_no_note_is_said_in_words(tree: Path, paper: SmallPaper, text: bytes) -> None:
    (tree / "release.json").write_bytes(text)
    (only,) = verify(tree, paper.signer.public, now=NOON)
    assert only.why.startswith("it can't be read")


def test_a_name_can_neither_colour_nor_wipe_out_what_is_said_of_it(
    tree: Path, paper: SmallPaper
) -> None:
    names = ["\x1b[2K\rNothing is wrong.html", "a\nNothing is wrong", "\u202egpj", "\udcff\udcfe"]
    for name in names:
        (tree / name).write_text("x")
    (tree / "ღია.html").write_text("x")
    said = [f"{one}" for one in verify(tree, paper.signer.public, now=NOON)]
    assert len(said) == 5
    assert all(line.isprintable() for line in said)
    assert any(line.startswith("ღია.html: ") for line in said), "letters of all scripts stay"
    shutil.rmtree(tree)


def test_a_finding_is_said_on_one_line() -> None:
    assert str(ExportFinding("a\x07", "b")) == "a\\x07: b"
