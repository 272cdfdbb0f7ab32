"""Ctrl-C and what the machine refuses end every command in one line, without a traceback."""

import argparse
import errno
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from django.db.utils import OperationalError

from caspian.project import cli
from caspian.project.errors import in_one_sentence
from tests.patience import PATIENT

SAMPLES = {
    "path": "out",
    "file": "in.txt",
    "folder": "out",
    "name": "rena",
    "old": "1",
    "new": "2",
} | {"code": "ka"}


def leaves(parser: argparse.ArgumentParser, typed: tuple[str, ...] = ()) -> Iterator[list[str]]:
    """Yield what to type for each command, however deep it stands, with what it must be given."""
    kinds = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    for kind in kinds:
        for name, below in kind.choices.items():
            yield from leaves(below, (*typed, name))
    if not kinds:
        needed = [one.dest for one in parser._get_positional_actions()]
        yield [*typed, *(SAMPLES[one] for one in needed)]


ALL = [one for one in leaves(cli._parser()) if one != ["manage"]]
DEEP = {" ".join(one[:2]) for one in ALL}


def test_the_list_is_whole() -> None:
    wanted = {
        "export all", "export wxr", "export ghost", "export site", "edition export", "import all",
        "import saved-page", "edition prune", "press", "serve", "worker",
    }  # fmt: skip
    assert wanted <= DEEP


@pytest.mark.parametrize("typed", [*ALL, ["manage", "check"]], ids=" ".join)
@pytest.mark.parametrize(
    ("raised", "code", "says"),
    [
        (KeyboardInterrupt(), 130, "again to go on."),
        (OSError(errno.ENOSPC, "No space left on device"), 1, "The disk is full"),
        (PermissionError(errno.EACCES, "Permission denied", "/x"), 1, "may not use /x"),
        (OperationalError("attempt to write a readonly database"), 1, "may only read the database"),
    ],
)  # fmt: skip
def test_each_ends_in_one_line(
    typed: list[str], raised: BaseException, code: int, says: str, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    def ends(*anything: Any) -> int:
        raise raised

    monkeypatch.setattr(cli, "_manage", ends)
    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", lambda *given: running(ends))
    assert cli.main(typed) == code
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1
    assert "Errno" not in said


def running(verb: Any) -> argparse.Namespace:
    return argparse.Namespace(run=verb, needs_django=False)


@pytest.mark.parametrize("typed", ALL, ids=" ".join)
def test_one_that_is_stopped_while_it_starts_says_so(
    typed: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stops(*anything: Any, **named: Any) -> Any:
        raise KeyboardInterrupt

    # Each needs either Django, or a module that its verb imports late.
    monkeypatch.setattr(django, "setup", stops)
    for name in ("serving", "exporting", "inspecting"):
        monkeypatch.setitem(sys.modules, f"caspian.project.{name}", Stopping(stops))
        monkeypatch.setattr(f"caspian.project.{name}", Stopping(stops), raising=False)
    assert cli.main(typed) == 130
    assert capsys.readouterr().err == "Stopped. Run the same command again to go on.\n"


class Stopping:
    """A module of which everything stops the command."""

    def __init__(self, stops: Any) -> None:
        self._stops = stops
        self.__spec__ = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._stops


def test_whatever_the_system_refuses_is_one_sentence() -> None:
    for number, name in errno.errorcode.items():
        said = in_one_sentence(OSError(number, os.strerror(number), "/en/paper"))
        assert (said[-1], "Errno" in said, "\n" in said) == (".", False, False), name


def test_what_a_database_refuses_is_one_as_well() -> None:
    for kind in (sqlite3.OperationalError, OperationalError):
        assert "disk is full" in in_one_sentence(kind("database or disk is full"))
        assert "can't be used" in in_one_sentence(kind("no such table: x"))


def test_a_fault_of_ours_is_none_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*given: Any) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", lambda *given: running(fails))
    assert in_one_sentence(ValueError("x")) == ""
    with pytest.raises(ZeroDivisionError):
        cli.main(["press"])


@pytest.mark.parametrize("kind", ["all", "wxr", "ghost"])
def test_an_export_to_where_nothing_can_be_written_says_what_to_do(
    kind: str, cast: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("a file")
    for place in (tmp_path / "file" / "paper.zip", Path("/proc/nowhere/paper.zip")):
        assert cli.main(["export", kind, str(place)]) == 1
        said = capsys.readouterr().err
        assert said.startswith("Nothing was exported: ")
        assert ("Errno" in said, "Traceback" in said, said.count("\n")) == (False, False, 1)
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("kind", ["all", "wxr", "ghost"])
def test_where_the_room_runs_out_no_half_of_an_export_stays(
    kind: str, cast: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cast.published("The ferry")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        code = cli.main(["export", kind, str(tmp_path / "paper.zip")])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    said = capsys.readouterr().err
    assert (code, "may not grow that large" in said, said.count("\n")) == (1, True, 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("library", ["_sqlite3", "lxml", "_ssl"])
@pytest.mark.parametrize("typed", [["export", "all", "out.zip"], ["press"], ["edition", "log"]])
def test_a_real_one_that_is_stopped_while_it_starts(
    typed: list[str], library: str, tmp_path: Path
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "caspian.project.cli", *typed], cwd=tmp_path,
        env={**os.environ, "CASPIAN_HOME": str(tmp_path / "home")},
        stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    # By then it is in the midst of its imports, and no longer in Python's own.
    loaded = Path(f"/proc/{process.pid}/maps")
    while process.poll() is None and library not in loaded.read_text():
        time.sleep(0.002)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=PATIENT)
    assert "Traceback" not in said
    assert not list(tmp_path.glob("*.zip*"))
