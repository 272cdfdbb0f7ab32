"""The announced head remembers what was announced last, and isn't talked out of it."""

import dataclasses
from pathlib import Path

import pytest

from caspian.edition import announced_head
from caspian.edition.announced_head import BadAnnouncedHead, Head, read, record
from caspian.edition.release import START, Release
from tests.edition.editions import NOON


def chain(length: int, *, mark: bytes = b"\0") -> list[Release]:
    """Return releases that follow one another; the mark makes them others."""
    releases: list[Release] = []
    for number in range(1, length + 1):
        prior = releases[-1].digest() if releases else START
        releases.append(Release(number, NOON, NOON, prior, mark * 32))
    return releases


def told(path: Path, *releases: Release) -> Head:
    """Return what the announced head says once it was told of releases."""
    for release in releases:
        record(path, release)
    head = read(path)
    assert head
    return head


def test_it_remembers_the_last_release(tmp_path: Path) -> None:
    path = tmp_path / "edition.head"
    assert read(path) is None
    first, second, third = chain(3)
    assert told(path, first) == Head(1, first.digest())
    assert told(path, second, third) == Head(3, third.digest())
    assert path.read_text().startswith('{"number": 3, "digest": "')


def test_it_may_miss_some_and_be_told_of_some_late_or_twice(tmp_path: Path) -> None:
    first, second, third, fourth = chain(4)
    head = told(tmp_path / "edition.head", first, fourth, third, fourth, second)
    assert head == Head(4, fourth.digest())


def test_what_is_released_upon_an_older_copy_does_not_overwrite_it(tmp_path: Path) -> None:
    truth = chain(3)
    first, second = truth[:2]
    other = dataclasses.replace(truth[2], changes=b"x" * 32)
    upon_other = Release(4, NOON, NOON, other.digest(), b"y" * 32)
    later = [Release(n, NOON, NOON, b"z" * 32, b"z" * 32) for n in (5, 6, 7)]
    path = tmp_path / "edition.head"
    assert told(path, *truth, other) == Head(3, truth[2].digest(), conflict=True)
    assert told(path, upon_other, *later) == Head(3, truth[2].digest(), conflict=True)
    path.unlink()
    assert told(path, *truth, upon_other) == Head(3, truth[2].digest(), conflict=True)
    assert first.number < second.number


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "7", "\x00", '{"number": 1, "digest": "ab"}', '{"number": "x", "digest": ""}'],
)
def test_a_file_that_is_no_announced_head_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "edition.head"
    path.write_text(text)
    with pytest.raises(BadAnnouncedHead, match="move it away"):
        read(path)


def test_any_flipped_bit_of_it_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "edition.head"
    (release,) = chain(1)
    record(path, release)
    said = path.read_bytes()
    for at in range(len(said) * 8):
        flipped = bytearray(said)
        flipped[at // 8] ^= 1 << at % 8
        path.write_bytes(flipped)
        try:
            assert read(path) != Head(1, release.digest())
        except BadAnnouncedHead:
            continue


def test_its_name_is_the_one_in_the_papers() -> None:
    assert announced_head.FILE == "edition.head"
