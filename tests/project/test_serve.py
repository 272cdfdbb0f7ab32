"""`caspian serve` makes a paper from nothing, survives being run again, and stops cleanly."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from caspian.pages.assets import FOLDER, asset
from caspian.project import cli
from caspian.server.kept_assets import keep_assets, kept_assets, version_of
from tests.paper import Paper
from tests.patience import PATIENT
from tests.server.asking import FIREFOX
from tests.warm_paper import WarmPaper

pytestmark = [pytest.mark.long, pytest.mark.slow]
Serve = Callable[..., Paper]
FONT = "fonts/caspian-serif-latin.woff2"
FORMER = {"paper.css": b"body { color: sienna }", FONT: b"a former font", "keeping.js": b"// old"}
"""assets of a former build"""


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Return a way to serve a paper in the test's folder; what still runs is ended."""
    with ExitStack() as ends:

        def start(**variables: str) -> Paper:
            paper = WarmPaper(tmp_path, **variables)
            ends.callback(end, paper)
            ends.callback(paper.ends_commands)
            return paper.wait()

        yield start


def end(paper: Paper) -> None:
    """End a paper that still runs: beside what comes next it would take its part of the machine."""
    if paper.process.poll() is None:
        paper.process.kill()
        paper.process.wait()


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Paper]:
    """Serve an empty paper for tests that leave it as it was; it stops cleanly.

    Its home is too deep for a socket to lie in, and has assets of a former build.
    """
    deep = tmp_path_factory.mktemp("standing") / ("a-folder-of-a-long-name-" * 5)
    for name, content in FORMER.items():
        path = deep / "former" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    keep_assets(deep / "former", deep / "home" / "assets")
    paper = WarmPaper(deep, CASPIAN_SAMPLE="0").wait()
    yield paper
    assert paper.stop() == 0


def until(reached: Callable[[], object], *, pause: float = 0.05) -> None:
    """Wait for something that must come; a machine may be slow, so for long."""
    deadline = time.monotonic() + PATIENT
    while not reached():
        assert time.monotonic() < deadline
        time.sleep(pause)


COUNTED = """
from caspian.newsroom.models import ViewTally
print(*(f"{one.article.slug} {one.count}" for one in ViewTally.objects.all()))
"""


def test_an_empty_paper_can_be_read(standing: Paper) -> None:
    assert standing.status("/en/") == 200
    assert standing.status("/en/politics/") == 404
    assert standing.first_password()
    assert (standing.home / "secret_key").stat().st_mode & 0o077 == 0


def test_pages_of_both_builds_find_their_own_files(standing: Paper) -> None:
    for name, content in FORMER.items():
        former = f"/assets/{name}?v={version_of(content)}"
        assert standing.get_bytes(former) == (200, content)
        assert standing.get_bytes(asset(name)) == (200, (FOLDER / name).read_bytes())
    present = (FOLDER / "paper.css").read_bytes()
    kept = kept_assets(standing.home / "assets")
    assert kept[f"{version_of(present)}/paper.css"] == present


SCHEDULE = """
import datetime as dt
from caspian.newsroom.models import Article, Home, Section
from django.utils import timezone
home = Home.objects.get(slug="en")
section = Section.objects.filter(slug="ports").first()
if section is None:
    section = Section(title="Ports", slug="ports", locale=home.locale)
    home.add_child(instance=section)
article = Article(title="{slug}", slug="{slug}", locale=home.locale, live=False,
                  body=[("paragraph", "<p>Words.</p>")])
section.add_child(instance=article)
article.go_live_at = timezone.now() + dt.timedelta(seconds={seconds})
article.save_revision().publish()
print("AT", article.go_live_at.isoformat())
"""


def scheduled(paper: Paper, slug: str, seconds: int) -> dt.datetime:
    """Schedule an article for some seconds after it is written; return the moment."""
    said = paper.shell(SCHEDULE.format(slug=slug, seconds=seconds))
    return dt.datetime.fromisoformat(said.partition("AT ")[2].strip())


def test_what_is_scheduled_appears_at_its_moment(standing: Paper) -> None:
    moment = scheduled(standing, "soon", 3)
    until(lambda: standing.status("/en/ports/soon/") == 200)
    assert dt.datetime.now(tz=dt.UTC) >= moment, "asked again and again, it was seen too early"


def test_what_comes_due_while_the_paper_is_off_is_read_and_counted_after_the_start(
    serve: Serve,
) -> None:
    """Two starts: the first prints the password, the second doesn't."""
    first = serve(CASPIAN_SAMPLE="0")
    assert first.first_password()
    assert [first.status(path) for path in ("/en/", "/desk/login/", "/en/nowhere/")] == [
        200, 200, 404
    ]  # fmt: skip
    scheduled(first, "read", 0)
    until(lambda: first.status("/en/ports/read/") == 200)
    for number in range(3):
        headers = {"user_agent": FIREFOX, "x_forwarded_for": f"192.0.2.{number}"}
        assert first.get("/en/ports/read/", **headers)[0] == 200
    assert first.stop(signal.SIGINT) == 0
    moment = scheduled(first, "missed", 1)
    until(lambda: dt.datetime.now(tz=dt.UTC) >= moment)
    second = serve(CASPIAN_SAMPLE="0")
    assert "password" not in second.said()
    assert second.status("/en/ports/read/") == 200
    until(lambda: second.status("/en/ports/missed/") == 200)
    until(lambda: "read 3" in second.shell(COUNTED), pause=1)
    assert second.stop(signal.SIGTERM) == 0
    assert "Traceback" not in first.said() + second.said()


def test_a_home_too_deep_for_a_socket_has_its_desk_all_the_same(standing: Paper) -> None:
    assert len(str(standing.home / "backend.sock")) > 108
    assert (standing.status("/desk/login/"), standing.status("/en/")) == (200, 200)


def test_a_paper_whose_backend_hangs_can_be_read(standing: Paper) -> None:
    until(lambda: '"newsroom": "up"' in standing.get("/healthz")[1])
    backend = standing.processes("caspian.project.wsgi:application")
    for pid in backend:
        os.kill(pid, signal.SIGSTOP)
    until(lambda: '"newsroom": "away"' in standing.get("/healthz")[1])
    assert [standing.status(path) for path in ("/en/", "/healthz")] == [200, 200]
    for pid in backend:
        os.kill(pid, signal.SIGCONT)
    until(lambda: standing.status("/desk/login/") == 200)


def test_a_backend_that_dies_is_started_again(standing: Paper) -> None:
    os.kill(standing.processes("caspian.project.wsgi:application")[-1], signal.SIGKILL)
    assert standing.status("/en/") == 200
    until(lambda: standing.status("/desk/login/") == 200)


def prepare(home: Path) -> None:
    """Make a home into an empty paper, as the first start does."""
    end, told = os.pipe()
    variables = {"CASPIAN_HOME": str(home), "CASPIAN_SAMPLE": "0"}
    command = [sys.executable, "-m", "caspian.project.preparing", str(told)]
    subprocess.run(command, env=os.environ | variables, pass_fds=[told], check=True)
    os.close(end)
    os.close(told)


def test_a_newsroom_that_is_damaged_at_the_start_closes_the_desk_alone(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    prepare(tmp_path / "home")
    newsroom = tmp_path / "home" / "newsroom.sqlite3"
    good = newsroom.read_bytes()
    newsroom.write_bytes(b"no database " * 10_000)
    paper = Paper(tmp_path, CASPIAN_SAMPLE="0")
    request.addfinalizer(lambda: end(paper))
    until(lambda: "the desk is closed" in paper.said())
    assert [paper.status(path) for path in ("/en/", "/healthz", "/desk/")] == [200, 200, 503]
    newsroom.write_bytes(good)
    until(lambda: "Ctrl-C" in paper.said())
    assert paper.status("/desk/login/") == 200
    assert "Traceback" not in paper.said()
    assert paper.stop() == 0


def test_a_newsroom_that_is_damaged_where_nothing_can_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "newsroom.sqlite3").write_bytes(b"no database " * 10_000)
    paper = Paper(tmp_path)
    assert paper.process.wait(timeout=PATIENT) == 1
    assert "The newsroom's database can't be used" in paper.said()
    assert "Traceback" not in paper.said()


def test_a_number_of_workers_that_is_none_is_bad_usage(capsys: pytest.CaptureFixture[str]) -> None:
    for workers in ("0", "-1", "two"):
        with pytest.raises(SystemExit) as ended:
            cli.main(["serve", "--workers", workers])
        assert ended.value.code == 2
        assert "not a number from 1 on" in capsys.readouterr().err


def test_when_a_process_ends_by_itself_the_command_fails(serve: Serve) -> None:
    paper = serve(CASPIAN_SAMPLE="0")
    (worker,) = paper.processes("caspian.project.cli worker")
    os.kill(worker, signal.SIGKILL)
    assert paper.process.wait(timeout=PATIENT) == 1
    assert "ended by itself" in paper.said()


def test_a_paper_that_is_killed_leaves_no_process_behind(serve: Serve) -> None:
    paper = serve(CASPIAN_SAMPLE="0")
    below = paper.processes("")
    assert len(below) >= 5
    paper.process.kill()
    paper.process.wait()
    until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in below))


def test_a_port_in_use_is_said_in_one_line(standing: Paper, tmp_path: Path) -> None:
    second = Paper(tmp_path, CASPIAN_BIND=f"127.0.0.1:{standing.port}")
    assert second.process.wait(timeout=PATIENT) == 1
    assert "set CASPIAN_BIND" in second.said()
    assert second.said().count("\n") == 1
