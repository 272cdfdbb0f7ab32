"""A request as Granian says it is read as the front wants it."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from caspian.server.application import environ_of


class Several:
    """Headers as Granian hands them over: a name may stand there twice."""

    def __init__(self, *pairs: tuple[str, str]) -> None:
        self._pairs = list(pairs)

    def items(self) -> list[tuple[str, str]]:
        """Return all of them."""
        return self._pairs


@dataclass
class Asked:
    """A request."""

    path: str = "/en/"
    headers: Any = field(default_factory=Several)
    method: str = "GET"
    query_string: str = "p=2"
    client: str = "127.0.0.1:4711"


def test_a_request_is_said_as_wsgi_says_it() -> None:
    headers = Several(("host", "x"), ("content-type", "text/plain"), ("content-length", "3"))
    assert environ_of(Asked("/en/ə/", headers)) == {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/en/ə/".encode().decode("latin-1"),
        "QUERY_STRING": "p=2",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "x",
        "CONTENT_TYPE": "text/plain",
        "CONTENT_LENGTH": "3",
    }


@pytest.mark.parametrize(
    ("client", "address"), [("[::1]:80", "::1"), ("10.0.0.1:8", "10.0.0.1"), ("", "")]
)
def test_the_address_is_without_its_port(client: str, address: str) -> None:
    assert environ_of(Asked(client=client))["REMOTE_ADDR"] == address


def test_what_stands_twice_is_joined() -> None:
    headers = Several(("cookie", "a=1"), ("accept", "x"), ("cookie", "b=2"), ("accept", "y"))
    environ = environ_of(Asked(headers=headers))
    assert (environ["HTTP_COOKIE"], environ["HTTP_ACCEPT"]) == ("a=1; b=2", "x, y")


def test_a_name_with_an_underscore_is_refused() -> None:
    headers = Several(("x-forwarded-for", "192.0.2.1"), ("x_forwarded_for", "192.0.2.2"))
    with pytest.raises(ValueError, match="underscore"):
        environ_of(Asked(headers=headers))


def test_a_path_that_is_no_utf_8_is_no_path() -> None:
    path = environ_of(Asked("/en/\ufffd/"))["PATH_INFO"]
    with pytest.raises(UnicodeError):
        path.encode("latin-1").decode()
