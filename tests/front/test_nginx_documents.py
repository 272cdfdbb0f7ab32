"""Each document of a paper is sent by nginx, from an export, as the front sends it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from caspian.edition.export.run import export
from caspian.edition.export.sources import Sources
from caspian.newsroom import archive_pages
from caspian.newsroom.models import Article, CrawlerSettings
from caspian.newsroom.opening import BranchPage, FirstPages, close_language, open_language
from caspian.pages.assets import FOLDER as ASSETS
from caspian.server.front import Front
from caspian.server.settings import FrontSettings
from tests.cast import Cast, republished
from tests.front.nginx import Answer, Nginx, serving
from tests.press.editions import Edition
from tests.press.newsroom import Newsroom
from tests.server.asking import Answered
from tests.server.asking import ask as ask_front

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
SAME = {
    "content-type", "content-disposition", "access-control-allow-origin",
    "access-control-allow-methods", "access-control-allow-headers", "access-control-max-age",
    "cache-control", "content-security-policy", "x-content-type-options", "referrer-policy",
    "x-frame-options", "permissions-policy", "speculation-rules", "location", "allow",
}  # fmt: skip


@dataclass(frozen=True)
class Both:
    """A front and nginx with the same paper, and the paths of its documents by status."""

    front: Front
    nginx: Nginx
    paths: dict[str, int]

    def of(self, path: str, method: str = "GET") -> tuple[Answered, Answer]:
        """Return what each answers."""
        return ask_front(self.front, path, method), self.nginx.ask(path, method=method)


@pytest.fixture
def both(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Both]:
    """A paper with every kind of document, at both."""
    monkeypatch.setattr(archive_pages, "PER_PAGE", 2)
    newsroom = Newsroom()
    for number in range(6):
        article = cast.published(f"Story {number}", days_ago=9 - number, topics=[cast.sea])
    newsroom.information(0)
    newsroom.comments.rule(0)
    newsroom.comments.write(article, 0)
    CrawlerSettings.objects.update_or_create(
        defaults={"ads": "example.com, 1, DIRECT", "trust": "member=https://jti.example/"}
    )
    open_language(code="az", wanted=FirstPages([BranchPage(cast.politics.pk, "Siyasət")]))
    url = f"sqlite:///{tmp_path / 'edition.sqlite3'}"
    edition = Edition(tmp_path, url)
    edition.press()
    republished(Article.objects.get(slug="story-1"), slug="renamed")
    Article.objects.get(slug="story-2").unpublish()
    close_language(code="az")
    cast.sea.slug = "waters"
    cast.sea.save()
    edition.press()
    paths = {one.key: one.status for one in edition.store.documents("/")}
    export(edition.store, tmp_path / "export", Sources(ASSETS), signer=edition.signer)
    front = Front(FrontSettings(url, tmp_path, str(tmp_path / "backend.sock")))
    with serving(tmp_path / "nginx", tmp_path / "export") as nginx:
        yield Both(front, nginx, paths)
    front.reading.close()
    edition.store.close()


def compared(found: Any) -> dict[str, str]:
    """Return of an answer what a reader's program goes by; nginx writes Location relative."""
    said = {name: value for name, value in found.headers.items() if name in SAME}
    if "location" in said:
        said["location"] = said["location"].rpartition("../")[2].rpartition("/")[2]
        # nginx writes a page into a redirect, and the front nothing.
        for name in ("content-type", "content-security-policy"):
            said.pop(name, None)
    return {**said, "status": str(found.status)}


def test_every_document_for_programs_has_the_same_headers(both: Both) -> None:
    shown = {path for path in both.paths if not path.endswith("/") and "%" not in path}
    shown |= {path for path in both.paths if path.startswith("/api/")}
    kinds = {path.rpartition(".")[2] for path in shown}
    assert {"rss", "atom", "json", "xml", "txt", "epub", "webmanifest"} <= kinds
    assert {both.paths[path] for path in shown} == {200, 301, 410}
    differ = {}
    for path in sorted(shown):
        if both.paths[path] == 410 and not path.startswith("/api/"):
            continue  # the page that says so is the language's own, as a page
        front, nginx = map(compared, both.of(path))
        if front != nginx:
            differ[path] = sorted(front.items() ^ nginx.items())
    assert differ == {}, "\n".join(f"{path}: {how}" for path, how in differ.items())


def test_what_a_closed_language_had_is_gone_at_both(both: Both) -> None:
    for rest in ("/az/", "/az/politics/", "/az/latest/", "/az/feeds/latest.rss", "/az/feeds/",
                 "/az/feeds/politics.atom", "/az/feeds/kinds/news.json", "/az/feeds/today.epub",
                 "/api/v1/az/index.json", "/api/v1/az/articles.json"):  # fmt: skip
        front, nginx = both.of(rest)
        assert (front.status, nginx.status) == (410, 410), rest
    front, nginx = both.of("/az/feeds/never.rss")
    assert (front.status, nginx.status) == (404, 404)


def test_a_book_is_a_file_to_keep(both: Both) -> None:
    front, nginx = both.of("/en/feeds/today.epub")
    assert nginx.headers["content-disposition"] == 'attachment; filename="today-en.epub"'
    assert (nginx.headers["content-type"], nginx.body) == ("application/epub+zip", front.body)


@pytest.mark.parametrize("path", ["/en/", "/en/feeds/latest.rss", "/api/v1/en/articles.json"])
def test_what_may_be_done_is_said_alike(both: Both, path: str) -> None:
    front, nginx = map(compared, both.of(path, "OPTIONS"))
    names = {"status", "allow", *(name for name in SAME if name.startswith("access-control"))}
    assert {name: front.get(name) for name in names} == {name: nginx.get(name) for name in names}
    assert front["status"] == "204"


def test_what_the_api_has_not_is_said_in_json(both: Both) -> None:
    for path, status in (("/api/v1/none.json", 404), ("/api/v1/en/none/", 404)):
        _, nginx = both.of(path)
        assert (nginx.status, nginx.headers["content-type"]) == (
            status, "application/json; charset=utf-8",
        )  # fmt: skip
