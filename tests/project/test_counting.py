"""What the front counted is added to the newsroom's tally: once, and whole."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from caspian.newsroom.models import Publication, ViewTally
from caspian.project import counting
from caspian.project.counting import SET_ASIDE, collect_views
from caspian.server.counting import ViewCounts
from tests.cast import Cast

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
FERRY, PORT = "/en/politics/the-ferry/", "/en/politics/the-port/"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    """The folder in which counts wait."""
    settings.HOME = tmp_path / "home"
    return tmp_path / "home" / "views"


def counted(folder: Path, *paths: str) -> None:
    """Let a front count views, and put them into a file."""
    views = ViewCounts(folder)
    for number, path in enumerate(paths):
        views.count(path, by(number))
    views.write()


def by(reader: int) -> dict[str, Any]:
    """Return the request of one of many readers."""
    return {"HTTP_USER_AGENT": FIREFOX, "REMOTE_ADDR": f"192.0.2.{reader}"}


def tally() -> dict[str, int]:
    """Return how often each article was read, by its slug."""
    return {one.article.slug: one.count for one in ViewTally.objects.select_related("article")}


def test_views_of_articles_are_recorded_and_their_files_go(cast: Cast, folder: Path) -> None:
    cast.published("The ferry", slug="the-ferry")
    cast.published("The port", slug="the-port")
    counted(folder, FERRY, FERRY, PORT, "/en/", "/en/politics/")
    counted(folder, FERRY)
    assert collect_views() == 4
    assert tally() == {"the-ferry": 3, "the-port": 1}
    assert list(folder.iterdir()) == []
    assert collect_views() == 0


def test_with_a_beacon_its_count_is_the_one_that_matters(cast: Cast, folder: Path) -> None:
    cast.published("The ferry", slug="the-ferry")
    for by_beacon, expected in ((False, 3), (True, 5)):
        paper = Publication.load()
        paper.views_by_beacon = by_beacon
        paper.save()
        views = ViewCounts(folder)
        for number in range(3):
            views.count(FERRY, by(number))
        for number in range(2):
            views.count_seen(FERRY, by(number))
        views.write()
        collect_views()
        assert tally() == {"the-ferry": expected}, "3 sent, then 2 seen"


def test_nothing_waits_before_anybody_has_read(cast: Cast) -> None:
    assert collect_views() == 0


def test_a_draft_is_not_counted(cast: Cast, folder: Path) -> None:
    cast.draft("The ferry", slug="the-ferry")
    counted(folder, FERRY)
    assert collect_views() == 0
    assert tally() == {}


def test_a_read_belongs_to_the_hour_in_which_it_was_counted(cast: Cast, folder: Path) -> None:
    cast.published("The ferry", slug="the-ferry")
    folder.mkdir(parents=True)
    at = dt.datetime(2026, 11, 23, 9, 59, tzinfo=dt.UTC)
    said = {"format": 1, "at": at.isoformat(), "reads": {FERRY: 2}}
    (folder / "late.json").write_text(json.dumps(said))
    collect_views()
    (one,) = ViewTally.objects.all()
    assert (one.hour, one.count) == (at.replace(minute=0), 2)


TORN = [
    "",
    "{",
    '{"format": 1, "at": "2026-11-23T09:00:00+00:00", "rea',
    "[]",
    '{"/en/politics/the-ferry/": 3}',
    '{"format": 4, "at": "2026-11-23T09:00:00+00:00", "views": {}}',
    '{"format": 2, "at": "2026-11-23T09:00:00+00:00", "reads": {}, "seen": {"/en/": -1}}',
    '{"format": 2, "at": "2026-11-23T09:00:00+00:00", "reads": {}, "seen": []}',
    '{"format": 1, "at": "yesterday", "reads": {}}',
    '{"format": 1, "at": "2026-11-23T09:00:00", "reads": {}}',
    '{"format": 1, "at": "2026-11-23T09:00:00+00:00", "reads": {"/en/politics/the-ferry/": "3"}}',
    '{"format": 1, "at": "2026-11-23T09:00:00+00:00", "reads": {"/en/politics/the-ferry/": -3}}',
    '{"format": 1, "at": "2026-11-23T09:00:00+00:00", "reads": {"/en/politics/the-ferry/": true}}',
    '{"format": 1, "at": "2026-11-23T09:00:00+00:00", "reads": {"/en/": 99999999999999999999}}',
    '{"format": 1, "at": "2026-11-23T09:00:00+00:00", "reads": [1]}',
    "[" * 100_000,
    "\x00\xff",
]


@pytest.mark.parametrize("text", TORN, ids=range(len(TORN)))
def test_a_file_that_holds_no_counts_is_set_aside_and_the_rest_goes_on(
    cast: Cast, folder: Path, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    cast.published("The ferry", slug="the-ferry")
    folder.mkdir(parents=True)
    (folder / "0.json").write_text(text, "latin-1")
    counted(folder, FERRY)
    assert collect_views() == 1
    assert tally() == {"the-ferry": 1}
    assert [path.name for path in folder.iterdir()] == [f"0.json{SET_ASIDE}"]
    assert caplog.text.count("set aside") == 1
    assert collect_views() == 0


def test_views_that_can_not_be_recorded_wait(
    cast: Cast, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(counts: dict[int, int], now: dt.datetime) -> None:
        raise OSError("the database is away")

    cast.published("The ferry", slug="the-ferry")
    counted(folder, FERRY)
    with monkeypatch.context() as patched:
        patched.setattr(counting, "record_views", away)
        with pytest.raises(OSError, match="away"):
            collect_views()
    assert collect_views() == 1
    assert tally() == {"the-ferry": 1}


def test_a_crash_between_recording_and_deleting_counts_twice_and_loses_nothing(
    cast: Cast, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(path: Path, missing_ok: bool = False) -> None:
        raise KeyboardInterrupt

    cast.published("The ferry", slug="the-ferry")
    counted(folder, FERRY)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", killed)
        with pytest.raises(KeyboardInterrupt):
            collect_views()
    collect_views()
    assert tally() == {"the-ferry": 2}


def test_nothing_about_the_reader_is_kept(cast: Cast, folder: Path) -> None:
    cast.published("The ferry", slug="the-ferry")
    counted(folder, FERRY)
    collect_views()
    columns = {field.name for field in ViewTally._meta.get_fields()}
    assert columns == {"id", "article", "hour", "span", "count"}
