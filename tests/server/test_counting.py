"""What a reader opens is counted, and put into a file for the newsroom; machines don't count."""

import json
from pathlib import Path

import pytest
from crawleruseragents import CRAWLER_USER_AGENTS_DATA  # type: ignore[import-untyped]

from caspian.server import counting
from caspian.server.counting import ViewCounts, is_human
from caspian.server.front import Front
from tests.server.asking import FIREFOX, ask
from tests.server.edition import FERRY, Edition, page, withdrawn

GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


def written(front: Front) -> dict[str, int]:
    """Write what has been counted, and return the counts of all files there are."""
    front.views.write()
    found: dict[str, int] = {}
    for path in sorted(front.views._folder.glob("*.json")):
        said = json.loads(path.read_text())
        assert set(said) == {"format", "at", "views", "seen"}
        for page_path, count in said["views"].items():
            found[page_path] = found.get(page_path, 0) + count
    return found


def test_each_reader_counts(front: Front) -> None:
    for number in range(3):
        ask(front, FERRY, user_agent=FIREFOX, sender=f"192.0.2.{number}")
    ask(front, "/en/", user_agent=FIREFOX, accept_encoding="gzip")
    assert written(front) == {FERRY: 3, "/en/": 1}
    assert written(front) == {FERRY: 3, "/en/": 1}, "each is written once"


def test_a_path_in_another_script_is_written_as_it_reads(front: Front, edition: Edition) -> None:
    edition.release(page("/az/gəmi/", "<h1>Gəmi"))
    ask(front, "/az/g%C9%99mi/", user_agent=FIREFOX)
    assert written(front) == {"/az/gəmi/": 1}


@pytest.mark.parametrize(
    "headers",
    [
        {"user_agent": GOOGLEBOT},
        {"user_agent": "curl/8.5"},
        {"user_agent": ""},
        {},
        {"user_agent": FIREFOX, "sec_purpose": "prefetch;prerender"},
        {"user_agent": FIREFOX, "purpose": "prefetch"},
    ],
    ids=["robot", "tool", "empty", "nobody", "prefetch", "old prefetch"],
)
def test_a_machine_does_not_count(front: Front, headers: dict[str, str]) -> None:
    ask(front, FERRY, **headers)
    assert written(front) == {}


def test_a_page_fetched_ahead_is_a_read_when_it_is_looked_at(front: Front) -> None:
    """Its island says so: the browser shows it without asking for it again."""
    ask(front, FERRY, user_agent=FIREFOX, sec_purpose="prefetch")
    assert written(front) == {}
    answer = ask(front, f"/beacon{FERRY}?opened", user_agent=FIREFOX)
    assert written(front) == {FERRY: 1}
    assert answer.headers["cache-control"] == "no-store", "each time it is opened is a view"


@pytest.mark.parametrize("query", ["opened=1", "x", ""])
def test_another_query_of_the_beacon_is_no_read(front: Front, query: str) -> None:
    ask(front, f"/beacon{FERRY}?{query}", user_agent=FIREFOX)
    assert written(front) == {}


@pytest.mark.parametrize("path", ["/beacon/en/none/", "/beacon/worker.js"])
def test_what_is_no_page_is_not_opened(front: Front, path: str) -> None:
    assert ask(front, f"{path}?opened", user_agent=FIREFOX).status == 404
    assert written(front) == {}


def test_the_robots_that_others_list_are_known() -> None:
    listed = [agent for one in CRAWLER_USER_AGENTS_DATA for agent in one.get("instances", [])]
    assert len(listed) > 1000
    assert [agent for agent in listed if is_human(agent)] == []


READERS = {
    "Chrome": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/142.0.0.0 Safari/537.36",
    "Safari": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Yandex": "Mozilla/5.0 (Linux; arm_64; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like "
    "Gecko) Chrome/138.0.7204.179 YaBrowser/25.8.3.131.00 SA/3 Mobile Safari/537.36",
    "a Cubot": "Mozilla/5.0 (Linux; Android 11; CUBOT X30) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/139.0.0.0 Mobile Safari/537.36",
    "inside Telegram": "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/139.0.0.0 Mobile Safari/537.36 Telegram-Android/11.13.2 (Xiaomi 2201117TY; Android 13)",
    "Opera Mini": "Opera/9.80 (J2ME/MIDP; Opera Mini/9.80/191.344; U; ru) Presto/2.5.25 Version/10",
}


@pytest.mark.parametrize("agent", READERS)
def test_the_browsers_of_the_region_are_readers(agent: str) -> None:
    assert is_human(READERS[agent])


def test_only_a_page_that_was_sent_counts(front: Front, edition: Edition) -> None:
    feed = page("/en/feed.xml", "<rss/>", media_type="application/rss+xml")
    edition.release(feed, withdrawn("/en/sea/"))
    etag = ask(front, FERRY).headers["etag"]
    ask(front, FERRY, "HEAD", user_agent=FIREFOX)
    ask(front, FERRY, user_agent=FIREFOX, if_none_match=etag)
    for path in ("/en/none/", "/en/sea/", "/en/feed.xml", "/", "/healthz"):
        ask(front, path, user_agent=FIREFOX)
    assert written(front) == {}


def test_nothing_about_the_reader_is_written(front: Front) -> None:
    ask(front, FERRY, user_agent=FIREFOX, cookie="name=Rena", x_forwarded_for="203.0.113.7")
    front.views.write()
    (path,) = front.views._folder.glob("*.json")
    assert not any(word in path.read_text() for word in ("Rena", "203.0", "Mozilla", "127.0"))
    assert path.stat().st_mode & 0o077 == 0


def test_what_can_not_be_written_is_written_later(
    front: Front, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(path: Path, text: str, *, over: bool) -> None:
        raise OSError(28, "No space left on device")

    ask(front, FERRY, user_agent=FIREFOX)
    with monkeypatch.context() as patched:
        patched.setattr(counting, "write_whole", full)
        front.views.write_or_say()
    assert "No space left" in caplog.text
    assert written(front) == {FERRY: 1}


def test_counts_that_nobody_writes_fill_no_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "_WAITING", 100)
    monkeypatch.setattr(counting, "_PATHS", 2)
    views = ViewCounts(tmp_path / "views")
    for number in range(1000):
        by = {"HTTP_USER_AGENT": FIREFOX, "REMOTE_ADDR": f"reader {number}"}
        views.count(f"/en/{min(number % 4, 2)}/", by)
    path = views.write()
    assert path is not None
    assert json.loads(path.read_text())["views"] == {"/en/2/": 50, "/en/0/": 25}
