"""A real nginx before the paper itself, as the second server of deploy/nginx.conf has it."""

import gzip
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.front.behind import Behind
from tests.front.nginx import Answer, Nginx, ask, serving
from tests.front.papers import FERRY, LOST, OLD_FERRY, SEAL, STORM, SmallPaper, article, latest

pytestmark = pytest.mark.slow
EXPIRED = 2.2  # nginx counts in whole seconds: a page of one second may last two


@pytest.fixture
def behind(paper: SmallPaper, tmp_path: Path) -> Iterator[Behind]:
    """Return the paper's own front, behind nginx."""
    paper.release(latest(FERRY, teaser=False))
    made = Behind(paper.url, tmp_path)
    yield made
    made.stop()


@pytest.fixture
def nginx(paper: SmallPaper, behind: Behind, tmp_path: Path) -> Iterator[Nginx]:
    """Return nginx before the paper."""
    paper.export()
    with serving(tmp_path / "nginx", paper.folder, upstream=behind.port) as serves:
        yield serves


def asked(nginx: Nginx, path: str, **headers: str) -> Answer:
    """Ask the server that stands before the paper."""
    return ask(nginx.proxy, path, **headers)


def test_pages_are_the_papers_own(nginx: Nginx) -> None:
    packed = asked(nginx, SEAL, Accept_Encoding="gzip")
    plain = asked(nginx, SEAL, Accept_Encoding="gzip;q=0")
    assert gzip.decompress(packed.body) == plain.body
    assert "Xəzər suitisi" in plain.text
    assert not {"surrogate-key", "cache-tag", "cdn-cache-control"} & set(packed.headers)
    assert (
        asked(nginx, SEAL, Accept_Encoding="gzip", If_None_Match=packed.headers["etag"]).status
        == 304
    )
    statuses = [asked(nginx, path).status for path in (LOST, OLD_FERRY, "/en/no/", "/healthz")]
    assert statuses == [410, 301, 404, 200]
    assert asked(nginx, OLD_FERRY).headers["location"] == FERRY
    assert asked(nginx, "/", Accept_Language="az").headers["location"] == "/az/"


def test_a_crowd_asks_the_paper_once_and_sees_a_release_two_seconds_later(
    nginx: Nginx, behind: Behind, paper: SmallPaper
) -> None:
    began = time.monotonic()
    for _ in range(20):
        asked(nginx, STORM)
    # Once a second; twice where a page went out of date while it was asked for.
    assert behind.asked[STORM] <= 4 + 2 * int(time.monotonic() - began)
    paper.release(article(STORM, "Storm off Aktau"))
    time.sleep(EXPIRED)
    assert "off Aktau" in asked(nginx, STORM).text


def test_when_the_paper_is_away_or_broken_its_last_pages_are_shown(
    nginx: Nginx, behind: Behind
) -> None:
    assert asked(nginx, STORM).status == 200
    behind.broken = True
    time.sleep(EXPIRED)
    assert asked(nginx, STORM).status == 200
    behind.go_away()
    assert asked(nginx, STORM).status == 200
    assert asked(nginx, FERRY).status == 502
    behind.come_back()
    behind.broken = False
    assert asked(nginx, FERRY).status == 200


def test_a_page_that_was_not_there_is_shown_as_soon_as_it_is(
    nginx: Nginx, paper: SmallPaper
) -> None:
    assert asked(nginx, "/en/politics/new/").status == 404
    paper.release(article("/en/politics/new/", "New"))
    assert asked(nginx, "/en/politics/new/").status == 200
