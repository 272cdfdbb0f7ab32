"""A reader follows the paper by a feed, and the newsroom leaves with all it has, and comes back."""

import os
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from zipfile import ZipFile

from tests.day import by_script
from tests.day.day import Day
from tests.paper import RUNS_WITHIN

BUOY, BUOY_PATH = "The buoy", "/en/environment/the-buoy/"
WRONG, RIGHT = "It rnigs in the fog.", "It rings in the fog."
RSS, ATOM, JSON = (f"/en/feeds/environment.{ending}" for ending in ("rss", "atom", "json"))
OTHERS = (
    "/feeds/latest.rss", "/en/feeds/latest.atom", "/sitemap-news.xml", "/api/v1/en/articles.json",
)  # fmt: skip


def live(day: Day) -> None:
    """Follow an article through publication, correction and withdrawal; then move house."""
    before = entries(day)
    day.newsroom.does(by_script.publish, BUOY, slug="the-buoy", standfirst=WRONG)
    day.reader.sees(BUOY, BUOY_PATH, RSS, ATOM, JSON, *OTHERS)
    (came,) = entries(day).keys() - before.keys()
    assert WRONG in entries(day)[came]
    unchanged(day)
    changed_at = changed(day)

    day.editor.corrects(BUOY, standfirst=RIGHT)
    day.reader.sees(RIGHT, RSS, ATOM, JSON)
    assert came in entries(day), "a correction is the same entry"
    assert changed(day) == changed_at, "a typo is no news"

    day.editor.withdraws(BUOY)
    day.reader.sees_no(BUOY, RSS, ATOM, JSON, *OTHERS)
    assert entries(day) == before
    leaves(day)


def entries(day: Day) -> dict[str, str]:
    """Return what a feed reader has of a section: the text of each entry by its id."""
    items = ET.fromstring(day.paper.get(RSS)[1]).iter("item")
    found = [(item.findtext("guid", ""), "".join(item.itertext())) for item in items]
    assert len(dict(found)) == len(found), "an entry came twice"
    return dict(found)


def changed(day: Day) -> str:
    """Return when the feed says that it changed."""
    return ET.fromstring(day.paper.get(RSS)[1]).findtext("channel/lastBuildDate", "")


def unchanged(day: Day) -> None:
    """Ask for the feed again as readers do, and get nothing."""
    tag = day.paper.header(RSS, "ETag")
    assert day.paper.get_bytes(RSS, If_None_Match=tag) == (304, b"")


def leaves(day: Day) -> None:
    """Take the whole paper into an empty home of SQLite, and out of it again: the same bytes."""
    folder = day.paper.home.parent
    first, second = folder / "first.zip", folder / "second.zip"
    day.paper.run("export", "all", str(first), "--drafts")
    elsewhere = {**day.paper.environment(), "CASPIAN_HOME": str(folder / "elsewhere")}
    for name in ("DATABASE_URL", "EDITION_URL"):
        elsewhere.pop(name, None)
    run(day, elsewhere, "import", "all", str(first))
    run(day, elsewhere, "export", "all", str(second), "--drafts")
    assert records(first) == records(second)
    assert first.read_bytes() == second.read_bytes()


def run(day: Day, environment: dict[str, str], *arguments: str) -> None:
    """Run a command for another home."""
    done = subprocess.run(
        day.paper.command(*arguments), env=environment, capture_output=True, text=True,
        timeout=RUNS_WITHIN, cwd=os.path.sep,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def records(archive: Path) -> dict[str, list[bytes]]:
    """Return what an archive holds, line by line, so that a difference is one that can be read."""
    with ZipFile(archive) as whole:
        names = [name for name in whole.namelist() if name.endswith(".jsonl")]
        return {name: whole.read(name).splitlines() for name in names}
