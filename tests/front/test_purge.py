"""After a release, caches are told all that changed, in small portions, until they listen."""

import logging
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from caspian.press.purge import LONGEST, SHOWN_WITHIN, NotPurged, Purger, purge, tags_to_purge
from caspian.server.answers import tag_of
from tests.front.papers import FERRY, LATEST, STORM, SmallPaper, article, latest
from tests.paper import free_port


class Cache:
    """A cache that notes what it is told to forget; `answers` is the status that it gives."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.answers = 200
        cache = self

        class Listening(BaseHTTPRequestHandler):
            def do_PURGE(self) -> None:
                cache.lines.append(self.headers["xkey-purge"])
                self.send_response(cache.answers)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *arguments: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Listening)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def told(self) -> set[str]:
        """Return the tags that it was told to forget since it was asked last."""
        found = {tag for line in self.lines for tag in line.split()}
        self.lines.clear()
        return found

    def close(self) -> None:
        """Go away."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def cache() -> Iterator[Cache]:
    """Return a cache that listens."""
    made = Cache()
    yield made
    made.close()


def tags(*keys: str) -> set[str]:
    """Return what stands for keys in a purge."""
    return set(tags_to_purge(keys))


def test_the_tags_to_purge_are_those_of_the_keys_in_order() -> None:
    assert tags_to_purge([FERRY]) == [tag_of(FERRY)]
    assert tag_of(LATEST) in tags_to_purge([FERRY, LATEST])
    assert tags_to_purge([STORM, FERRY]) == tags_to_purge([FERRY, STORM, FERRY])
    assert tags_to_purge([]) == []


def test_many_tags_go_in_portions_and_none_is_lost(cache: Cache) -> None:
    many = tags_to_purge(f"/en/politics/{number}/" for number in range(2_000))
    purge(cache.url, many)
    assert len(cache.lines) == 7
    assert max(map(len, cache.lines)) <= LONGEST
    assert cache.told() == set(many)


def test_a_cache_that_refuses_or_is_away_is_an_error_in_words(cache: Cache) -> None:
    cache.answers = 403
    with pytest.raises(NotPurged, match="answers a PURGE with 403"):
        purge(cache.url, ["p1"])
    with pytest.raises(NotPurged, match=r"http://127\.0\.0\.1:\d+/ can't be reached") as raised:
        purge(f"http://maka:secret@127.0.0.1:{free_port()}/", ["p1"])
    assert "secret" not in str(raised.value)


def test_each_release_is_told_once(cache: Cache, paper: SmallPaper, tmp_path: Path) -> None:
    purger = Purger([cache.url], tmp_path / "purged.json")
    assert purger.tell(paper.store)
    cache.told()
    paper.release(article(STORM, "Storm off Aktau"), latest(STORM))
    assert purger.tell(paper.store)
    assert cache.told() == tags(STORM, LATEST)
    assert purger.tell(paper.store)
    assert Purger([cache.url], tmp_path / "purged.json").tell(paper.store)
    assert cache.told() == set()


def test_a_cache_that_did_not_listen_is_told_of_all_of_it_later(
    cache: Cache, paper: SmallPaper, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    other = Cache()
    purger = Purger([cache.url, other.url], tmp_path / "purged.json")
    purger.tell(paper.store)
    cache.told()
    cache.answers = 503
    with caplog.at_level(logging.WARNING):
        for key in (STORM, FERRY):
            paper.release(article(key, "Changed"))
            assert not purger.tell(paper.store)
    assert len(caplog.records) == 1
    assert tags(STORM, FERRY) <= other.told()
    cache.answers = 200
    cache.told()
    # Also by a process that was started since.
    assert Purger([cache.url], tmp_path / "purged.json").tell(paper.store)
    assert cache.told() == tags(STORM, FERRY)
    other.close()


def test_an_edition_made_anew_is_told_from_its_beginning(
    cache: Cache, paper: SmallPaper, tmp_path: Path
) -> None:
    note = tmp_path / "purged.json"
    note.write_text(f'{{"{cache.url}": 900}}')
    assert Purger([cache.url], note).tell(paper.store)
    assert tags(FERRY, STORM, LATEST) <= cache.told()


def test_a_note_that_cannot_be_read_is_begun_anew(
    cache: Cache, paper: SmallPaper, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    note = tmp_path / "purged.json"
    note.write_text("[torn")
    assert Purger([cache.url], note).tell(paper.store)
    assert "can't be read" in caplog.text
    assert Purger([cache.url], note).tell(paper.store)


def test_a_purge_waits_until_every_front_process_shows_the_release(
    cache: Cache, paper: SmallPaper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told at once, a cache would ask a process that is still a moment behind, and keep that."""
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    purger = Purger([cache.url], tmp_path / "purged.json")
    for _ in range(2):
        paper.release(article(STORM, f"Storm {paper.at}"))
        purger.tell(paper.store)
        purger.tell(paper.store)
    assert slept == [SHOWN_WITHIN] * 2


def test_without_caches_or_releases_nothing_is_asked(
    paper: SmallPaper, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert Purger([], paper.folder / "none.json").tell(paper.store)
    empty = SmallPaper(tmp_path_factory.mktemp("empty"))
    assert Purger(["http://127.0.0.1:9/"], empty.folder / "none.json").tell(empty.store)
    empty.store.close()
