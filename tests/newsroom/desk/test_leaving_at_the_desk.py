"""“Export everything”: who runs the paper asks for the archive, and downloads it then."""

import threading
import zipfile
from io import BytesIO

import pytest
from wagtail.models import ModelLogEntry

from caspian.newsroom import archives
from caspian.project.archives import make_wanted
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown

SCREEN = "/desk/export/"


def test_it_is_asked_for_made_downloaded_and_removed(cast: Cast, desk: Desk) -> None:
    maka = desk(cast.publisher())
    assert "Download" not in shown(maka, SCREEN)
    assert maka.get(f"{SCREEN}download/").status_code == 302
    assert maka.post(f"{SCREEN}make/", {"drafts": "1"}).status_code == 302
    assert "is being made" in shown(maka, SCREEN)
    assert archives.wanted() == archives.ALL
    with zipfile.ZipFile(archives.archive_path(), "w") as made:
        made.writestr("manifest.json", "{}")
    archives.done()
    assert "Download the archive" in shown(maka, SCREEN)
    answer = maka.get(f"{SCREEN}download/")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]
    content = b"".join(answer)
    assert zipfile.ZipFile(BytesIO(content)).namelist() == ["manifest.json"]
    maka.post(f"{SCREEN}remove/")
    assert "Download" not in shown(maka, SCREEN)
    said = ModelLogEntry.objects.order_by("pk").values_list("action", flat=True)
    assert list(said)[-2:] == [archives.ASKED, archives.REMOVED]


@pytest.mark.parametrize("way", ["", "make/", "remove/", "download/"])
def test_nobody_else_comes_near_it(way: str, cast: Cast, desk: Desk) -> None:
    archives.folder().mkdir(parents=True)
    archives.archive_path().write_bytes(b"drafts")
    for user in (cast.reporter(), cast.editor(cast.politics)):
        client = desk(user)
        for answer in (client.get(SCREEN + way), client.post(SCREEN + way)):
            assert answer.status_code in (302, 403, 405), way
            assert b"drafts" not in getattr(answer, "content", b"drafts")
    assert archives.archive_path().exists()
    assert not archives.wanted()


@pytest.mark.slow
def test_the_background_worker_makes_it(cast: Cast) -> None:
    archives.ask(archives.PUBLIC, by=cast.publisher())
    # In the process of the export there is another database, and no paper in it.
    assert make_wanted(threading.Event())
    assert not archives.wanted()
    found = archives.state()
    assert found.path is not None or found.failure
    assert not make_wanted(threading.Event())


@pytest.mark.slow
def test_a_stop_of_the_paper_leaves_it_wanted(cast: Cast) -> None:
    archives.ask(archives.PUBLIC, by=cast.publisher())
    stopping = threading.Event()
    stopping.set()
    assert not make_wanted(stopping)
    assert archives.wanted() == archives.PUBLIC
    assert not archives.archive_path().exists()
