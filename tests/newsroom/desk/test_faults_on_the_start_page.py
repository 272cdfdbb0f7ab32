"""What can't be pressed stands on the start page, with a link and what to do."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from caspian.edition.commit import committing
from caspian.edition.faults import Fault
from caspian.edition.release import signer
from caspian.edition.store import open_store
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown

PANEL = 'id="press-faults"'


@pytest.fixture
def fail(tmp_path: Path, settings: Any) -> Any:
    """Write faults into the edition that the desk looks at."""
    settings.CASPIAN_EDITION = f"sqlite:///{tmp_path / 'edition.sqlite3'}"

    def write(*names: str) -> None:
        store, now = open_store(settings.CASPIAN_EDITION, make=True), timezone.now()
        with committing(store, signer(tmp_path / "edition.key"), at=now) as step:
            for name in names:
                about = name.partition(":")[2]
                later = now + dt.timedelta(minutes=1)
                step.fail(Fault(name, about, "OSError: odd", "Upload it again.", now, now, later))
        store.close()

    return write


def test_without_a_fault_there_is_no_panel(cast: Cast, desk: Desk, fail: Any) -> None:
    fail()
    assert PANEL not in shown(desk(cast.publisher()), "/desk/")


def test_a_picture_is_named_with_a_link_and_what_to_do(cast: Cast, desk: Desk, fail: Any) -> None:
    picture = cast.picture("Sea level, radar")
    fail(f"pictures:picture:{picture.pk}")
    screen = shown(desk(cast.publisher()), "/desk/")
    assert PANEL in screen
    assert "Sea level, radar" in screen
    assert f"/desk/images/{picture.pk}/" in screen
    assert "Upload it again." in screen


def test_an_article_is_named_once_whatever_shows_it(cast: Cast, desk: Desk, fail: Any) -> None:
    article = cast.published("The ferry")
    path = article.url_path
    fail(f"document:{path}", f"document:{path}comments/", f"part:card [{article.pk}]")
    screen = shown(desk(cast.publisher()), "/desk/")
    panel = screen.split(PANEL)[1].split("</ol>")[0]
    assert panel.count("The ferry") == 1
    assert f"/desk/pages/{article.pk}/edit/" in panel


def test_a_reporter_hears_of_their_own_and_of_no_other(cast: Cast, desk: Desk, fail: Any) -> None:
    rena = cast.reporter()
    own, other = cast.draft("Own story", owner=rena), cast.draft("A secret story")
    fail(f"document:{own.url_path}", f"document:{other.url_path}", "document:fragment:en:latest:1")
    screen = shown(desk(rena), "/desk/")
    assert "Own story" in screen.split(PANEL)[1]
    assert "A secret story" not in screen
    assert "fragment" not in screen


def test_a_fault_of_what_is_gone_breaks_no_screen(cast: Cast, desk: Desk, fail: Any) -> None:
    fail("pictures:picture:999", "lists:page:999", "document:/en/nowhere/", "plan:topic:x", "odd:")
    assert PANEL in shown(desk(cast.publisher()), "/desk/")
