"""What was asked for is recompressed, and says the same."""

import time
from collections.abc import Callable

import brotli
import pytest

from caspian.server.front import Front
from caspian.server.negotiation import wants_brotli
from tests.server.asking import Answered, ask
from tests.server.edition import FERRY, Edition, page

BROWSER = "gzip, deflate, br, zstd"


def soon(true: Callable[[], bool]) -> bool:
    """Return whether something becomes true within ten seconds."""
    until = time.monotonic() + 10
    while not true() and time.monotonic() < until:
        time.sleep(0.01)
    return true()


def encoding(answer: Answered) -> str:
    """Return how an answer is packed."""
    return answer.headers.get("content-encoding", "")


def hot(front: Front, path: str = FERRY) -> Answered:
    """Ask for a page until it comes recompressed; return that answer."""
    assert soon(lambda: encoding(ask(front, path, accept_encoding=BROWSER)) == "br")
    return ask(front, path, accept_encoding=BROWSER)


def test_a_page_that_was_asked_for_is_packed_tighter(front: Front) -> None:
    plain = ask(front, FERRY).body
    first = ask(front, FERRY, accept_encoding=BROWSER)
    assert encoding(first) == "gzip", "nobody waits for the packing"
    packed = hot(front)
    assert brotli.decompress(packed.body) == plain
    assert len(packed.body) < len(first.body)
    assert int(packed.headers["content-length"]) == len(packed.body)
    assert packed.headers["vary"] == "Accept-Encoding"
    assert packed.headers["etag"] != first.headers["etag"]


def test_who_does_not_know_it_never_gets_it(front: Front) -> None:
    hot(front)
    for accepted in ("gzip", "gzip, br;q=0", "*", "x-gzip"):
        assert encoding(ask(front, FERRY, accept_encoding=accepted)) == "gzip", accepted
    assert encoding(ask(front, FERRY)) == ""


def test_who_has_the_page_from_before_is_not_sent_it_again(front: Front) -> None:
    held = ask(front, FERRY, accept_encoding=BROWSER).headers["etag"]
    packed = hot(front)
    for tag in (held, packed.headers["etag"]):
        again = ask(front, FERRY, accept_encoding=BROWSER, if_none_match=tag)
        assert (again.status, again.headers["etag"]) == (304, tag)
    assert ask(front, FERRY, accept_encoding=BROWSER, if_none_match='"other"').status == 200


def test_a_release_is_shown_at_once_however_hot_the_page_was(
    front: Front, edition: Edition
) -> None:
    hot(front)
    edition.release(page(FERRY, "<p>The ferry has left.</p>"))
    front.reading.look()
    answer = ask(front, FERRY, accept_encoding=BROWSER)
    assert encoding(answer) == "gzip"
    assert "has left" in ask(front, FERRY).text


@pytest.mark.parametrize(
    ("header", "brotli_wanted"),
    [
        (BROWSER, True),
        ("br", True),
        ("br;q=1.0, gzip;q=0.8", True),
        ("gzip, br;q=0.5", False),
        ("br;q=0, gzip", False),
        ("*", False),
        ("gzip", False),
        ("", False),
        ("brotli", False),
        ("identity;q=1, br;q=0.5", False),
    ],
)
def test_brotli_is_sent_to_who_names_it(header: str, brotli_wanted: bool) -> None:
    assert wants_brotli(header) is brotli_wanted
