"""An export survives a power cut: what readers are turned to is on the disk before they are."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from caspian.edition.export import disk
from caspian.edition.export.ledger import Ledger
from tests.front.papers import STORM, SmallPaper, article

CHANGES = {"write", "link", "remove", "link_all", "rename"}
WAITS = {"sync", "sync_one", "sync_everything"}


class Diary:
    """The steps of an export in their order."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.steps: list[str] = []
        for name in CHANGES | WAITS | {"point"}:
            monkeypatch.setattr(disk, name, self._noted(name, getattr(disk, name)))
        monkeypatch.setattr(Ledger, "keep", self._noted("keep", Ledger.keep))

    def faults(self) -> list[str]:
        """Return what was turned to, or kept, before it was on the disk."""
        found, unsafe = [], ""
        for step in self.steps:
            if step in CHANGES:
                unsafe = step
            elif step in WAITS:
                unsafe = ""
            elif unsafe:
                found.append(f"{step} comes after {unsafe} without waiting for the disk")
            if step == "point":
                unsafe = step
        return found + ([f"{unsafe} is the end"] if unsafe else [])

    def _noted(self, name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*arguments: Any, **named: Any) -> Any:
            self.steps.append(name)
            return step(*arguments, **named)

        return noted


@pytest.mark.usefixtures("disk_is_waited_for")
def test_nothing_is_turned_to_before_it_is_on_the_disk(
    paper: SmallPaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    for headline in ("Storm", "Storm off Aktau", "Storm over"):
        paper.release(article(STORM, headline))
        diary = Diary(monkeypatch)
        paper.export()
        assert diary.faults() == []
        assert diary.steps.index("keep") < diary.steps.index("point")
        monkeypatch.undo()


def test_the_control_without_waiting_is_caught(
    paper: SmallPaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary = Diary(monkeypatch)
    for name in WAITS:
        monkeypatch.setattr(disk, name, lambda *arguments: None)
    paper.export()
    assert any(fault.startswith("keep comes after") for fault in diary.faults())


def test_few_files_are_waited_for_one_by_one_and_many_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[str] = []
    monkeypatch.undo()
    monkeypatch.setattr(disk, "sync_one", lambda path: waited.append(path.name))
    monkeypatch.setattr(disk, "sync_everything", lambda folder: waited.append("all"))
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "one.html").touch()
    disk.sync(tmp_path, [tmp_path / "en" / "one.html", tmp_path / "en" / "removed" / "x.html"])
    assert sorted(waited) == sorted(["one.html", "en", tmp_path.name])
    waited.clear()
    disk.sync(tmp_path, [tmp_path / str(number) for number in range(501)])
    assert waited == ["all"]
