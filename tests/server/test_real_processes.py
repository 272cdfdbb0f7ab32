"""The real front: over HTTP, without Django, and whatever happens to what stands behind it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from caspian.server.front import AWAY
from tests.patience import PATIENT
from tests.server.asking import FIREFOX
from tests.server.backend import Desk, backend_at
from tests.server.edition import FERRY, PORT, Edition, page, small_paper
from tests.server.served import Served, fetch, stop, until

pytestmark = pytest.mark.slow
Serve = Callable[..., Served]
LONG = 60
"""connections by which each of two processes is asked, but for one time in 2 ** 59"""


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A front of two processes over the small paper, for tests that leave it as it was."""
    edition = Edition(tmp_path_factory.mktemp("standing") / "home")
    edition.release(*small_paper())
    started = Served(edition)
    yield started
    started.stop()


@pytest.fixture
def served(edition: Edition, serve: Serve) -> Served:
    """A front of two processes over the small paper, of a test's own."""
    return serve(edition)


@pytest.fixture
def backend(served: Served) -> Iterator["subprocess.Popen[bytes]"]:
    """The real backend, over a newsroom that is no database."""
    (served.edition.home / "newsroom.sqlite3").write_bytes(b"no database " * 1000)
    running = served.start_backend(DATABASE_URL=f"sqlite:///{served.edition.home}/newsroom.sqlite3")
    yield running
    stop(running)


def test_the_front_knows_no_django(edition: Edition) -> None:
    code = "import sys, caspian.project.front; sys.exit('django' in sys.modules)"
    told = os.environ | {"CASPIAN_HOME": str(edition.home)}
    assert subprocess.run([sys.executable, "-c", code], env=told, timeout=PATIENT).returncode == 0


def test_pages_come_over_http_as_they_were_laid_out(standing: Served) -> None:
    connection = standing.connection()
    connection.request("HEAD", FERRY, headers={"Accept-Encoding": "gzip"})
    head = connection.getresponse()
    assert (head.status, head.read()) == (200, b"")
    assert int(head.headers["Content-Length"]) > 0
    etag = head.headers["ETag"]
    connection.request("GET", FERRY, headers={"Accept-Encoding": "gzip", "If-None-Match": etag})
    unchanged = connection.getresponse()
    assert (unchanged.status, unchanged.read()) == (304, b"")
    assert unchanged.headers["ETag"] == etag
    assert fetch(connection, "/az/yox/")[0] == 404
    assert fetch(connection, FERRY, "POST")[0] == 405
    assert fetch(connection, FERRY)[1].startswith(b"<h1>The ferry")


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("GET /en/%2e%2e/ HTTP/1.1\r\nHost: x", b"400"),
        ("GET /en//x HTTP/1.1\r\nHost: x", b"400"),
        (f"GET /{'a' * 3000} HTTP/1.1\r\nHost: x", b"414"),
        ("GET /en/ HTTP/1.1\r\nHost: x" + "".join(f"\r\nX-{n}: y" for n in range(80)), b"431"),
        (f"GET /en/ HTTP/1.1\r\nHost: x\r\nCookie: {'x' * 40_000}", b"431"),
        (f"GET /en/ HTTP/1.1\r\nHost: x\r\nCookie: {'x' * 200_000}", b"431"),
        ("GET /en/ HTTP/1.1\r\nHost: x\r\nX_Forwarded_For: 192.0.2.1", b"400"),
        ("GET /en/ HTTP/1.1\r\nHost: evil.example", b"200"),
    ],
)
def test_what_is_no_readers_request_is_refused(standing: Served, head: str, status: bytes) -> None:
    with socket.create_connection(("127.0.0.1", standing.port), 10) as asking:
        asking.sendall(head.encode() + b"\r\nConnection: close\r\n\r\n")
        answer = asking.recv(4096)
    assert answer.split()[1] == status
    assert b"nosniff" in answer.partition(b"\r\n\r\n")[0] or len(head) > 100_000, "Granian's own"


def silent_senders(served: Served, count: int, held: ExitStack) -> None:
    """Begin uploads to the desk, a login and comments, and go quiet in the middle of each."""
    for number in range(count):
        path = ("/desk/", "/desk/login/", "/comments/1/")[number % 3]
        head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf"
        sender = socket.create_connection(("127.0.0.1", served.port), 20)
        held.enter_context(sender).sendall(head.encode())


def test_silent_senders_hold_up_nobody(standing: Served) -> None:
    with backend_at(standing.backend, Desk()), ExitStack() as held:
        silent_senders(standing, 5 * LONG, held)
        for _ in range(LONG):
            assert standing.get(FERRY)[0] == 200
            assert standing.get("/desk/") == (200, b"<h1>The desk")
            for path in ("/desk/", "/desk/login/", "/comments/1/"):
                assert standing.get(path, "POST", b"whole") == (200, b"<h1>The desk")


def test_who_goes_away_in_the_middle_leaves_no_line_in_the_log(standing: Served) -> None:
    before = standing.said()
    with backend_at(standing.backend, Desk()):
        with ExitStack() as held:
            silent_senders(standing, LONG, held)
        for _ in range(LONG):
            assert standing.get("/desk/", "POST", b"whole") == (200, b"<h1>The desk")
    assert standing.said() == before


def test_what_was_counted_is_written_when_the_front_stops(served: Served) -> None:
    for number in range(7):
        served.get(FERRY, user_agent=FIREFOX, x_forwarded_for=f"192.0.2.{number}")
    served.stop()
    files = list((served.edition.home / "views").glob("*.json"))
    reads = [json.loads(path.read_text())["views"] for path in files]
    assert sum(one.get(FERRY, 0) for one in reads) == 7


def test_garbage_in_place_of_the_edition_leaves_pages_in_memory(served: Served) -> None:
    connections = [served.connection() for _ in range(LONG)]
    assert {fetch(one, FERRY)[0] for one in connections} == {200}
    garbage = served.edition.home / "garbage"
    garbage.write_bytes(b"no database " * 1000)
    garbage.rename(served.edition.home / "edition.sqlite3")
    until(lambda: {served.health()[0] for _ in range(LONG)} == {503}, "nobody noticed")
    assert {fetch(one, FERRY)[0] for one in connections} == {200}
    status, body = fetch(connections[0], PORT)
    assert (status, body.decode()) == (503, f"{AWAY}\n")
    for left in served.edition.home.glob("edition.sqlite3*"):
        left.unlink()
    served.edition.release(page(FERRY, "<h1>Anew"), page("/en/", "<h1>Front"))
    until(
        lambda: {fetch(one, FERRY)[1] for one in connections} == {b"<h1>Anew"},
        "the new edition did not show",
    )


def test_a_newsroom_that_is_no_database_stops_no_reader(
    served: Served, backend: "subprocess.Popen[bytes]"
) -> None:
    assert Path(served.backend).stat().st_mode & 0o077 == 0, "its owner alone may ask it"
    assert served.get("/desk/login/")[0] == 500
    assert served.get(FERRY)[0] == 200
    status, said = served.health()
    assert (status, said["reading"], said["newsroom"]) == (200, True, "away")
    stop(backend)
    assert served.get("/desk/login/")[0] == 503
    assert served.get(FERRY)[0] == 200


def test_a_process_that_dies_is_replaced_while_the_other_one_serves(served: Served) -> None:
    before = served.workers()
    os.kill(before[0], signal.SIGKILL)
    until(lambda: len(set(served.workers()) - set(before)) == 1, "nobody took its place")
    until(lambda: served.answers(FERRY), "nobody answered")
    deadline = time.monotonic() + 2
    while time.monotonic() < deadline:
        assert served.get(FERRY)[0] == 200
