"""Who asks the office for one thing never waits for those who ask for another."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from caspian.server import office as proxy
from caspian.server.front import Front
from caspian.server.lanes import MANY_COMMENTS, Lane
from caspian.server.upload import Rejected
from tests.server.asking import ask, send
from tests.server.edition import FERRY
from tests.server.office import Desk


def test_a_lane_gives_back_every_place() -> None:
    lane = Lane(1)
    for _ in range(3):
        with lane.place():
            pass
    with lane.place(), pytest.raises(Rejected), lane.place():
        pass
    with lane.place():
        pass


def test_few_wait_and_not_for_long() -> None:
    lane = Lane(1, waiting=1, patience=5.0)
    inside = threading.Event()

    def wait() -> None:
        with lane.place():
            inside.set()

    waiting = threading.Thread(target=wait)
    with lane.place():
        waiting.start()
        while lane._waiting._value:
            pass
        # One holds the place and one waits: there is no room for a third, not even to wait.
        with pytest.raises(Rejected), lane.place():
            pass
        assert not inside.is_set()
    waiting.join()
    assert inside.is_set()


def test_while_others_wait_a_network_has_its_share_and_no_more() -> None:
    lane = Lane(1, waiting=4, patience=0.01)
    for _ in range(5):
        with lane.place("198.51.100.0/24"):
            "While nobody else is there, each gets in."
    with lane.place("203.0.113.0/24"):
        assert lane._had_its_share("198.51.100.0/24")
        assert not lane._had_its_share("203.0.113.0/24")
        with pytest.raises(Rejected), lane.place("198.51.100.0/24"):
            pass
    with lane.place("198.51.100.0/24"):
        pass


def test_a_flood_of_comments_leaves_the_desk_and_readers_their_places(
    front: Front, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    front.office._comments = Lane(2, full=MANY_COMMENTS)
    with _hanging(front, desk, 2):
        turned_away = send(front, "/comments/1/", b"text=x")
        assert (turned_away.status, turned_away.text) == (503, f"{MANY_COMMENTS}\n")
        assert turned_away.headers["retry-after"]
        assert ask(front, FERRY).status == 200
        desk.wait.set()
        assert ask(front, "/desk/").status == 200


def test_a_comment_has_a_size_of_its_own(front: Front, desk: Desk) -> None:
    most = front.office._settings.largest_comment
    assert send(front, "/comments/1/", b"x" * most).status == 200
    refused = send(front, "/comments/1/", b"x" * (most + 1))
    assert (refused.status, "64 KiB" in refused.text) == (413, True)
    assert send(front, "/desk/images/add/", b"x" * (most + 1)).status == 200


@contextmanager
def _hanging(front: Front, desk: Desk, comments: int) -> Iterator[None]:
    desk.wait.clear()
    hanging = [
        threading.Thread(target=send, args=(front, "/comments/1/", b"text=x"))
        for _ in range(comments)
    ]
    for thread in hanging:
        thread.start()
    while len(desk.asked) < comments:
        pass
    yield
    desk.wait.set()
    for thread in hanging:
        thread.join()


def test_places_are_fewer_than_the_offices_threads() -> None:
    assert proxy.COMMENTS + proxy.ASKED < proxy.AT_ONCE
