"""The signing key is made once, is its owner's alone, and is whole whenever it is there."""

import os
import threading
from pathlib import Path

import pytest

from caspian.edition.release import is_signed, signer
from caspian.edition.whole_file import write_whole


def test_the_key_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "edition.key"
    made, read = signer(path), signer(path)
    assert made.public == read.public
    assert path.stat().st_mode & 0o077 == 0
    assert os.listdir(tmp_path) == ["edition.key"]


def test_what_is_signed_is_known_by_the_public_half(tmp_path: Path) -> None:
    key, other = signer(tmp_path / "edition.key"), signer(tmp_path / "other.key")
    signature = key.sign(b"release 7")
    assert is_signed(key.public, b"release 7", signature)
    assert not is_signed(key.public, b"release 8", signature)
    assert not is_signed(other.public, b"release 7", signature)
    assert not is_signed("no key", b"release 7", signature)
    assert not is_signed("", b"release 7", signature)


@pytest.mark.parametrize("text", ["", "no key", "ab" * 31, "zz" * 32])
def test_a_file_that_holds_no_key_is_said_to_hold_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "edition.key"
    path.write_text(text)
    with pytest.raises(ValueError, match="holds no Ed25519 key"):
        signer(path)
    assert path.read_text() == text


def test_of_many_that_start_at_once_all_sign_with_one_key(tmp_path: Path) -> None:
    for attempt in range(20):
        path = tmp_path / f"{attempt}.key"
        keys: list[str] = []
        together = threading.Barrier(8)

        def start(
            path: Path = path, together: threading.Barrier = together, keys: list[str] = keys
        ) -> None:
            together.wait()
            keys.append(signer(path).public)

        threads = [threading.Thread(target=start) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(keys) == 8
        assert len(set(keys)) == 1


@pytest.mark.parametrize("over", [True, False])
def test_a_file_that_fails_to_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, over: bool
) -> None:
    def full(handle: int) -> None:
        raise OSError("no space is left")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_whole(tmp_path / "edition.head", "new", over=over)
    assert os.listdir(tmp_path) == []


def test_one_that_is_there_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "edition.head"
    for text, over, stands in (("a", False, "a"), ("b", False, "a"), ("c", True, "c")):
        write_whole(path, text, over=over)
        assert path.read_text() == stands
