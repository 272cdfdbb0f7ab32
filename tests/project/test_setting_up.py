"""Readers wait for the first release, and never again: no 503 comes after a 200."""

import dataclasses
import http.client
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from caspian.project.setting_up import mark_first_start
from caspian.server.front import AWAY, SETTING_UP, Front
from tests.edition.postgres import Postgres
from tests.paper import Paper
from tests.patience import PATIENT
from tests.server.asking import ask
from tests.server.conftest import edition as edition
from tests.server.conftest import front as front
from tests.server.conftest import released as released
from tests.server.edition import FERRY, Edition, settings_for, small_paper
from tests.thorough import often, some


def marked(edition: Edition) -> bool:
    """Return whether the fronts have to wait, after what `caspian serve` does first."""
    edition.home.mkdir(exist_ok=True)
    mark_first_start(edition.url, edition.home)
    return (edition.home / "setting-up").exists()


def test_a_paper_without_a_release_is_marked_and_one_with_a_release_is_not(tmp_path: Path) -> None:
    edition = Edition(tmp_path / "home")
    assert marked(edition)
    edition.release()
    assert marked(edition), "tables alone are no release"
    edition.release(*small_paper())
    assert not marked(edition), "left by a run that was cut short between release and removal"
    assert not marked(edition)


def test_a_damaged_edition_leaves_the_word_as_it_is(tmp_path: Path) -> None:
    edition = Edition(tmp_path / "home")
    assert marked(edition)
    (edition.home / "edition.sqlite3").write_bytes(b"no database " * 1000)
    assert marked(edition)
    (edition.home / "setting-up").unlink()
    assert not marked(edition)


@pytest.mark.slow
def test_an_edition_in_postgresql_is_asked(postgres: Postgres, tmp_path: Path) -> None:
    edition = Edition(tmp_path / "home", postgres.new())
    assert marked(edition)
    edition.release(*small_paper())
    assert not marked(edition)


def test_a_release_is_there_at_once_for_a_front_that_has_just_looked_in_vain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else one process shows the paper, and another one says for 50 ms that it is being set up."""
    moment = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: moment)  # all of it happens at once
    edition = Edition(tmp_path / "home")
    front = Front(settings_for(edition))
    assert ask(front, "/en/").status == 503, "there is no file"
    edition.release(*small_paper())
    assert ask(front, "/en/").status == 200


def test_nor_does_it_wait_where_there_are_tables_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: moment)
    edition = Edition(tmp_path / "home")
    edition.release()
    front = Front(settings_for(edition))
    assert ask(front, "/en/").status == 503, "there is no release"
    edition.release(*small_paper())
    assert ask(front, "/en/").status == 200
    front.reading.close()


@pytest.mark.parametrize("asked", [FERRY, "/en/none/"])
def test_a_front_that_has_shown_a_release_never_says_that_it_is_being_set_up(
    front: Front, edition: Edition, asked: str
) -> None:
    assert ask(front, "/en/").status == 200
    (edition.home / "setting-up").touch()
    assert ask(front, asked).status in (200, 404)
    (edition.home / "setting-up").unlink()
    (edition.home / "edition.sqlite3").unlink()
    Edition(edition.home).release()
    front.reading.look()
    assert ask(front, "/az/").text == f"{AWAY}\n"


def test_the_word_is_heeded_by_a_front_that_knows_a_release_and_has_shown_nothing(
    front: Front, edition: Edition
) -> None:
    """Somebody else may press before the first run is done: that is half a paper."""
    (edition.home / "setting-up").touch()
    front.reading.look()
    assert front.reading.number == 1
    assert ask(front, "/en/").text == f"{SETTING_UP}\n"
    (edition.home / "setting-up").unlink()
    assert ask(front, "/en/").status == 200


@dataclasses.dataclass(frozen=True)
class Seen:
    """An answer: when it was asked for, when it was there, and its status."""

    asked: float
    there: float
    status: int


class PaperOfTwo(Paper):
    """A paper whose readers are answered by two processes."""

    workers = 2


READERS, PAUSE_MS = often(3, 6), often(15, 0)
"""readers who ask, and how long each rests between connections; a front's moment is 50 ms"""
ENOUGH = 100


def _poll(port: int, over: threading.Event, seen: list[Seen]) -> None:
    while not over.is_set():
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENT)
        try:
            for _ in range(3):
                asked = time.monotonic()
                connection.request("GET", "/en/")
                answered = connection.getresponse()
                answered.read()
                seen.append(Seen(asked, time.monotonic(), answered.status))
        except OSError:
            time.sleep(0.01)
        finally:
            connection.close()
        time.sleep(PAUSE_MS / 1000)


@pytest.fixture
def watched(tmp_path: Path) -> Callable[[str], list[Seen]]:
    """Return a way to start a paper for the first time and see what its readers are answered."""

    def start(sample: str) -> list[Seen]:
        paper = PaperOfTwo(tmp_path, CASPIAN_SAMPLE=sample)
        over, seen = threading.Event(), list[Seen]()
        readers = [
            threading.Thread(target=_poll, args=(paper.port, over, seen)) for _ in range(READERS)
        ]
        for reader in readers:
            reader.start()
        try:
            paper.wait()
            deadline, before = time.monotonic() + PATIENT, len(seen)
            while len(seen) <= before + ENOUGH and time.monotonic() < deadline:
                time.sleep(0.05)
        finally:
            over.set()
            for reader in readers:
                reader.join()
            paper.stop()
        return seen

    return start


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.parametrize("sample", some(1, ["en", "0"]))
def test_the_first_start_answers_no_503_after_a_200(
    watched: Callable[[str], list[Seen]], sample: str
) -> None:
    """In `make test` the paper that starts empty is asked so in the day, at eight o'clock."""
    seen = watched(sample)
    shown = min(one.there for one in seen if one.status == 200)
    later = [one.status for one in seen if one.asked > shown]
    assert {one.status for one in seen if one.there < shown} == {503}
    assert len(later) >= ENOUGH
    assert set(later) == {200}
