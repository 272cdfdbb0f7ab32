"""The desk is passed on whole, both ways; when it is slow, busy or away, readers see nothing."""

import dataclasses
import io
import os
import threading
from collections.abc import Callable
from typing import Any

import pytest

from caspian.pages.assets import asset
from caspian.server import backend as proxy
from caspian.server import long_answers
from caspian.server.forwarding import DOORS, Forwarder
from caspian.server.front import Front
from caspian.server.long_answer import LongAnswer
from caspian.server.unavailable import STARTING
from caspian.server.upload import CUT_OFF
from tests.server.asking import application_of, ask, call, send
from tests.server.backend import Desk
from tests.server.edition import FERRY, Edition, settings_for


def test_the_answer_of_the_desk_reaches_the_browser(front: Front, desk: Desk) -> None:
    desk.headers = [("Set-Cookie", "a=1"), ("X-Frame-Options", "SAMEORIGIN")]
    answered = ask(front, "/desk/pages/3/?p=2&q=%C9%99")
    assert (answered.status, answered.text) == (200, "<h1>The desk")
    assert answered.headers["x-frame-options"] == "SAMEORIGIN"
    assert desk.asked[0].line == "GET /desk/pages/3/?p=2&q=%C9%99 HTTP/1.1"


def test_a_path_in_another_script_is_passed_on(front: Front, desk: Desk) -> None:
    ask(front, "/documents/4/x%C9%99z%C9%99r%20x%25y.pdf")
    assert desk.asked[0].line == "GET /documents/4/x%C9%99z%C9%99r%20x%25y.pdf HTTP/1.1"


def test_the_body_and_its_kind_are_passed_on(front: Front, desk: Desk) -> None:
    sent = bytes(range(256)) * 1000
    answered = send(front, "/desk/images/add/", sent, content_type="image/png", cookie="s=1")
    assert answered.status == 200
    (asked,) = desk.asked
    assert asked.body == sent
    assert (asked.header("content-type"), asked.header("cookie")) == ("image/png", "s=1")
    ask(front, "/desk/logout/", "POST")
    assert desk.asked[1].header("content-length") == "0"


def test_what_concerns_one_connection_is_not_passed_on(front: Front, desk: Desk) -> None:
    desk.headers = [("Connection", "x-own"), ("X-Own", "1"), ("Keep-Alive", "timeout=5")]
    said = {"connection": "x-mine, close", "x_mine": "1", "upgrade": "h2c", "te": "trailers"}
    answered = ask(front, "/desk/", **said, x_other="2")
    (asked,) = desk.asked
    assert asked.header("x-other") == "2"
    assert asked.header("connection") == "close"
    assert not {name.lower() for name, _ in asked.headers} & {"x-mine", "upgrade", "te"}
    assert not {"connection", "x-own", "keep-alive"} & set(answered.headers)


def test_who_asks_is_said_by_the_front_alone(front: Front, desk: Desk) -> None:
    lies = {"x_forwarded_for": "203.0.113.7", "x_forwarded_proto": "https", "forwarded": "for=x"}
    ask(front, "/desk/", host="paper.example", x_forwarded_host="evil.example", **lies)
    (asked,) = desk.asked
    assert asked.header("x-forwarded-for") == "127.0.0.1"
    assert asked.header("x-forwarded-proto") == "http"
    assert asked.header("host") == "paper.example"
    assert not {"forwarded", "x-forwarded-host"} & {name.lower() for name, _ in asked.headers}


def test_the_head_of_a_page_of_the_desk_keeps_its_length(front: Front, desk: Desk) -> None:
    answered = ask(front, "/desk/", "HEAD")
    assert (answered.headers["content-length"], answered.body) == ("12", b"")


@pytest.mark.parametrize("length", [True, False])
@pytest.mark.parametrize("size", [0, 10, 1024 * 1024, 1024 * 1024 + 1, 3_000_000])
def test_an_answer_of_any_size_comes_whole(
    front: Front, desk: Desk, size: int, length: bool
) -> None:
    desk.body, desk.length = (
        bytes(index % 251 for index in range(1000)) * (size // 1000 + 1),
        length,
    )
    desk.body = desk.body[:size]
    for _ in range(long_answers.AT_ONCE + 1):
        answered = ask(front, "/documents/1/x.bin")
        assert answered.body == desk.body
    if length:
        assert answered.headers["content-length"] == str(size)


def test_an_backend_that_is_away_is_said_in_words_and_readers_see_nothing(front: Front) -> None:
    answered = send(front, "/desk/", b"x=1")
    assert (answered.status, answered.text) == (503, f"{STARTING}\n")
    assert ask(front, FERRY).status == 200


def test_a_browser_gets_a_page_of_an_backend_that_is_away_and_asks_again_by_itself(
    front: Front,
) -> None:
    asked = ask(front, "/desk/", accept="text/html,*/*")
    assert (asked.status, asked.headers["retry-after"]) == (503, "5")
    assert "<h1>The desk is not open yet" in asked.text
    assert asset("paper.css") in asked.text, "it looks like the paper"
    assert 'http-equiv="refresh"' in asked.text
    sent = send(front, "/desk/", b"x=1", accept="text/html,*/*")
    assert "what you typed is still there" in sent.text
    assert 'http-equiv="refresh"' not in sent.text, "nothing is sent twice by itself"


def test_an_answer_that_breaks_off_is_no_answer(front: Front, desk: Desk) -> None:
    desk.cut = 5
    assert ask(front, "/desk/").status == 502
    desk.cut = 0
    assert ask(front, "/desk/").status == 502


def test_an_backend_that_hangs_is_given_up_on(
    front: Front, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proxy, "_ANSWER_SECONDS", 0.1)
    desk.wait.clear()
    assert (ask(front, "/desk/").status, ask(front, FERRY).status) == (504, 200)


def test_a_busy_backend_makes_who_comes_next_wait_and_readers_do_not(
    front: Front, desk: Desk
) -> None:
    desk.wait.clear()
    many = 10 * DOORS
    answers: list[int] = []
    asking = [
        threading.Thread(target=lambda: answers.append(ask(front, "/desk/").status))
        for _ in range(many)
    ]
    for thread in asking:
        thread.start()
    while (
        len(desk.asked) < DOORS
        or len(application_of(front).forwarder._doors._waiting) < many - DOORS
    ):
        pass
    assert len(desk.asked) == DOORS
    assert ask(front, FERRY).status == 200
    desk.wait.set()
    for thread in asking:
        thread.join()
    assert answers == [200] * many, "nobody was turned away, and every slot was given back"


def test_who_takes_long_answers_slowly_keeps_nobody_else_from_theirs(
    front: Front, desk: Desk
) -> None:
    desk.body = b"x" * 2_000_000
    honest = begin(front, "/documents/1/long.pdf", "198.51.100.0/24")
    slow = [begin(front, "/documents/1/long.pdf") for _ in range(2 * long_answers.AT_ONCE)]
    assert len(ask(front, "/documents/1/long.pdf").body) == 2_000_000
    assert honest.path.stat().st_size == 2_000_000
    kept = [one for one in slow if one.path.exists()]
    assert kept == slow[-len(kept) :], "the oldest of who has most were cut off"
    assert long_answers.AT_ONCE - 2 <= len(kept) < long_answers.AT_ONCE
    for body in [honest, *slow]:
        body.close()
        body.close()
        assert not body.path.exists()


def test_what_is_cut_off_takes_no_room_on_the_disk_though_it_is_still_open(
    front: Front, desk: Desk
) -> None:
    desk.body = b"x" * 2_000_000
    kept = begin(front, "/documents/1/long.pdf")
    with kept.path.open("rb") as sent:
        assert len(sent.read(1000)) == 1000
        kept.close()
        assert os.fstat(sent.fileno()).st_size == 0


def test_long_answers_have_a_bound_in_bytes(
    front: Front, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_answers, "LARGEST", 5_000_000)
    desk.body = b"x" * 2_000_000
    begun = [begin(front, "/documents/1/long.pdf", f"network {n}") for n in range(9)]
    assert [one.path.exists() for one in begun] == [False] * 6 + [True] * 3
    for one in begun:
        one.close()


def begin(front: Front, path: str, network: str = "x") -> LongAnswer:
    """Ask for something long, and read none of it."""
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "REMOTE_ADDR": "127.0.0.1"}
    passing: Forwarder = application_of(front).forwarder
    room = passing._strangers
    with room.receiving._spool.body("x") as nothing:
        _, _, kept = front.backend.ask(environ, nothing, room.long_answers.of(network))
    assert isinstance(kept, LongAnswer)
    return kept


def test_what_else_is_passed_on_is_decided_by_method_and_path(edition: Edition, desk: Desk) -> None:
    also: Callable[[str, str], bool] = lambda method, path: method == "POST" and path == FERRY  # noqa: E731
    front = Front(dataclasses.replace(settings_for(edition), also_passed_on=also))
    for _ in range(2):
        assert send(front, FERRY, b"comment=Yes").text == "<h1>The desk"
        assert "when it is full" in ask(front, FERRY).text


def uploading(sender: Any, length: str) -> dict[str, Any]:
    """Return a request that sends something to the desk."""
    return {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/desk/",
        "CONTENT_LENGTH": length,
        "wsgi.input": sender,
    }


def test_an_upload_that_breaks_off_is_refused(front: Front, desk: Desk) -> None:
    answered = call(front, uploading(io.BytesIO(b"half"), "8"))
    assert (answered.status, answered.text) == (400, f"{CUT_OFF}\n")


def test_an_upload_must_be_of_a_known_and_bearable_length(front: Front, desk: Desk) -> None:
    for length, status in (("104857601", 413), ("-1", 400), ("a", 400), ("²", 400)):
        assert call(front, uploading(io.BytesIO(), length)).status == status
    assert ask(front, "/desk/", "POST", transfer_encoding="chunked").status == 411
    assert desk.asked == []
