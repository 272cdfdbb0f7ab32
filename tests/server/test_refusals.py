"""What is no reader's request is refused in plain words, before anything is looked up."""

import pytest

from caspian.server.front import Front
from caspian.server.requests import head_size
from tests.server.asking import ask, asking, call
from tests.server.edition import FERRY

BAD_PATHS = [
    "/en//politics/",
    "//evil.example/",
    "/en/../etc/passwd",
    "/..",
    "/en/%2e%2e/x/",
    "/en/%00/",
    "/en/%0d%0aX:%20y/",
    "/en/%ff%fe/",
    "/en/%c3%28/",
    "/en/%ed%a0%80/",
    "*",
    "",
    "http:",
]


@pytest.mark.parametrize("address", BAD_PATHS)
def test_a_path_with_a_trick_in_it_is_refused(front: Front, address: str) -> None:
    answered = ask(front, address)
    assert answered.status == 400
    assert answered.headers["content-type"] == "text/plain; charset=utf-8"
    assert answered.text.startswith("This address is not")


def test_dots_that_are_no_trick_are_just_unknown(front: Front) -> None:
    for path in ("/en/...x/", "/en/a..b/", "/.well-known/security.txt"):
        assert ask(front, path).status == 404


def test_a_long_path_is_refused_and_one_byte_less_is_not(front: Front) -> None:
    assert ask(front, "/" + "a" * 2047).status == 404
    assert ask(front, "/" + "a" * 2048).status == 414
    assert ask(front, "/" + "%C9%99" * 1024).status == 414


def test_many_headers_are_refused_also_on_a_page_in_memory(front: Front) -> None:
    ask(front, FERRY)
    few = {f"x_{number}": "y" for number in range(64)}
    many = few | {"x_64": "y"}
    assert ask(front, FERRY, **few).status == 200
    assert ask(front, FERRY, **many).status == 431
    assert "64 headers" in ask(front, FERRY, **many).text


def test_large_headers_are_refused(front: Front) -> None:
    assert ask(front, "/en/", cookie="x" * 40_000).status == 431
    assert ask(front, "/desk/", cookie="x" * 40_000).status == 431
    assert ask(front, "/en/", cookie="x" * 20_000).status == 200


LONGEST = 32 * 1024
HEADS: dict[str, dict[str, str]] = {
    "one value": {"HTTP_COOKIE": "x" * 32_000},
    "one name": {f"HTTP_{'X' * 32_000}": "y"},
    "many names": {f"HTTP_{number:02}_{'X' * 592}": "" for number in range(54)},
    "a query": {"QUERY_STRING": "x" * 32_000},
    "a kind of content": {"CONTENT_TYPE": "x" * 32_000},
}


@pytest.mark.parametrize("kind", HEADS)
def test_headers_are_bounded_to_the_byte_also_on_a_page_in_memory(front: Front, kind: str) -> None:
    """Names count: 64 of a thousand bytes each are 64 kB without a single value."""
    ask(front, FERRY)
    for path in (FERRY, "/desk/", "/en/none/", "/healthz"):
        environ = asking(path, "GET", {}) | HEADS[kind] | {"HTTP_Z": ""}
        environ["HTTP_Z"] = "z" * (LONGEST - head_size(environ))
        assert environ["HTTP_Z"]
        assert call(front, dict(environ)).status != 431
        environ["HTTP_Z"] += "z"
        answered = call(front, environ)
        assert (answered.status, "32768 bytes" in answered.text) == (431, True), path


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "get"])
def test_a_page_can_only_be_read(front: Front, method: str) -> None:
    for path in (FERRY, "/en/none/", "/"):
        ask(front, path)
        answered = ask(front, path, method)
        assert (answered.status, answered.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


def test_the_name_of_the_host_is_neither_trusted_nor_repeated(front: Front) -> None:
    for path in (FERRY, FERRY.rstrip("/"), "/", "/en/none/", "/healthz", "/en//x"):
        answered = ask(front, path, host="evil.example", x_forwarded_host="evil.example")
        assert "evil" not in str(answered.headers) + answered.text
        without = ask(front, path)
        assert (answered.status, answered.headers) == (without.status, without.headers)
