"""An archive has its name when it is whole, and what is wrong with one is said in words."""

import io
import zipfile
from pathlib import Path

import pytest

from caspian.formats.caspian_archive.layout import KINDS, MANIFEST, dumped, member_of
from caspian.formats.caspian_archive.read import ArchiveReader, BadArchive
from caspian.formats.caspian_archive.write import ArchiveWriter, CantWrite

TAG = {"name": "море", "slug": "more"}
DIGEST = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"  # of "x"


def write(path: Path, *, replace: bool = False, tags: int = 1) -> Path:
    """Write a small archive."""
    with ArchiveWriter(path, replace=replace) as archive:
        archive.file(member_of(DIGEST, "X.PNG"), io.BytesIO(b"x"))
        for kind in KINDS:
            with archive.lines(kind) as put:
                for _ in range(tags if kind == "tags" else 0):
                    put(TAG)
        archive.finish({"paper": "The paper"})
    return path


def quiet(what: str, done: int, total: int) -> None:
    """Say nothing."""


def test_what_was_written_is_read(tmp_path: Path) -> None:
    with ArchiveReader(write(tmp_path / "a.zip", tags=2)) as archive:
        archive.check(quiet)
        assert archive.manifest["paper"] == "The paper"
        assert [*archive.records("tags")] == [(1, TAG), (2, TAG)]
        target = io.BytesIO()
        archive.copy(f"files/{DIGEST}.png", target)
        assert target.getvalue() == b"x"


def test_the_same_records_are_the_same_bytes(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.zip"), write(tmp_path / "b.zip")
    assert first.read_bytes() == second.read_bytes()
    assert first.stat().st_mode & 0o077 == 0, "it may hold drafts"


def cut_short(path: Path) -> None:
    """Begin an archive and fail."""
    with ArchiveWriter(path) as archive, archive.lines("tags") as put:
        put(TAG)
        raise RuntimeError


def read_all(path: Path) -> None:
    """Read all that there is to read of an archive."""
    with ArchiveReader(path) as archive:
        archive.check(quiet)
        archive.copy(f"files/{DIGEST}.png", io.BytesIO())


def test_what_was_cut_short_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with pytest.raises(RuntimeError):
        cut_short(path)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_export_left_never_looks_whole_and_is_begun_afresh(tmp_path: Path) -> None:
    whole = write(tmp_path / "whole.zip").read_bytes()
    part = tmp_path / "a.zip.part"
    for length in range(0, len(whole), 97):
        part.write_bytes(whole[:length])
        with pytest.raises(BadArchive, match="no whole archive"):
            ArchiveReader(part)
    part.write_bytes(b"left over" * 9_999)
    assert write(tmp_path / "a.zip").read_bytes() == whole
    assert not part.exists()


@pytest.mark.parametrize("kind", ["a database", "a folder", "a zip of others"])
def test_what_is_no_archive_is_never_replaced(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "newsroom.sqlite3"
    if kind == "a folder":
        path.mkdir()
    elif kind == "a database":
        path.write_bytes(b"SQLite format 3")
    else:
        with zipfile.ZipFile(path, "w") as others:
            others.writestr("manifest.json", "[]")
    before = path.is_dir() or path.read_bytes()
    with pytest.raises(CantWrite, match="is no archive"):
        write(path, replace=True)
    assert before == (path.is_dir() or path.read_bytes())
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_one_that_is_there_is_replaced_on_demand_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip")
    before = path.read_bytes()
    with pytest.raises(CantWrite, match="--replace"):
        write(path)
    assert path.read_bytes() == before
    write(path, replace=True, tags=3)
    assert path.read_bytes() != before


def test_two_at_once_do_not_write_one_file(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path / "a.zip") as first:
        with pytest.raises(CantWrite, match="wait"):
            write(tmp_path / "a.zip")
        first.finish({"paper": "The first"})
    with ArchiveReader(tmp_path / "a.zip") as archive:
        assert archive.manifest["paper"] == "The first"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (MANIFEST, b"{", "no JSON"),
        (MANIFEST, dumped({"format": "other"}), "version is missing"),
        (MANIFEST, b"[" * 99_999, "no JSON"),
        ("tags.jsonl", b"{}\n", "name is missing"),
        ("tags.jsonl", b"[]\n", "no record"),
        ("tags.jsonl", b"nonsense\n", "no JSON"),
        ("tags.jsonl", dumped({"name": "another", "slug": "more"}), "SHA-256"),
        ("tags.jsonl", b"", "SHA-256"),
        (f"files/{DIGEST}.png", b"y", "SHA-256"),
        ("topics.jsonl", None, "missing"),
    ],
)
def test_faults_are_said(name: str, content: bytes | None, words: str, tmp_path: Path) -> None:
    source, target = write(tmp_path / "a.zip"), tmp_path / "b.zip"
    with zipfile.ZipFile(source) as one, zipfile.ZipFile(target, "w") as other:
        for each in one.namelist():
            held = content if each == name else one.read(each)
            if held is not None:
                other.writestr(each, held)
    with pytest.raises(BadArchive, match=words) as caught:
        read_all(target)
    assert caught.value.file == name
    assert caught.value.advice


@pytest.mark.parametrize(("key", "value"), [("version", 2), ("format", "another")])
def test_another_version_is_refused_with_what_to_do(
    key: str, value: object, tmp_path: Path
) -> None:
    path = tmp_path / "a.zip"
    said = {"format": "caspian-archive", "version": 1, "paper": "", "counts": {}, "files": {}}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(MANIFEST, dumped({**said, key: value}))
    with pytest.raises(BadArchive, match=str(value)) as caught:
        ArchiveReader(path)
    assert "Caspian" in caught.value.advice or "caspian" in caught.value.advice


def test_half_a_surrogate_pair_can_be_written() -> None:
    assert dumped({"a": "\ud800é"}) == b'{"a":"\\ud800\\u00e9"}\n'
    assert dumped({"b": 1, "a": "é"}) == '{"a":"é","b":1}\n'.encode()
