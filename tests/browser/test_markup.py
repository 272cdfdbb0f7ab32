"""Every kind of page is HTML as the standard has it, says the Nu checker."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.browser import tools
from tests.browser.conftest import path_of
from tests.browser.kinds import KINDS
from tests.paper import Paper

pytestmark = pytest.mark.slow
CHECKS_WITHIN = 180.0
BROKEN = """<!doctype html><html lang="en"><head><title>Broken</title></head>
<body><p id="one">One<div id="one"></p></div><img src="/x.png"></body></html>"""


def test_every_kind_of_page_is_valid_and_broken_markup_is_found(
    paper: Paper, tmp_path: Path
) -> None:
    """No kind of page has an error; all are checked at once, for Java starts slowly.

    The control: the checker sees an id that stands twice, a stray end tag and a picture without
    words.
    """
    for kind in KINDS:
        status, text = paper.get(path_of(kind, paper))
        assert status == kind.status, kind
        (tmp_path / f"{kind}.html").write_text(text, "utf-8")
    (tmp_path / "broken.html").write_text(BROKEN, "utf-8")
    lines = errors(tmp_path)
    assert [line for line in lines if not line.startswith("broken.html: ")] == []
    found = "\n".join(lines)
    assert "Duplicate ID" in found
    assert "element in scope but a" in found
    assert "must have an" in found


def errors(folder: Path) -> list[str]:
    """Return a line for each error in the HTML files of a folder."""
    files = sorted(str(file) for file in folder.glob("*.html"))
    options = ["--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run(
        [*tools.nu_validator(), *options, *files],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=CHECKS_WITHIN,
        check=True,
    )
    return [
        f"{Path(found['url']).name}: {found['message']} {found.get('extract', '')}"
        for found in json.loads(done.stdout)["messages"]
        if found["type"] != "info"
    ]
