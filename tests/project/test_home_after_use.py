"""After a day's work nothing in the home is for others to read, and an export is."""

import http.client
import os
import sqlite3
import stat
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

import pytest
from PIL import Image

from tests.paper import Paper, open_to_others
from tests.patience import PATIENT
from tests.warm_paper import WarmPaper

pytestmark = [pytest.mark.long, pytest.mark.slow]


class Desk:
    """The desk by plain requests, for who has signed in."""

    def __init__(self, paper: Paper, user: str, password: str) -> None:
        self._paper = paper
        self._cookies: dict[str, str] = {}
        self.ask("GET", "/desk/login/")
        signed_in = {"username": user, "password": password}
        assert self.send("/desk/login/", **signed_in)[0] == 302

    def send(self, path: str, **fields: str) -> tuple[int, str]:
        """Send a form."""
        body = urlencode(fields | {"csrfmiddlewaretoken": self._cookies["csrftoken"]})
        return self.ask("POST", path, body.encode(), "application/x-www-form-urlencoded")

    def upload(self, path: str, name: str, content: bytes, **fields: str) -> tuple[int, str]:
        """Send a file in a form."""
        fields |= {"csrfmiddlewaretoken": self._cookies["csrftoken"]}
        parts = [
            f'--x\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'
            for field, value in fields.items()
        ]
        head = (
            f'--x\r\nContent-Disposition: form-data; name="{name}"; filename="{name}.png"\r\n\r\n'
        )
        body = "".join(parts).encode() + head.encode() + content + b"\r\n--x--\r\n"
        return self.ask("POST", path, body, "multipart/form-data; boundary=x")

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[int, str]:
        """Ask for something, as a browser that keeps cookies."""
        asking = http.client.HTTPConnection("127.0.0.1", self._paper.port, timeout=PATIENT)
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        headers = {"Cookie": cookies, "Content-Type": kind, "X-Requested-With": "XMLHttpRequest"}
        asking.request(method, path, body, {name: one for name, one in headers.items() if one})
        answer = asking.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        text = answer.read().decode("utf-8", "replace")
        asking.close()
        return answer.status, text


PUBLISH = """
from caspian.newsroom.models import Article, Home, Picture, Section
home, picture = Home.objects.get(slug="en"), Picture.objects.get()
picture.description = "A harbour"
picture.save()
section = Section(title="Ports", slug="ports", locale=home.locale)
home.add_child(instance=section)
article = Article(title="The harbour", slug="the-harbour", locale=home.locale, live=False,
                  lead_picture=picture, body=[("paragraph", "<p>Words.</p>")])
section.add_child(instance=article)
article.save_revision().publish()
"""


@pytest.fixture
def used(tmp_path: Path) -> Iterator[Paper]:
    """Return a paper that was served, written for, exported and copied, all with a lax umask."""
    before = os.umask(0o000)
    paper = WarmPaper(tmp_path, CASPIAN_SAMPLE="0")
    try:
        paper.wait()
        desk = Desk(paper, "editor", paper.first_password())
        picture = BytesIO()
        Image.new("RGB", (900, 600), "navy").save(picture, "PNG")
        status, said = desk.upload(
            "/desk/images/multiple/add/", "files[]", picture.getvalue(), title="The harbour"
        )
        assert (status, '"success": true' in said) == (200, True), said
        paper.shell(PUBLISH)
        paper.run("press")
        paper.run("edition", "export", str(tmp_path / "export"))
        paper.run("edition", "verify")
        paper.run("user", "rena", "--role", "reporter")
        dump = str(paper.home / "topics.json")
        paper.run("manage", "dumpdata", "newsroom.topic", "--output", dump)
        paper.stop()
        os.umask(0o077)
        source = sqlite3.connect(paper.home / "newsroom.sqlite3")
        with sqlite3.connect(paper.home / "copy.sqlite3") as copy:
            source.backup(copy)
        source.close()
        copy.close()
        yield paper
    finally:
        paper.ends_commands()
        if paper.process.poll() is None:
            paper.process.kill()
            paper.process.wait()
        os.umask(before)


def test_nothing_in_the_home_is_for_others_and_an_export_is(used: Paper, tmp_path: Path) -> None:
    """And a home of an earlier version is tightened at the start."""
    assert open_to_others(used.home) == []
    assert (used.home / "topics.json").is_file()
    for folder in ("original_images", "images"):
        assert [path for path in (used.home / "media" / folder).rglob("*") if path.is_file()]
    tree = (tmp_path / "export" / "current").resolve()
    pictures = 0
    for path in (tmp_path / "export", *tree.parents, tree, *tree.rglob("*")):
        if path.is_relative_to(tmp_path / "export"):
            wanted = stat.S_IROTH | (stat.S_IXOTH if path.is_dir() else 0)
            assert path.stat().st_mode & wanted == wanted, path
            pictures += path.suffix in (".webp", ".jpg")
    assert pictures
    for path in (used.home / "newsroom.sqlite3", used.home / "media" / "images", used.home):
        path.chmod(0o755)
    used.start()
    used.wait()
    assert "Other accounts of this machine could read" in used.said()
    assert open_to_others(used.home) == []
    used.stop()
