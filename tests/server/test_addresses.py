"""Where nothing stands, and where something else does: 404, 410, 301, 308, and the way to "/"."""

from pathlib import Path

import pytest

from caspian.server.answers import tag_of
from caspian.server.front import Front
from tests.server.asking import ask
from tests.server.edition import FERRY, Edition, languages, moved, page, settings_for, withdrawn


def test_an_unknown_path_is_absent_in_the_language_of_the_path(front: Front) -> None:
    assert (ask(front, "/az/yox/").status, ask(front, "/az/yox/").text) == (404, "<h1>Tapılmadı")
    for path in ("/en/none/", "/xx/none/", "/none", "/wp-login.php"):
        answered = ask(front, path, accept_encoding="gzip")
        assert answered.status == 404
        assert answered.text.startswith("<h1>Not here"), path


def test_a_withdrawn_path_says_so(front: Front, edition: Edition) -> None:
    edition.release(withdrawn("/az/sea/"), withdrawn("/en/sea/"))
    for path in ("/en/sea/", "/az/sea/"):
        answered = ask(front, path)
        assert (answered.status, answered.text) == (410, "<h1>Withdrawn")


def test_an_absent_page_may_be_kept_briefly_and_is_purged_by_its_path(front: Front) -> None:
    headers = ask(front, "/en/none/").headers
    assert headers["cdn-cache-control"] == "max-age=5"
    assert headers["surrogate-key"].split()[:2] == [tag_of("/en/none/"), tag_of("absent:en:404")]
    assert "etag" not in headers


def test_an_edition_without_absent_pages_says_it_in_words(tmp_path: Path) -> None:
    edition = Edition(tmp_path / "home")
    edition.release(page("/en/", "<h1>Front"), withdrawn("/en/sea/"))
    front = Front(settings_for(edition))
    assert (ask(front, "/en/none/").status, ask(front, "/en/none/").text) == (
        404, "There is no page here.\n"
    )  # fmt: skip
    assert ask(front, "/en/sea/").status == 410
    assert ask(front, "/").status == 404


def test_names_without_a_slash_have_no_address(front: Front) -> None:
    for name in ("fragment:en:latest", "languages", "absent:en:404"):
        assert ask(front, f"/{name}").status == 404
        assert ask(front, name).status == 400


def test_a_moved_path_leads_on(front: Front, edition: Edition) -> None:
    edition.release(moved("/en/old/", FERRY), moved("/az/köhnə/", "/az/gəmi/"))
    answered = ask(front, "/en/old/?from=mail")
    assert (answered.status, answered.headers["location"]) == (301, f"{FERRY}?from=mail")
    assert answered.headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert answered.headers["surrogate-key"] == tag_of("/en/old/")
    answered = ask(front, "/az/k%C3%B6hn%C9%99/")
    assert answered.headers["location"] == "/az/g%C9%99mi/"


def test_a_moved_path_keeps_the_query_but_tells_nobody_else_of_it(
    front: Front, edition: Edition
) -> None:
    edition.release(
        moved("/en/a/", "/en/search/?q=ferry"), moved("/en/b/", f"{FERRY}#notes"),
        moved("/en/c/", "https://example.org/"), moved("/en/d/", "//example.org/"),
    )  # fmt: skip
    led = {path: ask(front, f"/en/{path}/?x=1").headers["location"] for path in "abcd"}
    assert led == {
        "a": "/en/search/?q=ferry&x=1", "b": f"{FERRY}?x=1#notes", "c": "https://example.org/",
        "d": "//example.org/",
    }  # fmt: skip


def test_a_missing_last_slash_is_added(front: Front, edition: Edition) -> None:
    answered = ask(front, FERRY.rstrip("/"))
    assert (answered.status, answered.headers["location"]) == (308, FERRY)
    answered = ask(front, f"{FERRY.rstrip('/')}?page=2&q=%C9%99")
    assert answered.headers["location"] == f"{FERRY}?page=2&q=%C9%99"
    edition.release(page("/az/gəmi/", "<h1>Gəmi"))
    assert ask(front, "/az/g%C9%99mi").headers["location"] == "/az/g%C9%99mi/"
    assert ask(front, "/en/none").status == 404
    assert ask(front, "/desk").headers["location"] == "/desk/"


@pytest.mark.parametrize("path", ["/%0d%0aSet-Cookie:x", "/%5Cevil.example", "//evil.example"])
def test_no_address_leads_out_of_the_paper(front: Front, edition: Edition, path: str) -> None:
    edition.release(page("/\\evil.example/", "<h1>Trick"))
    location = ask(front, path).headers.get("location", "/")
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))


@pytest.mark.parametrize(
    ("asked", "front_page"),
    [
        ("az", "/az/"),
        ("az-AZ,az;q=0.9,en;q=0.8", "/az/"),
        ("en-GB", "/en/"),
        ("fr, az;q=0.2, en;q=0.7", "/en/"),
        ("fr", "/en/"),
        ("", "/en/"),
        ("az;q=0", "/en/"),
        ("AZ", "/az/"),
        ("*", "/en/"),
        ("kk", "/kk-cyrl/"),
        ("kk-Cyrl-KZ", "/kk-cyrl/"),
        (";;q=,,q", "/en/"),
    ],
)
def test_the_root_leads_to_the_readers_language(
    front: Front, edition: Edition, asked: str, front_page: str
) -> None:
    edition.release(languages({"en": "/en/", "az": "/az/", "kk-Cyrl": "/kk-cyrl/"}))
    answered = ask(front, "/", accept_language=asked)
    assert (answered.status, answered.headers["location"]) == (302, front_page)
    assert answered.headers["vary"] == "Accept-Language"
    assert answered.headers["cdn-cache-control"] == "no-store"


def test_languages_that_nobody_understands_are_none(
    front: Front, edition: Edition, caplog: pytest.LogCaptureFixture
) -> None:
    edition.release(page("languages", "[1, 2"))
    assert ask(front, "/").status == 404
    assert "languages" in caplog.text
