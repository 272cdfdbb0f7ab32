"""`caspian export all` and `caspian import all`, killed at any moment and run again."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from caspian.formats.caspian_archive.read import ArchiveReader, BadArchive
from tests.thorough import often

WITHIN = 300.0
FOUND = """
import django
django.setup()
from caspian.project.arriving import make_a_home
from caspian.wire.sample.load import load_sample
make_a_home()
load_sample()
"""


class Commands:
    """The commands in a home of the test's own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        kept = {name: value for name, value in os.environ.items() if "CASPIAN" not in name}
        self.environment = {
            **kept, "CASPIAN_HOME": str(home), "DJANGO_SETTINGS_MODULE": "caspian.project.settings",
        }  # fmt: skip
        for name in ("DATABASE_URL", "EDITION_URL"):
            self.environment.pop(name, None)

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        """Start a command."""
        return subprocess.Popen(
            [sys.executable, *arguments], env=self.environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def run(self, *arguments: str) -> tuple[int, str]:
        """Run `caspian` and return its exit code and what it said."""
        process = self.start("-m", "caspian.project.cli", *arguments)
        said, _ = process.communicate(timeout=WITHIN)
        return process.returncode, said

    def killed(self, is_time: Callable[[], bool], seconds: float, *arguments: str) -> bool:
        """Start `caspian`, kill it some seconds after a moment; return whether it still ran."""
        process = self.start("-m", "caspian.project.cli", *arguments)
        while process.poll() is None and not is_time():
            time.sleep(0.01)
        time.sleep(seconds)
        process.kill()
        process.communicate()
        return process.returncode == -signal.SIGKILL


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> tuple[Commands, Path]:
    """A home with the sample paper, and its archive."""
    home = tmp_path_factory.mktemp("paper")
    commands = Commands(home)
    made = commands.start("-c", FOUND)
    said, _ = made.communicate(timeout=WITHIN)
    assert made.returncode == 0, said
    (home / "index-wanted").unlink()
    code, said = commands.run("export", "all", str(home / "paper.zip"), "--drafts")
    assert code == 0, said
    assert "articles: 28" in said
    return commands, home / "paper.zip"


@pytest.mark.slow
def test_an_import_that_was_killed_is_run_again_and_ends_the_same(
    paper: tuple[Commands, Path], tmp_path: Path
) -> None:
    _, archive = paper
    commands, chance = Commands(tmp_path / "home"), random.Random(5)
    media = tmp_path / "home/media"
    kills = 0
    for number in range(often(3, 20)):
        # Some while the files are copied, some while the records are written.
        wanted = chance.randint(1, 25) if number % 3 == 0 else 25
        kills += commands.killed(
            lambda wanted=wanted: len(_files(media)) >= wanted,  # type: ignore[misc]
            chance.uniform(0, 0.8),
            "import",
            "all",
            str(archive),
        )
        for path in media.rglob("*.png"):
            if number % 2 and not (tmp_path / "home/imported-archive").exists():
                path.unlink()
    code, said = commands.run("import", "all", str(archive))
    assert code == 0, said
    assert kills, "the control: at least one was killed"
    code, said = commands.run("export", "all", str(tmp_path / "again.zip"), "--drafts")
    assert code == 0, said
    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()
    files = _files(media)
    with ArchiveReader(archive) as read:
        assert len(files) == read.manifest["counts"]["pictures"]


@pytest.mark.slow
def test_an_import_says_by_its_code_what_came_of_it(
    paper: tuple[Commands, Path], tmp_path: Path
) -> None:
    commands, archive = paper
    code, said = commands.run("import", "all", str(archive))
    assert (code, "a paper in this home already" in said) == (1, True)
    fresh = Commands(tmp_path / "home")
    assert fresh.run("import", "all", str(archive))[0] == 0
    assert fresh.run("import", "all", str(archive))[1].startswith("This archive was imported")
    assert fresh.run("import", "all", str(tmp_path / "none.zip"))[0] == 1
    assert fresh.run("import", "all")[0] == 2


@pytest.mark.slow
def test_an_export_that_was_killed_leaves_nothing_that_looks_whole(
    paper: tuple[Commands, Path], tmp_path: Path
) -> None:
    commands, archive = paper
    target, chance = tmp_path / "a.zip", random.Random(6)
    part = tmp_path / "a.zip.part"
    for _ in range(often(3, 20)):
        seconds = chance.uniform(0, 0.5)
        if commands.killed(part.exists, seconds, "export", "all", str(target), "--drafts"):
            if target.exists():  # killed behind the last step
                assert target.read_bytes() == archive.read_bytes()
                target.unlink()
            for left in tmp_path.iterdir():
                with pytest.raises(BadArchive):
                    ArchiveReader(left)
        target.unlink(missing_ok=True)
        left_over = part.read_bytes() if part.exists() else b""
        part.unlink(missing_ok=True)
    part.write_bytes(left_over)
    assert commands.run("export", "all", str(target), "--drafts")[0] == 0
    assert target.read_bytes() == archive.read_bytes()
    assert list(tmp_path.iterdir()) == [target]
    code, said = commands.run("export", "all", str(target), "--drafts")
    assert (code, "--replace" in said) == (1, True)
    assert commands.run("export", "all", str(target), "--history")[0] == 2
    assert commands.run("export", "all", str(tmp_path / "no/where.zip"))[0] == 1


def _files(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]
