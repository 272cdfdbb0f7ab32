"""Somebody with many machines: holds connections, guesses passwords, and looks for secrets."""

import re
import socket
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from tests.day.paper import DayPaper

FORM = "application/x-www-form-urlencoded"
_CSRF = "f" * 32
_PICTURE = re.compile(r"/media/images/[^\s\"',]+")
_PAGE = "current/en/index.html"


class Besieger:
    """The besieger: every machine has an address of its own, 127.1.n.n."""

    def __init__(self, paper: DayPaper) -> None:
        self._paper = paper
        self._held = ExitStack()

    def holds(self, count: int) -> None:
        """Open connections; say nothing on half of them, and half of a login on the others."""
        head = (
            f"POST /desk/login/ HTTP/1.1\r\nHost: x\r\nContent-Type: {FORM}\r\n"
            "Content-Length: 100\r\n\r\nhalf"
        ).encode()
        for number in range(count):
            address = ("127.0.0.1", self._paper.port)
            one = socket.create_connection(address, 20, (self._address(number), 0))
            self._held.enter_context(one).sendall(head if number % 2 else b"")

    def lets_go(self) -> None:
        """Let go of all connections."""
        self._held.close()

    def guesses(self, name: str, times: int, refusal: str) -> list[str]:
        """Try passwords of an account, each from another network, until refused; return the pages.

        On a slow machine the first delays are over before the next attempt comes.
        """
        pages: list[str] = []
        while len(pages) < times and not (pages and refusal in pages[-1]):
            pages.append(self._tries(name, len(pages)))
        return pages

    def forges_a_header(self, name: str) -> int:
        """Return the status of an answer to a request with a header that nobody may send."""
        connection = HTTPConnection("127.0.0.1", self._paper.port, timeout=20)
        try:
            connection.request("GET", "/en/", headers={name: "192.0.2.1"})
            return connection.getresponse().status
        finally:
            connection.close()

    def finds_in_pictures(self, secret: bytes, *paths: str) -> tuple[int, list[str]]:
        """Look for a secret in every picture that pages name; return how many, and where it is."""
        pages = "".join(self._paper.get(path)[1] for path in paths)
        addresses = sorted(set(_PICTURE.findall(pages)))
        found = {one: self._paper.get_bytes(one) for one in addresses}
        assert {status for status, _ in found.values()} <= {200}
        return len(addresses), [one for one, (_, content) in found.items() if secret in content]

    def forges_a_copy(self, folder: Path) -> list[int | None]:
        """Export the paper, and change one page; return what verifying said before and after."""
        assert self._says("export", str(folder)) == 0
        key = self._paper.get("/.well-known/caspian-key.txt")[1].strip()
        verifying = ("export", str(folder), "--verify", "--public", key)
        before = self._says(*verifying)
        page = folder / _PAGE
        forged = page.read_bytes().replace(b"Caspian", b"Forged", 1)
        page.unlink()  # a file may have two names, and the other tree is not to change
        page.write_bytes(forged)
        return [before, self._says(*verifying)]

    def _says(self, *arguments: str) -> int | None:
        running = self._paper.begins("edition", *arguments)
        running.communicate(timeout=120)
        return running.returncode

    def _tries(self, name: str, number: int) -> str:
        source = (self._address(number * 256), 0)
        connection = HTTPConnection("127.0.0.1", self._paper.port, 60, source_address=source)
        typed = {"username": name, "password": f"Baku{number}", "csrfmiddlewaretoken": _CSRF}
        headers = {"Content-Type": FORM, "Cookie": f"csrftoken={_CSRF}"}
        try:
            connection.request("POST", "/desk/login/", urlencode(typed), headers)
            return connection.getresponse().read().decode()
        finally:
            connection.close()

    def _address(self, number: int) -> str:
        return f"127.1.{number // 256 % 256}.{1 + number % 250}"
