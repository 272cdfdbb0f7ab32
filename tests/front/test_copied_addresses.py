"""Behind every server in front, a copied address leads to its page by one redirect."""

from pathlib import Path
from urllib.parse import quote, urljoin

import pytest

from tests.front.nginx import ask, serving
from tests.front.papers import FERRY, LOST, OLD_FERRY, SEAL, SmallPaper

pytestmark = pytest.mark.slow
MAILED = [
    (f"{FERRY}...", FERRY), (f"{FERRY})", FERRY), (f"{FERRY},", FERRY), (f"{FERRY[:-1]}.", FERRY),
    (f"{FERRY}%22%3E", FERRY), (f"{FERRY}”).", FERRY), (f"{SEAL}!", SEAL), (f"{SEAL}»", SEAL),
    (f"{FERRY}/", FERRY), ("/en//politics/the-ferry/", FERRY),
    (f"{FERRY}+", FERRY), (f"{FERRY}%3D", FERRY), (f"{FERRY}%23", FERRY), (f"{FERRY}~", FERRY),
]  # fmt: skip
SPELT = [
    ("/en/politics/The-Ferry/", FERRY), ("/EN/Politics/The-Ferry", FERRY),
    ("/AZ/MƏDƏNİYYƏT/XƏZƏR-SUİTİSİ/", SEAL), (quote(quote(SEAL)), SEAL),
]  # fmt: skip


def led(port: int, address: str) -> tuple[int, str]:
    """Return the status of an address, and the path that it leads to."""
    answer = ask(port, address)
    return answer.status, urljoin("/", answer.headers.get("location", ""))


def test_one_redirect_keeps_the_query(port: int) -> None:
    for copied, meant in MAILED + SPELT:
        for query in ("", "?utm_source=mail"):
            assert led(port, f"{copied}{query}") == (301, f"{quote(meant)}{query}"), copied
        assert ask(port, quote(meant)).status == 200


def test_two_slashes_at_its_beginning_lead_to_no_other_host(
    paper: SmallPaper, tmp_path: Path
) -> None:
    paper.export()
    with serving(tmp_path / "nginx", paper.folder) as runs:
        for port in (runs.port, runs.proxy):
            for copied in (f"/{FERRY}", f"//{FERRY}/", "//en//politics/the-ferry/"):
                assert led(port, copied) == (301, FERRY), copied
            for evil in ("//evil.example", "///evil.example//x", "//a//b//evil.example//"):
                location = ask(port, evil).headers["location"]
                assert location[0] == "/"
                assert location[1] != "/", location


def test_where_no_page_is_meant_none_is_led_to(port: int) -> None:
    for path in ("/en/No-Such/", "/en/none/).", "/en/none", "/yox/Ə/"):
        answer = ask(port, path)
        assert (answer.status, "location" in answer.headers) == (404, False), path
    assert ask(port, LOST).status == 410
    assert not led(port, "//evil.example/%2e.")[1].startswith("//")


def test_an_export_alone_knows_what_stands_behind_an_address(
    paper: SmallPaper, tmp_path: Path
) -> None:
    paper.export()
    with serving(tmp_path / "nginx", paper.folder) as alone:
        for copied, meant in MAILED:
            assert led(alone.port, copied) == (301, quote(meant)), copied
        for copied, _ in SPELT:
            answer = alone.ask(copied)
            assert (answer.status, "404 in" in answer.text) == (404, True), copied
        assert led(alone.port, OLD_FERRY)[0] == 301
