"""Mail goes to the server that the environment names, or is printed where it names none."""

import socketserver
import threading
from typing import Any

import pytest
from django.core.mail import get_connection
from django.core.mail.message import EmailMessage

from caspian.project.mail import PRINTED, QUEUED, SENT, mail_settings


def test_without_a_server_mail_is_printed() -> None:
    found = mail_settings("", "", "https://paper.example")
    assert found["CASPIAN_MAIL_BACKEND"] == PRINTED
    assert found["DEFAULT_FROM_EMAIL"] == "newsroom@paper.example"


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://u:p%40ss@mail.example", 587, True, False),
        ("smtps://u:p%40ss@mail.example", 465, False, True),
        ("smtp://u:p%40ss@127.0.0.1:2525", 2525, False, False),
    ],
)
def test_the_address_says_how(url: str, port: int, tls: bool, ssl: bool) -> None:
    found = mail_settings(url, "desk@paper.example", "https://paper.example")
    assert (found["EMAIL_BACKEND"], found["CASPIAN_MAIL_BACKEND"]) == (QUEUED, SENT)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("u", "p@ss")
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (port, tls, ssl)
    assert found["DEFAULT_FROM_EMAIL"] == "desk@paper.example"


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://"])
def test_what_is_no_mail_server_is_said(url: str) -> None:
    with pytest.raises(ValueError, match="smtp://user:password@host"):
        mail_settings(url, "", "https://paper.example")


class Postman(socketserver.StreamRequestHandler):
    """As much of an SMTP server as takes a mail in."""

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            self.server.said.append(line)  # type: ignore[attr-defined]
            word = line[:4].upper()
            answer = {b"QUIT": b"221", b"DATA": b"354", b"EHLO": b"250"}.get(word, b"250")
            self.wfile.write(answer + b" yes\r\n")
            if word == b"DATA":
                while (part := self.rfile.readline()) not in (b".\r\n", b""):
                    self.server.said.append(part)  # type: ignore[attr-defined]
                self.wfile.write(b"250 taken\r\n")


def test_a_mail_reaches_a_server() -> None:
    with socketserver.TCPServer(("127.0.0.1", 0), Postman) as server:
        said: list[bytes] = []
        server.said = said  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        told: dict[str, Any] = mail_settings(
            f"smtp://127.0.0.1:{server.server_address[1]}", "", "https://paper.example"
        )
        connection = get_connection(
            told["CASPIAN_MAIL_BACKEND"],
            host=told["EMAIL_HOST"],
            port=told["EMAIL_PORT"],
            timeout=5,
        )
        mail = EmailMessage(
            "A burst", "Slow mode is on.", told["DEFAULT_FROM_EMAIL"], ["m@x.example"]
        )
        assert connection.send_messages([mail]) == 1
        server.shutdown()
    assert b"Subject: A burst\r\n" in said
    assert any(b"newsroom@paper.example" in line for line in said)
