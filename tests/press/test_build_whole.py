"""Whatever a press uses is in its build identity: watched in a process that presses everything."""

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import caspian
from caspian.press.build import Build, build_of

ROOT = Path(caspian.__path__[0])
REPOSITORY = Path(__file__).parents[2]
# The settings are in the identity as a file; what they are put together from shapes no page.
OF_THE_SETTINGS = {
    "caspian.project",
    "caspian.project.discreet",
    "caspian.project.environment",
    "caspian.project.install",
    "caspian.project.mail",
    "caspian.project.private",
    "caspian.project.secret_key",
    "caspian.project.settings",
    "caspian.server.answers",
}
SHAPE_NOTHING = {
    "dj-database-url": "of the settings: where the database is",
    "lxml": "openpyxl takes it where it is there, for the desk's spreadsheets",
    "psycopg-binary": "the database's driver, compiled",
    "pygments": "Django REST framework takes it where it is there, for its own pages",
    "setuptools": "Python's start-up loads its compatibility hook",
}


OF_THE_DESK = ROOT / "project/locale/en/LC_MESSAGES/django.mo"
"""Wagtail's words as the desk says them; readers' words have catalogues of their own"""
ROOMS_OF_THE_DESK = ("translation",)
"""apps that Django imports with the others, and of which no page reads anything"""
Used = dict[str, list[str]]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Used:
    """What a process uses that imports press and pages."""
    return used(tmp_path_factory.mktemp("home"))


def used(home: Path, *arguments: str) -> Used:
    """Return what a process that imports, or presses, a paper uses."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.press.building", *arguments],
        cwd=REPOSITORY,
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a process with a paper of its own."""
    kept = {name: value for name, value in os.environ.items() if "CASPIAN" not in name}
    for name in ("DATABASE_URL", "EDITION_URL"):
        kept.pop(name, None)
    paths = os.pathsep.join([str(ROOT.parent), str(REPOSITORY)])
    return kept | {"CASPIAN_HOME": str(home), "CASPIAN_WEATHER": "off", "PYTHONPATH": paths}


def missing(found: Used, build: Build) -> list[str]:
    """Return what was used and is not in a build's identity."""
    at_desk = tuple(f"caspian.{room}." for room in ROOMS_OF_THE_DESK)
    folders = tuple(f"{ROOT / room}{os.sep}" for room in ROOMS_OF_THE_DESK)
    used_here = {name for name in found["modules"] if not f"{name}.".startswith(at_desk)}
    modules = used_here - build.modules.keys() - OF_THE_SETTINGS
    ours = {
        Path(path)
        for path in found["files"]
        if path.startswith(f"{ROOT}{os.sep}") and not path.startswith(folders)
    }
    sources = {ROOT.parent.joinpath(*name.split(".")) for name in OF_THE_SETTINGS}
    excused = {path.with_suffix(".py") for path in sources} | {
        ROOT / "project/__init__.py",
        OF_THE_DESK,
    }
    libraries = {name.lower().replace("_", "-").replace(".", "-") for name in found["libraries"]}
    return [
        *sorted(modules),
        *map(str, sorted(ours - build.files() - excused)),
        *sorted(libraries - build.versions.keys() - SHAPE_NOTHING.keys() - {"caspian"}),
    ]


def test_all_that_press_and_pages_import_is_in_the_identity(imported: Used) -> None:
    assert missing(imported, build_of(ROOT)) == []


@pytest.mark.slow
def test_all_that_a_whole_press_uses_is_in_the_identity(tmp_path: Path) -> None:
    """The sample has every kind of page; the desk's hooks, left out here, change no byte."""
    end, told = os.pipe()
    prepare = [sys.executable, "-m", "caspian.project.preparing", str(told)]
    subprocess.run(
        prepare, env=environment(tmp_path), pass_fds=[told], check=True, capture_output=True
    )
    os.close(end)
    os.close(told)
    found = used(tmp_path, "press")
    assert missing(found, build_of(ROOT)) == []
    assert found["differences"] == []
    for data in ("graphics/maps/data/world.bin", "pages/templates/pages/article.html"):
        assert str(ROOT / data) in found["files"], "the watch sees what a page is made from"


@pytest.mark.parametrize("room", ["graphics", "formats", "dossiers", "comments", "edition"])
def test_a_room_that_is_left_out_is_missed(room: str, imported: Used) -> None:
    whole = build_of(ROOT)
    kept = {
        name: at for name, at in whole.modules.items() if not name.startswith(f"caspian.{room}")
    }
    assert missing(imported, dataclasses.replace(whole, modules=kept)) != []


def test_a_library_that_is_left_out_is_missed(imported: Used) -> None:
    whole = build_of(ROOT)
    kept = {name: version for name, version in whole.versions.items() if name != "babel"}
    assert missing(imported, dataclasses.replace(whole, versions=kept)) == ["babel"]
