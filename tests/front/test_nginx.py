"""A real nginx in front of an export, as deploy/nginx.conf has it: at the root and in a folder."""

import gzip
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from caspian.server.answers import EMBED_POLICY, SAFE
from tests.front.nginx import Answer, Nginx, running, serving
from tests.front.papers import (
    FERRY,
    LOST,
    NOWRUZ,
    OLD_FERRY,
    SEAL,
    SHIPS,
    STORM,
    SmallPaper,
    article,
    moved,
    withdrawn,
)
from tests.front.walking import walk
from tests.paper import free_port

pytestmark = pytest.mark.slow
PAGES = ["/en/", "/en/politics/", FERRY, STORM, "/az/", SEAL, "/fa/", NOWRUZ]


@pytest.fixture
def nginx(paper: SmallPaper, tmp_path: Path) -> Iterator[Nginx]:
    """Return nginx serving the paper's export."""
    paper.export()
    with serving(tmp_path / "nginx", paper.folder) as serves:
        yield serves


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_sent_as_it_was_exported(nginx: Nginx, paper: SmallPaper, path: str) -> None:
    file = paper.current / path[1:] / "index.html"
    plain, packed = nginx.ask(path), nginx.ask(path, Accept_Encoding="br, gzip")
    assert (plain.status, plain.body) == (200, file.read_bytes())
    assert packed.body == file.with_name("index.html.gz").read_bytes()
    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["content-encoding"] == "gzip"
    assert plain.headers["content-type"] == "text/html; charset=utf-8"
    assert plain.headers["vary"] == packed.headers["vary"] == "Accept-Encoding"
    assert plain.headers["etag"] != packed.headers["etag"]


def test_a_page_that_a_browser_has_is_not_sent_again_until_it_changes(
    nginx: Nginx, paper: SmallPaper
) -> None:
    held, kept = nginx.ask(STORM).headers["etag"], nginx.ask(FERRY).headers["etag"]
    assert nginx.ask(STORM, If_None_Match=held).status == 304
    paper.release(article(STORM, "Storm at Baku!"))
    paper.export()
    assert nginx.ask(STORM, If_None_Match=held).status == 200
    assert nginx.ask(FERRY, If_None_Match=kept).status == 304


def test_what_is_not_there_is_said_in_the_language_of_its_path(nginx: Nginx) -> None:
    for path, words in {
        "/az/yoxdur/": "404 in az", "/fa/a/b/c/d": "404 in fa", "/xx/": "404 in en",
        "/nowhere": "404 in en", "/assets/": "404 in en", "/redirects.map": "404 in en",
        "/gone.map": "404 in en",
    }.items():  # fmt: skip
        answer = nginx.ask(path)
        assert (answer.status, words in answer.text) == (404, True), path


def test_what_was_withdrawn_answers_410_and_what_moved_leads_on(nginx: Nginx) -> None:
    gone = nginx.ask(LOST)
    assert (gone.status, "410 in en" in gone.text) == (410, True)
    answer = nginx.ask(OLD_FERRY)
    assert (answer.status, answer.headers["location"]) == (301, "../../.." + FERRY)


def test_maps_are_read_again_when_nginx_is_told(nginx: Nginx, paper: SmallPaper) -> None:
    paper.release(withdrawn(STORM), moved(FERRY, "/fa/"))
    assert paper.export().maps_changed
    # Until then nobody is told anything wrong: no page is there, and this one leads on.
    assert nginx.ask(STORM).status == 404
    assert 'url=../../../fa/"' in nginx.ask(FERRY).text
    nginx.reload()
    assert (nginx.ask(STORM).status, nginx.ask(FERRY).status) == (410, 301)


def test_a_path_without_its_last_slash_leads_to_the_one_with_it(nginx: Nginx) -> None:
    answer = nginx.ask(SEAL.rstrip("/"), Host="evil.example")
    assert (answer.status, answer.headers["location"][:4]) == (301, "/az/")
    assert "evil" not in str(answer.headers) + answer.text


@pytest.mark.parametrize(
    ("asked", "front"), {"az,en;q=0.5": "./az/", "de": "./en/", "": "./en/"}.items()
)
def test_the_root_leads_to_the_language_that_is_asked_for(
    nginx: Nginx, asked: str, front: str
) -> None:
    answer = nginx.ask("/", Accept_Language=asked, Host="evil.example")
    assert (answer.status, answer.headers["location"]) == (302, front)
    mailed = nginx.ask("/?utm_source=mail", Accept_Language=asked, Host="evil.example")
    assert mailed.headers["location"] == f"{front}?utm_source=mail"
    assert answer.headers["vary"] == "Accept-Language"


def test_files_have_their_types_and_are_kept_as_long_as_is_safe(nginx: Nginx) -> None:
    again = "public, max-age=0, must-revalidate"
    for path, kind, kept in [
        (FERRY, "text/html; charset=utf-8", again),
        ("/robots.txt", "text/plain; charset=utf-8", again),
        ("/sitemap.xml", "application/xml; charset=utf-8", again),
        ("/assets/paper.css?v=1", "text/css; charset=utf-8", again),
        ("/assets/paper.css", "text/css; charset=utf-8", again),
        (SHIPS, "image/jpeg", "public, max-age=86400"),
    ]:
        headers = nginx.ask(path).headers
        assert (headers["content-type"], headers["cache-control"]) == (kind, kept), path


def test_every_answer_is_safe_and_none_says_which_nginx_it_is(nginx: Nginx) -> None:
    for path in (FERRY, "/nowhere", LOST, "/assets/paper.css"):
        headers = nginx.ask(path).headers
        assert {name: headers[name.lower()] for name, _ in SAFE[1:]} == dict(SAFE[1:])
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["server"] == "nginx"
    assert nginx.ask(FERRY, method="POST").status == 405


def test_every_address_on_every_page_leads_somewhere(nginx: Nginx) -> None:
    statuses = walk(nginx.ask, "/en/")
    assert set(PAGES) <= set(statuses)
    assert {path for path, status in statuses.items() if status != 200} == set()
    assert {SHIPS, "/assets/paper.css?v=1", "/assets/wave.svg"} <= set(statuses)


MIRROR = """
server {{
  listen 127.0.0.1:{port}; root {folder}; absolute_redirect off;
  types {{ text/html html; text/css css; image/jpeg jpg; image/svg+xml svg; }} gzip_static on;
}}
"""


def mirrored(paper: SmallPaper, folder: Path, tree: Path) -> Nginx:
    """Return any nginx, with a copy of a tree in a folder of its site."""
    site = folder / "site" / "deep" / "caspian"
    site.parent.mkdir(parents=True)
    subprocess.run(["cp", "-rL", str(tree), str(site)], check=True)
    port = free_port()
    return Nginx(folder, MIRROR.format(port=port, folder=folder / "site"), port=port)


def below(nginx: Nginx) -> dict[str, int]:
    """Return the status of every address that pages of a mirror in a folder name."""
    return walk(nginx.ask, "/deep/caspian/en/")


def test_a_copy_in_any_folder_of_any_server_works_too(paper: SmallPaper, tmp_path: Path) -> None:
    paper.export()
    with running(mirrored(paper, tmp_path / "mirror", paper.current)) as nginx:
        statuses = below(nginx)
    assert {f"/deep/caspian{path}" for path in PAGES} <= set(statuses)
    assert {path for path, status in statuses.items() if status != 200} == set()
    assert all(path.startswith("/deep/caspian/") for path in statuses)


def test_the_control_with_addresses_as_they_were_is_caught(
    paper: SmallPaper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("caspian.edition.export.flatten.relative_html", lambda text, depth: text)
    paper.export()
    with running(mirrored(paper, tmp_path / "mirror", paper.current)) as nginx:
        assert 404 in below(nginx).values()


def test_readers_of_a_front_never_meet_a_missing_page_while_it_is_exported(
    nginx: Nginx, paper: SmallPaper
) -> None:
    """Each release links to an article that is new, and takes away the one before it."""
    done, missed, asked = threading.Event(), [], []

    def read() -> None:
        while not done.is_set():
            front: Answer = nginx.ask("/en/")
            asked.append(front.status)
            if front.status != 200:
                missed.append("/en/")

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(40):
        paper.release(article("/en/", f"Front {number}"), article(f"/en/p/{number}/", "New"))
        paper.export()
    done.set()
    reader.join()
    assert missed == []
    assert len(asked) > 40


def test_the_desk_and_unknown_pictures_are_asked_of_the_paper_itself(
    paper: SmallPaper, tmp_path: Path
) -> None:
    paper.export()
    site = tmp_path / "backend"
    for name in (
        "desk/index.html", "documents/1/report.html", "media/images/new/one.jpg",
        "comments/1/index.html", "en/search/index.html",
    ):  # fmt: skip
        (site / name).parent.mkdir(parents=True)
        (site / name).write_text(f"the paper's own {name}")
    (tmp_path / "upstream").mkdir()
    port = free_port()
    backend = Nginx(tmp_path / "upstream", MIRROR.format(port=port, folder=site), port=port)
    with running(backend), serving(tmp_path / "nginx", paper.folder, upstream=port) as nginx:
        for path in (
            "/desk/", "/documents/1/report.html", "/media/images/new/one.jpg",
            "/comments/1/", "/en/search/",
        ):  # fmt: skip
            answer = nginx.ask(path)
            assert answer.text.startswith("the paper's own"), path
            assert "cache-control" not in answer.headers
            assert "content-security-policy" not in answer.headers
        assert nginx.ask("/desk").headers["location"] == "/desk/"
        assert nginx.ask(SHIPS).text == f"JPEG {SHIPS}"


def test_a_card_may_be_framed_and_nothing_else(nginx: Nginx, paper: SmallPaper) -> None:
    paper.release(article(f"{FERRY}embed/", "The ferry, as a card"))
    paper.export()
    card, page = nginx.ask(f"{FERRY}embed/"), nginx.ask(FERRY)
    assert (card.status, "as a card" in card.text) == (200, True)
    assert card.headers["content-security-policy"] == EMBED_POLICY
    assert "x-frame-options" not in card.headers
    assert page.headers["x-frame-options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in page.headers["content-security-policy"]
