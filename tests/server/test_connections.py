"""Who holds many connections keeps out nobody: theirs are shut, the longest idle first."""

import socket
import sys
from collections.abc import Iterable
from contextlib import ExitStack

import pytest

from caspian.server.connections import Connection, _is_stuck, _too_many
from tests.server.backend import Desk, backend_at
from tests.server.conftest import Serve
from tests.server.edition import FERRY, Edition
from tests.server.served import NARROW, Served, until


def some(network: str, count: int, **seen: float) -> list[Connection]:
    """Return connections of a network, of which the first moved last."""
    return [
        Connection(f"{network}:{number}", network, 100.0 - number, **seen)  # type: ignore[arg-type]
        for number in range(count)
    ]


def shut(live: list[Connection], most: int, busy: Iterable[str] = ()) -> set[str]:
    """Return which are to be shut down."""
    too_many = _too_many(list(live), most, set(busy))
    return {one.peer for one in live if id(one) in too_many}


def test_a_network_has_half_of_all_at_most() -> None:
    assert shut([*some("a", 7), *some("b", 3)], 10) == {"a:5", "a:6"}
    assert shut([*some("a", 5), *some("b", 5)], 10) == set()
    assert shut(some("", 10), 10) == set(), "a server of our own in front brings everybody's"


def test_when_all_are_too_many_the_greediest_lose_some() -> None:
    live = [*some("a", 9), *some("b", 8), *some("c", 2), *some("d", 1)]
    lost = shut(live, 18)
    assert {peer[0] for peer in lost} == {"a", "b"}
    assert len(live) - len(lost) == 18 - 18 // 16


def test_who_is_being_answered_is_shut_after_all_who_are_idle() -> None:
    busy, *idle = some("a", 6)
    busy.moved_at = 0.0
    owed = Connection("a:owed", "a", 1.0, is_owed=True)
    lost = shut([busy, owed, *idle], 6, {busy.peer})
    assert lost == {one.peer for one in idle[-4:]}


def test_who_takes_next_to_nothing_of_an_answer_is_stuck() -> None:
    slow = Connection("a:1", "a", 0.0, taken=100, is_owed=True, checked_at=0.0)
    assert not _is_stuck(slow, 59.0)
    assert _is_stuck(slow, 61.0)
    fast = Connection("a:1", "a", 0.0, taken=5000, is_owed=True, checked_at=0.0)
    assert not _is_stuck(fast, 61.0)
    assert _is_stuck(fast, 122.0), "it has taken nothing since"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="bounded on Linux only")
def test_idle_connections_of_strangers_are_shut_and_others_served(
    edition: Edition, serve: Serve
) -> None:
    served = serve(edition, application="tests.server.narrow:application", workers=1)
    with backend_at(served.backend, Desk()), ExitStack() as closing:
        held = [closing.enter_context(held_from("127.1.0.9", served)) for _ in range(3 * NARROW)]
        until(lambda: sum(map(is_open, held)) <= NARROW // 2, "they keep all their connections")
        for _ in range(10):
            with held_from("127.2.0.9", served) as reader:
                reader.sendall(f"GET {FERRY} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
                assert reader.recv(4096).startswith(b"HTTP/1.1 200")
        assert any(map(is_open, held)), "no more than what is too much is shut"


@pytest.mark.slow
def test_without_a_bound_they_keep_them_all(edition: Edition, serve: Serve) -> None:
    """The control: of as many as a process usually may have, none is shut."""
    served = serve(edition, workers=1)
    with ExitStack() as closing:
        held = [closing.enter_context(held_from("127.1.0.9", served)) for _ in range(3 * NARROW)]
        served.get(FERRY)
        assert all(map(is_open, held))


def held_from(address: str, served: Served) -> socket.socket:
    """Return a connection from an address of this machine's."""
    return socket.create_connection(("127.0.0.1", served.port), 20, (address, 0))


def is_open(one: socket.socket) -> bool:
    """Return whether the other end has not shut a connection on which nothing was asked."""
    one.setblocking(False)
    try:
        return one.recv(1) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False
