"""A real Varnish before the paper, as deploy/varnish.vcl has it: what was purged is asked again."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from caspian.press.purge import NotPurged, Purger, purge
from tests.front.behind import Behind
from tests.front.papers import (
    FERRY,
    LATEST,
    LOST,
    NOWRUZ,
    OLD_FERRY,
    SEAL,
    STORM,
    TEASER,
    SmallPaper,
    article,
    latest,
    page,
    withdrawn,
)
from tests.front.varnish import Varnish, in_front_of

pytestmark = pytest.mark.slow
PAGES = ["/en/", "/en/politics/", FERRY, STORM, SEAL, NOWRUZ, LOST, OLD_FERRY, "/robots.txt"]
WITHIN = 20.0


@pytest.fixture
def behind(paper: SmallPaper, tmp_path: Path) -> Iterator[Behind]:
    """Return the paper's own front, behind the cache."""
    paper.release(latest(FERRY, teaser=False))
    made = Behind(paper.url, tmp_path)
    yield made
    made.stop()


@pytest.fixture
def varnish(behind: Behind, tmp_path: Path) -> Iterator[Varnish]:
    """Return Varnish before the paper."""
    with in_front_of(tmp_path / "varnish", behind.port) as runs:
        yield runs


@pytest.fixture
def purger(paper: SmallPaper, varnish: Varnish, tmp_path: Path) -> Purger:
    """Return what keeps Varnish told."""
    made = Purger([varnish.url], tmp_path / "purged.json")
    assert made.tell(paper.store)
    return made


def asked_again(varnish: Varnish, behind: Behind) -> set[str]:
    """Ask for all pages; return those that Varnish didn't have, or not any more."""
    behind.asked.clear()
    for path in PAGES:
        varnish.ask(path)
    return {path for path in PAGES if behind.asked[path]}


def in_time(reached: Callable[[], bool]) -> bool:
    """Return whether something is so before long."""
    deadline = time.monotonic() + WITHIN
    while not reached():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def test_a_page_is_asked_for_once(varnish: Varnish, behind: Behind) -> None:
    assert asked_again(varnish, behind) == set(PAGES)
    assert asked_again(varnish, behind) == set()
    answer = varnish.ask(FERRY, Accept_Encoding="gzip", Host="evil.example", Cookie="a=b")
    assert answer.status == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert not {"surrogate-key", "cache-tag", "xkey", "cdn-cache-control"} & set(answer.headers)
    assert varnish.ask(FERRY, If_None_Match=answer.headers["etag"]).status == 304
    assert behind.asked[FERRY] == 0


def test_a_release_reaches_exactly_the_pages_that_show_what_it_changed(
    varnish: Varnish, behind: Behind, paper: SmallPaper, purger: Purger
) -> None:
    asked_again(varnish, behind)
    paper.release(latest(STORM, teaser=False), page("/en/about/", "<p>Nothing shared</p>"))
    assert purger.tell(paper.store)
    holding = {key for key in PAGES if (one := paper.store.find(key)) and LATEST in one.fragments}
    assert {"/en/", FERRY, SEAL} <= holding
    assert asked_again(varnish, behind) == holding
    assert STORM in varnish.ask(FERRY).text
    paper.release(withdrawn(FERRY))
    assert purger.tell(paper.store)
    assert asked_again(varnish, behind) == {FERRY}
    assert varnish.ask(FERRY).status == 410


def test_the_control_without_a_purge_shows_the_page_before(
    varnish: Varnish, behind: Behind, paper: SmallPaper, purger: Purger
) -> None:
    asked_again(varnish, behind)
    paper.release(article(STORM, "Storm off Aktau"))
    assert in_time(lambda: "off Aktau" in behind.text(STORM))
    assert "off Aktau" not in varnish.ask(STORM).text
    assert purger.tell(paper.store)
    assert "off Aktau" in varnish.ask(STORM).text


def test_a_page_that_was_not_there_is_shown_once_it_is(
    varnish: Varnish, paper: SmallPaper, purger: Purger
) -> None:
    assert varnish.ask("/en/politics/new/").status == 404
    paper.release(article("/en/politics/new/", "New"))
    assert purger.tell(paper.store)
    assert varnish.ask("/en/politics/new/").status == 200


def test_when_the_paper_is_away_its_last_pages_are_shown(
    varnish: Varnish, behind: Behind, paper: SmallPaper, purger: Purger
) -> None:
    asked_again(varnish, behind)
    paper.release(page(TEASER, "<li>Listen</li>"), latest(STORM, teaser=False))
    assert purger.tell(paper.store)
    behind.go_away()
    # At once, before the probe has noticed; and after.
    assert {varnish.ask(path).status for path in ("/en/", FERRY)} == {200}
    time.sleep(3)
    assert {varnish.ask(path).status for path in ("/en/", FERRY)} == {200}
    never = varnish.ask("/en/never-asked/")
    assert (never.status, "can't be reached" in never.text) == (503, True)
    behind.come_back()
    assert in_time(lambda: "Listen" in varnish.ask("/en/").text or STORM in varnish.ask(FERRY).text)


def test_when_the_paper_is_broken_its_last_pages_are_shown(
    varnish: Varnish, behind: Behind, paper: SmallPaper, purger: Purger
) -> None:
    asked_again(varnish, behind)
    paper.release(article(STORM, "Storm off Aktau"))
    assert purger.tell(paper.store)
    behind.broken = True
    answer = varnish.ask(STORM)
    assert (answer.status, "Storm at Aktau" in answer.text) == (200, True)


def test_only_the_press_may_purge_and_it_must_say_what(
    varnish: Varnish, behind: Behind, tmp_path: Path
) -> None:
    assert varnish.ask("/", method="PURGE").status == 400
    with in_front_of(tmp_path / "other", behind.port, press="192.0.2.1") as other:
        with pytest.raises(NotPurged, match="403"):
            purge(other.url, ["p1"])
        assert asked_again(other, behind) == set(PAGES)


def test_the_desk_and_other_methods_are_passed_on_and_never_kept(
    varnish: Varnish, behind: Behind
) -> None:
    for _ in range(2):
        for path in ("/desk/", "/comments/1/", "/en/search/"):
            varnish.ask(path)
        varnish.ask("/", Accept_Language="az")
    assert [behind.asked[path] for path in ("/desk/", "/comments/1/", "/en/search/")] == [2] * 3
    assert varnish.ask("/", Accept_Language="az").headers["location"] == "/az/"
    assert varnish.ask("/", Accept_Language="fa").headers["location"] == "/fa/"
    assert varnish.ask(FERRY, method="POST").status == 405
