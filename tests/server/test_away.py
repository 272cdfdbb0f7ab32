"""Reading goes on while the edition's database is away, locked or damaged."""

import json
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from caspian.server.front import AWAY, SETTING_UP, Front
from caspian.server.settings import FrontSettings
from caspian.server.watching import watch
from tests.edition.postgres import Postgres
from tests.server.asking import ask
from tests.server.edition import FERRY, LATEST, PORT, Edition, page, settings_for, small_paper

Harm = Callable[[Path], None]


def health(front: Front) -> tuple[int, dict[str, object]]:
    """Return what `/healthz` answers, once it is willing to look anew."""
    time.sleep(0.3)
    answered = ask(front, "/healthz")
    return answered.status, json.loads(answered.text)


def comes_back(front: Front) -> bool:
    """Let the front look until its edition is there again, for a while."""
    deadline = time.monotonic() + 30
    while front.reading.fault and time.monotonic() < deadline:
        front.reading.look()
        time.sleep(0.02)
    return not front.reading.fault


def test_health_says_which_release_is_read(front: Front) -> None:
    status, said = health(front)
    assert status == 200
    assert (said["reading"], said["release"], said["newsroom"]) == (True, 1, "away")
    assert str(said["released_at"]).endswith("+00:00")


@pytest.mark.parametrize("gone", ["languages", "/en/"])
def test_an_edition_without_a_front_page_is_not_well(
    front: Front, edition: Edition, gone: str
) -> None:
    edition.release(gone=(gone,))
    status, said = health(front)
    assert (status, said["reason"]) == (503, "the edition holds no front page")


def test_before_the_first_release_the_paper_is_being_set_up(tmp_path: Path) -> None:
    edition = Edition(tmp_path / "home")
    front = Front(settings_for(edition))
    for path in ("/", "/en/", FERRY, "/en/none/"):
        answered = ask(front, path)
        assert (answered.status, answered.text) == (503, f"{SETTING_UP}\n")
        assert answered.headers["retry-after"] == "1"
    assert health(front)[0] == 503
    assert not (tmp_path / "home").exists(), "who reads makes no database"
    edition.release()
    assert ask(front, "/en/").status == 503
    edition.release(*small_paper())
    assert comes_back(front)
    assert ask(front, "/en/").status == 200
    assert health(front)[0] == 200


def test_while_the_first_run_loads_the_paper_nothing_is_shown(
    front: Front, edition: Edition
) -> None:
    (edition.home / "setting-up").touch()
    for path in ("/en/", "/desk/", "/"):
        assert (ask(front, path).status, ask(front, path).text) == (503, f"{SETTING_UP}\n")
    assert health(front)[0] == 503
    (edition.home / "setting-up").unlink()
    assert ask(front, "/en/").status == 200


def damaged(path: Path) -> None:
    """Write garbage over a file, in its place."""
    with path.open("r+b") as file:
        file.write(b"no database " * 50_000)


def replaced(path: Path) -> None:
    """Put a file of garbage where an edition was."""
    garbage = path.with_name("garbage")
    garbage.write_bytes(b"no database " * 1000)
    garbage.rename(path)


@pytest.mark.parametrize("harm", [damaged, replaced, Path.unlink])
def test_pages_in_memory_outlast_the_file(
    front: Front, edition: Edition, caplog: pytest.LogCaptureFixture, harm: Harm
) -> None:
    before = ask(front, FERRY)
    path = edition.home / "edition.sqlite3"
    harm(path)
    for _ in range(3):
        front.reading.look()
        assert ask(front, FERRY) == before
    status, said = health(front)
    assert (status, said["reading"], said["release"]) == (503, False, 1)
    assert said["reason"]
    for _ in range(10):
        front.reading.look()
    assert caplog.text.count("can't be asked") <= 2, "once, not each time"


@pytest.mark.parametrize("harm", [damaged, replaced, Path.unlink])
def test_a_new_file_in_its_place_is_taken_up(front: Front, edition: Edition, harm: Harm) -> None:
    ask(front, FERRY)
    path = edition.home / "edition.sqlite3"
    harm(path)
    front.reading.look()
    health(front)
    for left in edition.home.glob("edition.sqlite3*"):
        left.unlink()
    edition.release(*small_paper(), page(FERRY, "<h1>Pressed anew"), page(PORT, "<h1>The port"))
    front.reading.look()
    assert comes_back(front)
    assert (ask(front, FERRY).text, ask(front, PORT).status) == ("<h1>Pressed anew", 200)
    assert health(front)[0] == 200


def test_what_is_not_in_memory_is_away_rather_than_unknown(front: Front, edition: Edition) -> None:
    ask(front, "/en/")
    replaced(edition.home / "edition.sqlite3")
    front.reading.look()
    for path in (FERRY, "/en/none/", "/"):
        answered = ask(front, path)
        assert (answered.status, answered.text) == (503, f"{AWAY}\n")


def test_a_locked_database_holds_up_nobody_for_long(front: Front, edition: Edition) -> None:
    ask(front, FERRY, accept_encoding="gzip")
    front.reading._disconnect()
    holder = sqlite3.connect(edition.home / "edition.sqlite3", isolation_level=None)
    holder.execute("PRAGMA locking_mode=EXCLUSIVE")
    holder.execute("BEGIN IMMEDIATE")
    # The first one to ask is stuck in the database; it is not waited for.
    stuck = threading.Thread(target=ask, args=(front, "/en/"), daemon=True)
    stuck.start()
    time.sleep(0.1)
    started = time.monotonic()
    assert [ask(front, path).status for path in ("/en/", "/az/", "/en/none/")] == [503] * 3
    assert ask(front, FERRY).status == 200
    assert time.monotonic() - started < 25, "the database itself would be waited for 30 s"
    holder.execute("ROLLBACK")
    holder.close()
    stuck.join()
    assert comes_back(front)
    assert ask(front, "/en/").status == 200


def test_one_torn_page_harms_no_other(
    front: Front, edition: Edition, caplog: pytest.LogCaptureFixture
) -> None:
    with sqlite3.connect(edition.home / "edition.sqlite3") as writing:
        writing.execute("UPDATE edition_document SET body = x'54' WHERE key = ?", (FERRY,))
    writing.close()
    answered = ask(front, FERRY)
    assert (answered.status, answered.headers["cache-control"]) == (500, "no-store")
    assert FERRY in caplog.text
    assert ask(front, "/en/").status == 200


def test_a_release_that_can_not_be_understood_is_not_taken_up(
    front: Front, edition: Edition
) -> None:
    before = ask(front, FERRY)
    edition.release(page(FERRY, "<h1>Changed"))
    with sqlite3.connect(edition.home / "edition.sqlite3") as writing:
        writing.execute("UPDATE edition_release SET at = 'yesterday' WHERE number = 2")
    writing.close()
    for _ in range(3):
        front.reading.look()
        assert ask(front, FERRY) == before
    assert health(front)[0] == 503


def test_the_thread_that_looks_outlasts_whatever_happens(
    front: Front, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, faults = front.reading.look, iter([RuntimeError("what nobody thought of")])

    def look() -> None:
        for fault in faults:
            raise fault
        looked()

    monkeypatch.setattr(front.reading, "look", look)
    end = watch(front, every=0.01)
    edition.release(page(FERRY, "<h1>Changed"))
    deadline = time.monotonic() + 30
    while front.reading.number < 2:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    end()
    assert ask(front, FERRY).text == "<h1>Changed"


def test_a_page_that_can_not_be_unpacked_is_our_fault_and_said_so(
    front: Front, edition: Edition
) -> None:
    ask(front, FERRY, accept_encoding="gzip")
    front.reading.pages.entries[FERRY].packed.body[0] = b"torn"
    assert ask(front, FERRY).status == 500


@pytest.mark.slow
def test_on_postgresql_a_release_shows_and_reading_outlasts_the_connection(
    postgres: Postgres, tmp_path: Path
) -> None:
    edition = Edition(tmp_path / "home", postgres.new())
    edition.release(*small_paper())
    front = Front(FrontSettings(edition.url, edition.home, str(tmp_path / "none.sock")))
    assert "Latest: The ferry" in ask(front, FERRY).text
    edition.release(page(LATEST, "<p>Latest: The port"), page(PORT, "<h1>The port"))
    front.reading.look()
    assert "Latest: The port" in ask(front, FERRY).text
    with psycopg.connect(edition.url, autocommit=True) as another:
        another.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert ask(front, PORT).status == 503, "the connection is gone, and this page was not asked for"
    assert ask(front, FERRY).status == 200
    time.sleep(0.3)
    assert comes_back(front)
    assert ask(front, PORT).status == 200
    assert health(front)[0] == 200
    front.reading.close()
