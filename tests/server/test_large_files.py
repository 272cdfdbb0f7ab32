"""What is large is sent from its file: slow readers of it hold none of the process's memory."""

import dataclasses
import os
from pathlib import Path

import pytest

from caspian.server.answer import Response
from caspian.server.application import _called
from caspian.server.front import Front
from caspian.server.on_disk import OnDisk
from caspian.server.pictures import LARGEST_KEPT
from tests.server.asking import ask, asking
from tests.server.edition import FERRY, Edition, page, settings_for

LARGE, SMALL = "/media/images/a/large.width-1600.webp", "/media/images/a/small.width-240.webp"
SCRIPT = "/static/desk.js"


@pytest.fixture
def front(edition: Edition, tmp_path: Path) -> Front:
    """Return a front with a large and a small picture, and a script of the desk."""
    for path, size in ((LARGE, LARGEST_KEPT + 1), (SMALL, 100)):
        file = edition.home / path[1:]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(os.urandom(size))
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "desk.js").write_text("1" * 300_000)
    edition.release(page(FERRY, f'<img src="{LARGE}"><img src="{SMALL}">'))
    folders = {"/static/": tmp_path / "static"}
    return Front(dataclasses.replace(settings_for(edition), folders=folders))


def answer(front: Front, path: str, method: str = "GET", **headers: str) -> Response:
    """Return an answer as the gate hands it to the server."""
    return _called(front, asking(path, method, headers))


@pytest.mark.parametrize("path", [LARGE, SCRIPT])
def test_large_files_are_not_read(front: Front, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> bytes:
        pytest.fail("it was read into memory")

    monkeypatch.setattr(Path, "read_bytes", read)
    given = answer(front, path)
    assert given.status == 200
    assert isinstance(given.body, OnDisk)
    assert dict(given.headers)["Content-Length"] == str(given.body.path.stat().st_size)
    assert answer(front, path, "HEAD").body == b""
    etag = dict(given.headers)["ETag"]
    assert answer(front, path, if_none_match=etag).status == 304


@pytest.mark.parametrize("path", [LARGE, SMALL, SCRIPT])
def test_what_arrives_is_the_file(front: Front, path: str, edition: Edition) -> None:
    lies = edition.home / path[1:]
    expected = lies.read_bytes() if lies.exists() else b"1" * 300_000
    for _ in range(2):
        assert ask(front, path).body == expected


def test_a_small_picture_is_in_memory_once_for_all(front: Front) -> None:
    first, second = answer(front, SMALL), answer(front, SMALL)
    assert first.body is second.body
