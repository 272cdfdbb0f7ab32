"""`caspian serve` makes a paper from nothing, survives being run again, and stops cleanly."""

import datetime as dt
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.paper import Paper

pytestmark = pytest.mark.slow
Serve = Callable[..., Paper]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Return a way to serve a paper in the test's folder; what still runs is ended."""
    papers: list[Paper] = []

    def start(**variables: str) -> Paper:
        papers.append(Paper(tmp_path, **variables))
        return papers[-1].wait()

    yield start
    for paper in papers:
        if paper.process.poll() is None:
            paper.process.kill()
            paper.process.wait()


def test_the_first_run_prints_the_password_and_the_second_does_not(serve: Serve) -> None:
    first = serve()
    assert first.first_password()
    assert [first.status(path) for path in ("/en/", "/desk/login/", "/en/nowhere/")] == [
        200, 200, 404
    ]  # fmt: skip
    assert first.stop(signal.SIGINT) == 0
    second = serve()
    assert "password" not in second.said()
    assert second.status("/en/environment/caspian-falling/") == 200
    assert second.stop(signal.SIGTERM) == 0
    assert "Traceback" not in first.said() + second.said()


def test_an_empty_paper_can_be_read(serve: Serve) -> None:
    paper = serve(CASPIAN_SAMPLE="0")
    assert paper.status("/en/") == 200
    assert paper.status("/en/politics/") == 404
    assert paper.first_password()
    assert (paper.home / "secret_key").stat().st_mode & 0o077 == 0
    assert paper.stop() == 0


SCHEDULE = """
import datetime as dt
from caspian.newsroom.models import Article, Home, Section
from django.utils import timezone
home = Home.objects.get(slug="en")
section = Section.objects.filter(slug="ports").first()
if section is None:
    section = Section(title="Ports", slug="ports", locale=home.locale)
    home.add_child(instance=section)
article = Article(title="{slug}", slug="{slug}", locale=home.locale, live=False)
section.add_child(instance=article)
article.go_live_at = dt.datetime.fromisoformat("{moment}")
article.save_revision().publish()
"""


def in_seconds(seconds: float) -> dt.datetime:
    """Return the moment that many seconds from now."""
    return dt.datetime.now(tz=dt.UTC) + dt.timedelta(seconds=seconds)


def test_what_is_scheduled_appears_at_its_moment_also_after_being_off(serve: Serve) -> None:
    paper = serve(CASPIAN_SAMPLE="0")
    moment = in_seconds(12)
    paper.shell(SCHEDULE.format(slug="soon", moment=moment.isoformat()))
    assert dt.datetime.now(tz=dt.UTC) < moment, "the machine is too slow for this test"
    assert paper.status("/en/ports/soon/") == 404
    while paper.status("/en/ports/soon/") != 200:
        assert dt.datetime.now(tz=dt.UTC) < moment + dt.timedelta(seconds=30)
        time.sleep(0.05)
    assert dt.datetime.now(tz=dt.UTC) >= moment
    paper.stop()
    paper.shell(SCHEDULE.format(slug="missed", moment=in_seconds(2).isoformat()))
    time.sleep(2)
    again = serve(CASPIAN_SAMPLE="0")
    deadline = time.monotonic() + 30
    while again.status("/en/ports/missed/") != 200:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert again.stop() == 0


def test_when_a_process_ends_by_itself_the_command_fails(serve: Serve) -> None:
    paper = serve(CASPIAN_SAMPLE="0")
    clock = Path(f"/proc/{paper.process.pid}/task/{paper.process.pid}/children").read_text()
    signal_pid = int(clock.split()[-1])
    assert "work" in Path(f"/proc/{signal_pid}/cmdline").read_text()
    os.kill(signal_pid, signal.SIGKILL)
    assert paper.process.wait(timeout=30) == 1
    assert "ended by itself" in paper.said()


def test_a_port_in_use_is_said_in_one_line(serve: Serve, tmp_path: Path) -> None:
    first = serve(CASPIAN_SAMPLE="0")
    second = Paper(tmp_path, CASPIAN_BIND=f"127.0.0.1:{first.port}")
    assert second.process.wait(timeout=60) == 1
    assert "set CASPIAN_BIND" in second.said()
    assert second.said().count("\n") == 1
    assert first.stop() == 0
