"""The whole paper as it is installed: what is published shows everywhere at once, or not yet."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.paper import Paper
from tests.patience import PATIENT
from tests.press.readers import Readers
from tests.thorough import often
from tests.warm_paper import WarmPaper

pytestmark = [pytest.mark.long, pytest.mark.slow]
READS = often(600, 10_000)
ROUNDS, KILLS = often(1, 3), 8
# An own transaction each, as the desk does it; a tenth of a second apart.
PUBLISH = """
import time
from caspian.newsroom.models import Article, Section, Topic
section = Section.objects.order_by("path").first()
for number in range({first}, {last}):
    article = Article(title=f"Ferry number {{number}}", slug=f"ferry-{{number}}",
                      locale=section.locale, live=False,
                      body=[("paragraph", "<p>Words.</p>")])
    article.topics.set(Topic.objects.all()[:2])
    Section.objects.get(pk=section.pk).add_child(instance=article)
    article.save_revision().publish()
    time.sleep(0.05)
"""


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Paper]:
    """A paper with its sample, served."""
    paper = WarmPaper(tmp_path)
    try:
        yield paper.wait()
    finally:
        paper.stop()


def until(paper: Paper, path: str, words: str, seconds: float = PATIENT) -> None:
    """Wait until words stand on a page."""
    end = time.monotonic() + seconds
    while words not in paper.get(path)[1]:
        assert time.monotonic() < end, f"{words!r} did not show at {path}\n{paper.said()}"
        time.sleep(0.05)


def comes_to_rest(paper: Paper, seconds: float = PATIENT) -> None:
    """Wait until an audit finds nothing stale: the background worker may be busy."""
    end = time.monotonic() + seconds
    while "Nothing is stale." not in (said := paper.said_by("press", "--audit")):
        assert time.monotonic() < end, f"{said}\n{paper.said()}"


def test_no_reader_ever_follows_a_link_to_nothing(paper: Paper) -> None:
    readers = Readers(paper.port).start()
    try:
        number = 0
        while readers.reads < READS or number < ROUNDS:
            paper.shell(PUBLISH.format(first=number * 15, last=number * 15 + 15))
            number += 1
    finally:
        readers.stop()
    assert readers.broken == []
    assert set(readers.seen) == {200}, "with SQLite on this machine nobody was asked to come back"
    until(paper, "/en/", f"Ferry number {number * 15 - 1}")
    comes_to_rest(paper)
    paper.run("edition", "verify")


@pytest.mark.proofs
def test_a_press_killed_again_and_again_loses_nothing(tmp_path: Path) -> None:
    """The background worker is killed amid its work; each start takes up what is left.

    In `make test` it is killed once: in the day at the paper, at three o'clock.
    """
    for number in range(KILLS):
        paper = Paper(tmp_path).wait()
        (worker,) = paper.processes("cli worker")
        paper.shell(PUBLISH.format(first=number * 3, last=number * 3 + 2))
        time.sleep(number % 5 * 0.015)
        os.kill(worker, signal.SIGKILL)
        paper.shell(PUBLISH.format(first=number * 3 + 2, last=number * 3 + 3))
        paper.process.wait(PATIENT)
    paper = Paper(tmp_path).wait()
    try:
        until(paper, "/en/latest/", f"Ferry number {KILLS * 3 - 1}")
        comes_to_rest(paper)
        for number in range(KILLS * 3):
            assert paper.status(f"/en/politics/ferry-{number}/") == 200
    finally:
        paper.stop()


def test_the_newsroom_may_be_gone_and_reading_goes_on(tmp_path: Path) -> None:
    paper = Paper(tmp_path, CASPIAN_SAMPLE="0")
    try:
        paper.wait()
        database = paper.home / "newsroom.sqlite3"
        for suffix in ("", "-wal", "-shm"):
            part = database.with_name(database.name + suffix)
            if part.exists():
                part.rename(part.with_name(part.name + ".away"))
        database.write_bytes(b"not a database")
        assert paper.status("/en/") == 200
        assert paper.status("/en/latest/") == 200
        assert paper.status("/en/nowhere/") == 404
        assert paper.get("/healthz")[0] == 200
    finally:
        paper.stop()
