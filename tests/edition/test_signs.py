"""A process that waits for a commit is woken by it, and by nothing else, in either database."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import psycopg
import pytest

from caspian.edition import signs
from caspian.edition.database import CHANNEL, connect, one_step
from caspian.edition.signs import CommitSign, PostgreSQLSign, SqliteSign, edition_sign
from caspian.edition.writes import NotWatched, Writes
from tests.edition.editions import FRONT, Edition, page

LATE, SOON = 60.0, 30.0
"""seconds after which a look would find a commit that woke nobody; and less than that"""


@pytest.fixture(autouse=True)
def _looks_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is found by looking come so late that no slow machine is taken for it."""
    monkeypatch.setattr(signs, "LOOK_SECONDS", LATE)


@contextmanager
def waiting(sign: CommitSign) -> Iterator[CommitSign]:
    """Give a sign that has said what it says at first, and has nothing to say since."""
    try:
        assert sign.wait(0)
        deadline = time.monotonic() + SOON
        while sign.wait(0.05):
            assert time.monotonic() < deadline, "it never comes to rest"
        yield sign
    finally:
        sign.close()


def seconds_until_woken(
    sign: CommitSign, deed: Callable[[], object], timeout: float = 2 * LATE
) -> float:
    """Return how long after a deed of another thread the sign wakes."""
    done: list[float] = []

    def do() -> None:
        time.sleep(0.1)
        deed()
        done.append(time.monotonic())

    other = threading.Thread(target=do)
    other.start()
    woken = sign.wait(timeout)
    at = time.monotonic()
    other.join()
    assert woken, f"nothing in {timeout} s"
    return at - done[0]


def test_a_release_wakes_who_waits(edition: Edition) -> None:
    with waiting(edition_sign(edition.url)) as sign:
        for number in range(3):
            release = partial(edition.release, page(FRONT, str(number)))
            assert seconds_until_woken(sign, release) < SOON


def test_nothing_wakes_while_nothing_happens(edition: Edition) -> None:
    with waiting(edition_sign(edition.url)) as sign:
        began = time.monotonic()
        assert not sign.wait(0.3)
        assert 0.25 < time.monotonic() - began < SOON


def test_what_is_rolled_back_wakes_nobody(edition: Edition) -> None:
    def give_up() -> None:
        with one_step(edition.store.database):
            edition.store.database.run("DELETE FROM edition_about")
            edition.store.database.tell()
            raise ZeroDivisionError

    with waiting(edition_sign(edition.url)) as sign:
        with pytest.raises(ZeroDivisionError):
            give_up()
        assert not sign.wait(0.3)


def test_a_commit_before_the_question_is_not_lost(edition: Edition) -> None:
    with waiting(edition_sign(edition.url)) as sign:
        edition.release(page(FRONT, "while nobody waited"))
        assert sign.wait(SOON)


def test_a_large_transaction_wakes_when_it_is_committed(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'edition.sqlite3'}"
    edition, database = Edition(url), connect(url)

    def write_for_long() -> None:
        with one_step(database):
            database.run("PRAGMA cache_spill = 1")
            database.run("CREATE TABLE big (x BLOB)")
            for _ in range(300):
                database.run("INSERT INTO big VALUES (randomblob(100000))")
            time.sleep(0.4)

    with waiting(edition_sign(url)) as sign:
        assert seconds_until_woken(sign, write_for_long) < SOON
    database.close()
    edition.store.close()


def test_a_file_that_takes_the_place_of_another_wakes(tmp_path: Path) -> None:
    path = tmp_path / "edition.sqlite3"
    with waiting(SqliteSign(path)) as sign:
        assert seconds_until_woken(sign, lambda: _make(path)) < SOON
    other = tmp_path / "other.sqlite3"
    _make(other)
    with waiting(SqliteSign(path)) as sign:
        assert seconds_until_woken(sign, lambda: other.replace(path)) < SOON
        assert seconds_until_woken(sign, path.unlink) < SOON


def test_a_folder_that_is_not_there_yet_is_looked_for(tmp_path: Path) -> None:
    folder = tmp_path / "home"

    def make() -> None:
        folder.mkdir()
        _make(folder / "edition.sqlite3")

    with waiting(SqliteSign(folder / "edition.sqlite3")) as sign:
        assert seconds_until_woken(sign, make) < SOON


def test_where_nothing_can_be_watched_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*about: object) -> Writes:
        raise NotWatched("not here")

    monkeypatch.setattr(signs, "Writes", refuse)
    path = tmp_path / "edition.sqlite3"
    _make(path)
    with waiting(SqliteSign(path)) as sign:
        assert seconds_until_woken(sign, lambda: _insert(path)) < SOON


def test_a_write_to_a_file_that_was_quiet_wakes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Soon after a write it asks every few milliseconds: here that is over, and it waits."""
    monkeypatch.setattr(signs, "_LATER_FOR", 0.1)
    path = tmp_path / "edition.sqlite3"
    _make(path)
    with waiting(SqliteSign(path)) as sign:
        time.sleep(0.3)
        assert seconds_until_woken(sign, lambda: _insert(path)) < SOON


def test_where_writes_are_not_told_of_it_soon_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Writes, "taken", lambda self: False)
    monkeypatch.setattr(signs, "_LATER_FOR", 0.2)
    path = tmp_path / "edition.sqlite3"
    _make(path)
    with waiting(SqliteSign(path)) as sign:
        time.sleep(0.3)
        with monkeypatch.context() as looking:
            looking.setattr(signs, "LOOK_SECONDS", 0.3)
            for _ in range(3):
                seconds_until_woken(sign, lambda: _insert(path))
        assert seconds_until_woken(sign, lambda: _insert(path)) < SOON


def test_waiting_for_a_quiet_file_looks_once_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "edition.sqlite3"
    _make(path)
    looks: list[float] = []
    has_changed = SqliteSign._has_changed

    def noted(sign: SqliteSign) -> bool:
        looks.append(time.monotonic())
        return has_changed(sign)

    monkeypatch.setattr(SqliteSign, "_has_changed", noted)
    monkeypatch.setattr(signs, "_LATER_FOR", 0.15)
    monkeypatch.setattr(signs, "LOOK_SECONDS", 1.0)
    with waiting(SqliteSign(path)) as sign:
        sign.wait(0.2)
        looks.clear()
        assert not sign.wait(1.5)
    assert len(looks) <= 3


def test_a_file_that_is_no_database_is_for_others_to_complain_of(tmp_path: Path) -> None:
    path = tmp_path / "edition.sqlite3"
    path.write_bytes(b"no database at all " * 100)
    sign = SqliteSign(path)
    began = time.monotonic()
    assert [sign.wait(5) for _ in range(5)] == [True] * 5
    assert time.monotonic() - began > 0.05, "and not in a tight loop"
    sign.close()


@pytest.mark.slow
def test_a_listener_that_was_cut_off_listens_again(
    address_on_postgresql: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signs, "_RECONNECT_SECONDS", 0.05)
    sign = PostgreSQLSign(lambda: psycopg.connect(address_on_postgresql, autocommit=True), CHANNEL)
    with waiting(sign), psycopg.connect(address_on_postgresql, autocommit=True) as other:
        cut_off = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
        )
        assert seconds_until_woken(sign, lambda: other.execute(cut_off)) < SOON
        while sign.wait(0.05):
            pass
        assert seconds_until_woken(sign, lambda: other.execute(f"NOTIFY {CHANNEL}")) < SOON


@pytest.mark.slow
def test_a_notice_that_is_lost_is_made_up_for_by_a_look(
    address_on_postgresql: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signs, "LOOK_SECONDS", 0.5)
    with waiting(edition_sign(address_on_postgresql)) as sign:
        assert sign.wait(SOON)


@pytest.fixture
def address_on_postgresql(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue("postgres").new())


def _make(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE some (x)")
    connection.close()


def _insert(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("INSERT INTO some VALUES (1)")
    connection.close()
