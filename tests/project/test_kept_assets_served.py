"""`caspian serve` keeps the assets of its build, and serves those of a former one."""

from pathlib import Path

import pytest

from caspian.pages.assets import FOLDER, asset
from caspian.server.kept_assets import keep_assets, kept_assets, version_of
from tests.paper import Paper

pytestmark = pytest.mark.slow
FONT = "fonts/caspian-serif-latin.woff2"
FORMER = {"paper.css": b"body { color: sienna }", FONT: b"a former font", "keeping.js": b"// old"}


def test_pages_of_both_builds_find_their_own_files(tmp_path: Path) -> None:
    for name, content in FORMER.items():
        (tmp_path / "former" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "former" / name).write_bytes(content)
    kept = tmp_path / "home" / "assets"
    keep_assets(tmp_path / "former", kept)
    paper = Paper(tmp_path, CASPIAN_SAMPLE="0").wait()
    try:
        for name, content in FORMER.items():
            former = f"/assets/{name}?v={version_of(content)}"
            assert paper.get_bytes(former) == (200, content)
            assert paper.get_bytes(asset(name)) == (200, (FOLDER / name).read_bytes())
        present = (FOLDER / "paper.css").read_bytes()
        assert kept_assets(kept)[f"{version_of(present)}/paper.css"] == present
    finally:
        assert paper.stop() == 0
