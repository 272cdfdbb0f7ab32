"""docs/in-front.md can be followed to the letter: each of its commands is run, or stands here."""

import datetime as dt
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.front.behind import Behind
from tests.front.nginx import ROOT, Nginx, running, tool
from tests.front.papers import FERRY, SmallPaper, first_release
from tests.front.varnish import TEMPLATE, in_front_of
from tests.front.walking import walk
from tests.paper import free_port

TEXT = (ROOT / "docs" / "in-front.md").read_text("utf-8")
COMMANDS = re.findall(r"^    (\S.*)$", re.sub(r"^```.*?^```", "", TEXT, flags=re.S | re.M), re.M)
EXPORT, VERIFY, VERIFY_COPY, SUMS, COPY, CHECK_VCL, PURGE = (
    "caspian edition export /srv/caspian/export",
    "caspian edition export /srv/caspian/export --verify",
    "caspian edition export /srv/mirror/caspian --verify --public KEY --at-least N",
    "sha256sum --quiet -c manifest && cat manifest.d/* | sha256sum --quiet -c -",
    'cp -r "$(readlink -f /srv/caspian/export/current)" /srv/mirror/caspian',
    "varnishd -C -f /etc/varnish/default.vcl",
    'curl -X PURGE -H "xkey-purge: p0123456789" http://127.0.0.1:6081/',
)
# What these do is tested in test_nginx.py (every start is checked by `nginx -t`, and maps are read
# again when told) and in test_purge.py.
ELSEWHERE = {
    "nginx -s reload", "nginx -t", "export CASPIAN_PURGE_URL=http://127.0.0.1:6081/"
}  # fmt: skip


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[SmallPaper]:
    """Return a paper whose first release came out a moment ago: the commands look at the clock."""
    made = SmallPaper(tmp_path, at=dt.datetime.now(dt.UTC) - dt.timedelta(minutes=10))
    made.release(*first_release())
    yield made
    made.store.close()


def run(command: str, paper: SmallPaper, folder: Path, **here: str) -> str:
    """Run a command of the page, its places being those of the test; return what it prints."""
    home = paper.folder.parent
    places = {
        "/srv/caspian/export": str(paper.folder),
        "/srv/mirror": str(home / "mirror"),
        "/etc/varnish/default.vcl": str(TEMPLATE),
        "KEY": paper.signer.public,
        "--at-least N": "--at-least 1",
        **here,
    }
    for written, place in places.items():
        command = command.replace(written, place)
    if command.startswith("caspian "):
        command = f"{sys.executable} -m caspian.project.{command.replace('caspian', 'cli', 1)}"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder, env={"CASPIAN_HOME": str(home), "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"},
        # An operator's shell: the settings of the paper, once read, give the tests another.
        capture_output=True, text=True, timeout=120, umask=0o022,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_command_on_the_page_is_one_that_is_tested() -> None:
    assert set(COMMANDS) == {
        EXPORT, VERIFY, VERIFY_COPY, SUMS, COPY, CHECK_VCL, PURGE, *ELSEWHERE
    }  # fmt: skip


@pytest.mark.slow
def test_exporting_copying_and_verifying_go_as_the_page_says(paper: SmallPaper) -> None:
    home = paper.folder.parent
    (home / "mirror").mkdir()
    assert "Release 1 is exported" in run(EXPORT, paper, home)
    assert "Nothing is wrong" in run(VERIFY, paper, home)
    run(COPY, paper, home)
    assert "Nothing is wrong" in run(VERIFY_COPY, paper, home)
    assert run(SUMS, paper, home / "mirror" / "caspian") == ""


@pytest.mark.slow
def test_a_mirror_in_a_folder_is_read_as_the_page_says(paper: SmallPaper) -> None:
    paper.export()
    home = paper.folder.parent
    for name in ("mirror", "nginx"):
        (home / name).mkdir()
    run(COPY, paper, home)
    (block,) = re.findall(r"^```nginx\n(.*?)^```", TEXT, re.S | re.M)
    port = free_port()
    types = "types { text/html html; text/css css; image/jpeg jpg; image/svg+xml svg; }"
    inside = block.replace("/srv/mirror", str(home / "mirror"))
    server = f"server {{ listen 127.0.0.1:{port}; {types} {inside} }}"
    with running(Nginx(home / "nginx", server, port=port)) as nginx:
        statuses = walk(nginx.ask, "/caspian/")
        absent = nginx.ask("/caspian/en/politics/nowhere/at/all/", Accept_Encoding="gzip")
        assert nginx.ask("/caspian/gone.map").status == 404
    assert f"/caspian{FERRY}" in statuses
    assert {path for path, status in statuses.items() if status != 200} == set()
    assert (absent.status, '<a href="/caspian/en/">' in absent.text) == (404, True)


@pytest.mark.slow
def test_varnish_takes_its_file_and_a_purge_by_hand(paper: SmallPaper, tmp_path: Path) -> None:
    tool("varnishd")
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed here: apt-get install curl")
    run(f"{CHECK_VCL} 2>&1", paper, tmp_path)
    behind = Behind(paper.url, tmp_path)
    try:
        with in_front_of(tmp_path / "varnish", behind.port) as varnish:
            varnish.ask(FERRY)
            said = run(PURGE, paper, tmp_path, **{"http://127.0.0.1:6081/": varnish.url})
    finally:
        behind.stop()
    assert said == "Purged 0\n"
