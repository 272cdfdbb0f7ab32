"""OPTIONS says what may be done; what programs read is any page's to ask for (CORS)."""

import pytest

from caspian.edition.document import Document
from caspian.edition.splice import part
from caspian.server.front import Front
from tests.server.asking import ask
from tests.server.edition import FERRY, Edition, moved, page, settings_for, withdrawn

API, FEED = "/api/v1/en/articles.json", "/en/feeds/latest.rss"
ANY = "access-control-allow-origin"


@pytest.fixture
def front(edition: Edition) -> Front:
    """A front with a page, documents for programs, and what has moved or is gone of both."""
    said = {API: "application/json", FEED: "application/rss+xml"}
    documents = [Document(key, media_type=kind, parts=(part(b"{}"),)) for key, kind in said.items()]
    edition.release(
        page(FERRY, "<h1>Ferry"), page("absent:en:404", "<h1>Nothing"), *documents,
        moved("/en/feeds/old.rss", FEED), moved("/en/old/", FERRY), withdrawn("/api/v1/gone.json"),
        Document("absent:api:404", 404, "application/json", parts=(part(b"{}"),)),
    )  # fmt: skip
    return Front(settings_for(edition))


@pytest.mark.parametrize("path", [FERRY, "/en/none/", "/", "/media/images/x.png"])
def test_of_a_page_it_says_that_it_can_be_read(front: Front, path: str) -> None:
    answered = ask(front, path, "OPTIONS")
    assert (answered.status, answered.body) == (204, b"")
    assert answered.headers["allow"] == "GET, HEAD, OPTIONS"
    assert "content-length" not in answered.headers


@pytest.mark.parametrize(
    "path",
    [
        API,
        FEED,
        "/api/v1/none.json",
        "/sitemap.xml",
        "/api/v1/",
        "/oembed",
        "/oembed/",
        f"/oembed?url=https://x.example{FERRY}",
    ],
)
def test_a_preflight_lets_any_page_ask_programs_documents(front: Front, path: str) -> None:
    answered = ask(
        front, path, "OPTIONS", origin="https://example.org",
        access_control_request_method="GET", access_control_request_headers="if-none-match",
    )  # fmt: skip
    assert answered.status == 204
    assert answered.headers[ANY] == "*"
    assert "GET" in answered.headers["access-control-allow-methods"]
    assert answered.headers["access-control-allow-headers"] == "*"
    assert int(answered.headers["access-control-max-age"]) > 0


def test_no_page_of_others_may_ask_for_a_page(front: Front) -> None:
    assert ANY not in ask(front, FERRY, "OPTIONS", origin="https://example.org").headers
    for path in (FERRY, "/en/none/", "/en/old/"):
        assert ANY not in ask(front, path).headers, path


def test_what_moved_or_is_not_there_is_anybodys_as_well(front: Front) -> None:
    expected = {"/en/feeds/old.rss": 301, "/api/v1/gone.json": 410, "/api/v1/no.json": 404,
                "/en/feeds/none.rss": 404}  # fmt: skip
    answers = {path: ask(front, path) for path in expected}
    assert {path: one.status for path, one in answers.items()} == expected
    assert {one.headers.get(ANY) for one in answers.values()} == {"*"}
