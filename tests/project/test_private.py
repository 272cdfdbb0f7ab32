"""The home is for the paper's own account: a new one is made so, an older one is tightened."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from caspian.project.environment import environment
from caspian.project.private import keep_private, readable_by_all
from tests.paper import open_to_others


@pytest.fixture(autouse=True)
def _umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home as an earlier version left it, with a picture that an export shares."""
    home = tmp_path / "home"
    (home / "media" / "images").mkdir(parents=True)
    (home / "media" / "images" / "ship.webp").write_bytes(b"a ship")
    (home / "newsroom.sqlite3").write_text("hashes")
    (home / "newsroom.sqlite3").chmod(0o644)
    (tmp_path / "export").mkdir()
    os.link(home / "media" / "images" / "ship.webp", tmp_path / "export" / "ship.webp")
    (home / "away").symlink_to(tmp_path / "export")
    home.chmod(0o755)
    return home


def test_what_is_written_after_it_is_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASPIAN_HOME", str(tmp_path / "made" / "home"))
    home = environment().home
    (home / "views").mkdir()
    (home / "views" / "counts").write_text("7")
    assert open_to_others(home) == []


def test_the_control_with_another_umask_writes_for_all(tmp_path: Path) -> None:
    (tmp_path / "note").write_text("for all")
    assert open_to_others(tmp_path / "note") == [str(tmp_path / "note")]


def test_an_older_home_is_tightened_once_and_that_is_said(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_private(home)
    assert open_to_others(home) == []
    assert capsys.readouterr().err == (
        f"Other accounts of this machine could read {home}, and can't any more: 5 files and "
        "folders were tightened.\n"
    )
    keep_private(home)
    assert capsys.readouterr().err == ""


def test_what_an_export_shares_stays_readable_there(home: Path, tmp_path: Path) -> None:
    mode = (tmp_path / "export" / "ship.webp").stat().st_mode
    keep_private(home)
    assert (tmp_path / "export" / "ship.webp").stat().st_mode == mode
    assert mode & stat.S_IROTH
    assert (home / "media" / "images" / "ship.webp").read_bytes() == b"a ship"
    assert (tmp_path / "export").stat().st_mode & stat.S_IROTH


def test_what_was_cut_short_is_taken_up(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chmod, done = Path.chmod, []

    def until_the_second(path: Path, mode: int) -> None:
        done.append(path)
        if len(done) == 2:
            raise KeyboardInterrupt
        chmod(path, mode)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "chmod", until_the_second)
        with pytest.raises(KeyboardInterrupt):
            keep_private(home)
    keep_private(home)
    assert open_to_others(home) == []


def test_what_is_for_readers_may_be_read_by_a_web_server(tmp_path: Path) -> None:
    keep_private(tmp_path / "home")
    with readable_by_all():
        (tmp_path / "page").write_text("for readers")
    (tmp_path / "draft").write_text("for us")
    modes = {name: stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("page", "draft")}
    assert modes == {"page": 0o644, "draft": 0o600}
