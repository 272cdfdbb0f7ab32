"""Behind every server in front, cards go where their article went, and pages can only be read."""

from urllib.parse import urljoin

import pytest

from tests.front.nginx import ask
from tests.front.papers import FERRY, LOST, OLD_FERRY, SEAL, SHIPS, SmallPaper, article

pytestmark = pytest.mark.slow


def test_a_card_goes_where_its_article_went(port: int) -> None:
    for rest in ("embed/", "embed", "embed/a-1/", "embed/a-1", "embed/a-1.svg", "embed/a-1.png"):
        led = ask(port, OLD_FERRY + rest)
        stands = rest if rest.endswith(("/", ".svg", ".png")) else f"{rest}/"
        location = urljoin(OLD_FERRY, led.headers.get("location", ""))
        assert (led.status, location) == (301, FERRY + stands), rest
        assert ask(port, LOST + rest).status == 410, rest
        assert ask(port, f"/en/politics/never/{rest}").status == 404, rest


def test_a_page_that_moved_or_is_gone_is_known_without_its_last_slash(port: int) -> None:
    for path, status in ((LOST, 410), (OLD_FERRY, 301)):
        answer = ask(port, path.rstrip("/"))
        if answer.headers.get("location", "").endswith(path):
            answer = ask(port, path)
        assert answer.status == status, path


def test_what_can_only_be_read_says_so(port: int) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        for path in (FERRY, SEAL, "/en/", "/sitemap.xml", SHIPS):
            answer = ask(port, path, method=method)
            allowed = answer.headers.get("allow")
            assert (answer.status, allowed) == (405, "GET, HEAD, OPTIONS"), (method, path)
    assert "allow" not in ask(port, FERRY).headers


def test_any_page_may_ask_for_cards(port: int) -> None:
    for path in ("/oembed", "/oembed/"):
        preflight = ask(port, path, method="OPTIONS")
        assert (preflight.status, preflight.headers["allow"]) == (204, "GET, HEAD, OPTIONS")
        assert preflight.headers["access-control-allow-origin"] == "*"
        asked = ask(port, f"{path}?url=https://paper.example{FERRY}")
        assert asked.headers["access-control-allow-origin"] == "*"
        assert asked.headers["content-type"].startswith("application/json")


def test_a_card_that_is_there_is_found_without_its_last_slash(paper: SmallPaper, port: int) -> None:
    paper.release(article(f"{FERRY}embed/", "The ferry, as a card"))
    paper.export()
    found = ask(port, f"{FERRY}embed")
    assert found.status in (301, 308)
    card = ask(port, urljoin(FERRY, found.headers["location"]))
    assert "as a card" in card.text
