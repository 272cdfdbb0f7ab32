"""The front answers with worker and speculation rules itself, and can retire the worker."""

import json
from dataclasses import replace

import brotli
import pytest

from caspian.pages.assets import FOLDER, asset
from caspian.server.answers import WORKER_POLICY
from caspian.server.front import Front
from caspian.server.own_files import own_content
from tests.server.asking import ask
from tests.server.edition import FERRY, Edition, page, settings_for

WORKER, RULES = "/worker.js", "/speculation-rules.json"


def test_the_worker_is_the_file_with_a_policy_of_its_own(front: Front) -> None:
    plain, packed = ask(front, WORKER), ask(front, WORKER, accept_encoding="gzip")
    assert plain.text == packed.text == (FOLDER / "worker.js").read_text("utf-8")
    assert len(packed.body) < 3000
    assert plain.headers["content-security-policy"] == WORKER_POLICY
    assert plain.headers["content-type"] == "text/javascript; charset=utf-8"
    assert plain.headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert plain.headers["vary"] == "Accept-Encoding"


def test_a_browser_that_has_it_is_told_so(front: Front) -> None:
    held = ask(front, WORKER, accept_encoding="gzip").headers["etag"]
    again = ask(front, WORKER, accept_encoding="gzip", if_none_match=held)
    assert (again.status, again.body) == (304, b"")
    assert ask(front, WORKER, if_none_match=held).status == 200, "that was the other encoding"
    assert ask(front, WORKER, "HEAD").body == b""
    assert ask(front, WORKER, "POST").status == 405


def test_the_paper_can_retire_the_worker(edition: Edition) -> None:
    """The kill switch."""
    front = Front(replace(settings_for(edition), is_worker_retired=True))
    retired = ask(front, WORKER).text
    front.reading.close()
    assert "registration.unregister()" in retired
    assert "caches.delete" in retired
    assert 'addEventListener("fetch"' not in retired
    assert own_content(is_worker_retired=True)["worker.js"].decode() == retired


def test_pages_name_the_rules_and_nothing_else_does(front: Front, edition: Edition) -> None:
    edition.release(page("/en/feed.xml", "<rss/>", media_type="application/rss+xml"))
    assert ask(front, FERRY).headers["speculation-rules"] == f'"{RULES}"'
    for path in ("/en/feed.xml", WORKER, RULES, "/"):
        assert "speculation-rules" not in ask(front, path).headers, path


def test_the_rules_are_of_the_type_that_browsers_want(front: Front) -> None:
    answer = ask(front, RULES)
    assert answer.headers["content-type"] == "application/speculationrules+json"
    (rule,) = json.loads(answer.text)["prefetch"]
    assert rule["eagerness"] == "moderate"


@pytest.mark.parametrize("path", ["/desk/*", "/comments/*", "/beacon/*", "/*/search/*"])
def test_what_must_not_be_fetched_ahead_is_excepted(front: Front, path: str) -> None:
    (rule,) = json.loads(ask(front, RULES).text)["prefetch"]
    assert path in rule["where"]["and"][1]["not"]["href_matches"]


def test_the_style_sheet_comes_packed_and_for_ever(front: Front) -> None:
    address = asset("paper.css")
    plain = ask(front, address)
    gzipped, recompressed = (
        ask(front, address, accept_encoding=one) for one in ("gzip", "gzip, br")
    )
    assert plain.body == (FOLDER / "paper.css").read_bytes()
    assert gzipped.text.encode() == brotli.decompress(recompressed.body) == plain.body
    assert len(recompressed.body) < len(gzipped.body) < len(plain.body) / 3
    assert plain.headers["content-type"] == "text/css; charset=utf-8"
    assert plain.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert len({one.headers["etag"] for one in (plain, gzipped, recompressed)}) == 3


def test_an_address_without_the_hash_is_not_for_ever(front: Front) -> None:
    bare, unknown = ask(front, "/assets/paper.css"), ask(front, "/assets/paper.css?v=0123456789ab")
    assert bare.headers["cache-control"] == "public, max-age=86400"
    assert unknown.headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert bare.body == unknown.body


def test_what_is_packed_already_is_not_packed_again(front: Front) -> None:
    icon = ask(front, asset("icon-192.png"), accept_encoding="gzip, br")
    assert "content-encoding" not in icon.headers
    assert icon.headers["content-type"] == "image/png"
    assert icon.body == (FOLDER / "icon-192.png").read_bytes()


def test_a_font_comes_as_it_is(front: Front) -> None:
    font = ask(front, asset("fonts/caspian-serif-latin.woff2"), accept_encoding="gzip, br")
    assert font.headers["content-type"] == "font/woff2"
    assert font.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert font.body == (FOLDER / "fonts" / "caspian-serif-latin.woff2").read_bytes()


def test_nothing_in_a_drawing_runs(front: Front) -> None:
    """Opened by itself, an SVG is a document."""
    for name in ("icon.svg", "paper.css", "keeping.js"):
        headers = ask(front, asset(name)).headers
        assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert headers["x-content-type-options"] == "nosniff"


def test_no_other_file_is_answered(front: Front) -> None:
    for path in ("/assets/assets.py", "/assets/", "/assets/fonts", "/assets/nothing.css"):
        assert ask(front, path).status == 404, path
