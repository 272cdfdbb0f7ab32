"""Export all, import into an empty home, export: equal bytes, whatever the paper holds."""

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from caspian.formats.caspian_archive.read import ArchiveReader
from caspian.newsroom.body import body_blocks
from caspian.newsroom.front_page import front_blocks
from caspian.newsroom.models import Home
from caspian.wire.archive.choosing import ExportChoice
from tests.thorough import often
from tests.wire.archive.homes import ALL, empty_home, exported, imported, texts
from tests.wire.archive.papers import MadeUpPaper

PAPERS = range(often(3, 200))
CHOICES = (ALL, ExportChoice(drafts=True), ExportChoice())


@pytest.fixture
def home(db: None, tmp_path: Path, settings: Any) -> Path:
    """A home of the test's own."""
    settings.HOME = tmp_path
    return tmp_path


def came_back(home: Path, choice: ExportChoice) -> tuple[Path, Path]:
    """Return the archive of the paper, and that of what became of it in another home."""
    first, second = home / "first.zip", home / "second.zip"
    exported(first, choice)
    empty_home()
    imported(first)
    exported(second, choice)
    return first, second


def difference(first: Path, second: Path) -> str:
    """Return what differs in the records of two archives."""
    one, other = texts(first), texts(second)
    lines = [
        line
        for name in one
        for line in difflib.unified_diff(
            one[name].splitlines(), other[name].splitlines(), name, name, lineterm="", n=0
        )
    ]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", PAPERS)
def test_a_paper_comes_back_as_it_left(seed: int, home: Path) -> None:
    empty_home()
    MadeUpPaper(seed)
    first, second = came_back(home, CHOICES[seed % len(CHOICES)])
    assert first.read_bytes() == second.read_bytes(), difference(first, second)[:9000]


def test_the_made_up_papers_have_every_block(home: Path) -> None:
    empty_home()
    paper = MadeUpPaper(1)
    assert {one["type"] for one in paper.body()} == {name for name, _ in body_blocks()}
    front = {one.block_type for one in Home.objects.get(slug="en").front}
    assert front == {name for name, _ in front_blocks()}


@pytest.mark.parametrize("field", ["standfirst", "body", "bylines", "topics", "why", "alias_of"])
def test_the_control_loses_a_field(field: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty_home()
    MadeUpPaper(4)
    records = ArchiveReader.records

    def faulty(self: Any, kind: str) -> Iterator[Any]:
        for line, record in records(self, kind):
            yield line, _less(record, field)

    monkeypatch.setattr(ArchiveReader, "records", faulty)
    first, second = came_back(home, ALL)
    assert first.read_bytes() != second.read_bytes()
    assert field in difference(first, second)


def _less(record: Any, field: str) -> Any:
    empty: dict[str, Any] = {"alias_of": None, "body": [], "bylines": [], "topics": []}
    if isinstance(record, dict):
        return {
            name: empty.get(name, "") if name == field else _less(held, field)
            for name, held in record.items()
        }
    return [_less(one, field) for one in record] if isinstance(record, list) else record
