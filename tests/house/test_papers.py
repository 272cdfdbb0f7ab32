"""The papers are kept true: settings, decisions, commands and words stand where they should."""

import argparse
import dataclasses
import re
from pathlib import Path

import pytest

from caspian.project import cli
from caspian.project.environment import Environment

ROOT = Path(__file__).parents[2]
VARIABLES = re.findall(
    r'environ\.get\("([A-Z_]+)"', Path(cli.__file__).with_name("environment.py").read_text()
)
ROOMS = sorted(
    path.name for path in (ROOT / "src/caspian").iterdir() if (path / "__init__.py").exists()
)


@pytest.mark.parametrize("variable", VARIABLES)
def test_every_variable_is_documented(variable: str) -> None:
    assert f"`{variable}`" in (ROOT / "docs/operating.md").read_text("utf-8")


def test_every_variable_is_a_field() -> None:
    assert len(VARIABLES) == len(dataclasses.fields(Environment))


def test_every_command_is_documented_and_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    parser = cli._parser()
    (verbs,) = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    operating = (ROOT / "docs/operating.md").read_text("utf-8")
    for name in verbs.choices:
        assert f"`caspian {name}" in operating, name
        if name == "manage":  # Django's own, which ends otherwise
            continue
        with pytest.raises(SystemExit) as ended:
            cli.main([name, "--help"])
        assert ended.value.code == 0
    assert "usage" in capsys.readouterr().out


@pytest.mark.parametrize("path", sorted((ROOT / "docs/decisions").glob("*.md")), ids=str)
def test_decisions_are_numbered_dated_and_short(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.match(r"\d{4}-[a-z0-9-]+\.md", path.name)
    assert re.search(r"^\d{4}-\d{2}-\d{2}", text, re.M)
    assert len([word for word in text.split() if word != "|"]) < 250  # a table's bars are no words


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_stands_in_the_picture_of_the_house(room: str) -> None:
    assert f"{room}/" in (ROOT / "ARCHITECTURE.md").read_text("utf-8")
