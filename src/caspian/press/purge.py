"""Tells the caches in front of the paper which pages a release changed, so that they ask again.

Each cache is told of everything since the last time that it listened, which is remembered. So a
release waits for no cache, and one that was away, or a machine that died, leaves nothing stale.
"""

import json
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import requests

from caspian.edition.store import Store
from caspian.edition.whole_file import write_whole
from caspian.server.answers import purged

log = logging.getLogger(__name__)
FILE = "purged.json"
"""the name of what remembers, in the installation's home"""
HEADER = "xkey-purge"
LONGEST = 3900
"""bytes of one header: Varnish takes 8,192 and some proxies 4,096, the name included"""
SHOWN_WITHIN = 0.2
"""seconds: twice what a front process takes at most to notice a release"""
_TIMEOUTS = (1.0, 3.0)
"""seconds to connect, and to wait for each answer"""


class NotPurged(Exception):
    """A cache, or a hub, could not be told; the message says why."""


def tags_to_purge(changed_keys: Iterable[str]) -> list[str]:
    """Return the tags of all answers that may show what stands at some keys, in order."""
    return sorted(purged(changed_keys))


def purge(url: str, tags: Sequence[str]) -> None:
    """Let a cache forget every answer that carries any of some tags.

    Raises NotPurged at the first request that fails: those before it were heard.
    """
    with requests.Session() as session:
        # A proxy for the way out to the world knows no PURGE, and no cache of ours.
        session.trust_env = False
        for line in _lines(tags):
            try:
                answer = session.request(
                    "PURGE", url, headers={HEADER: line}, timeout=_TIMEOUTS, allow_redirects=False
                )
            except (requests.RequestException, OSError) as error:
                raise NotPurged(
                    f"{shown(url)} can't be reached ({type(error).__name__})"
                ) from error
            if answer.status_code != requests.codes.ok:
                raise NotPurged(f"{shown(url)} answers a PURGE with {answer.status_code}")


def purge_keys(url: str, changed_keys: Iterable[str]) -> None:
    """Let a cache forget whatever shows what stands at some keys. Raises NotPurged."""
    purge(url, tags_to_purge(changed_keys))


class Purger:
    """Keeps some caches told; `note` is the file that remembers of what.

    `send` tells one of the changed keys: of caches, or of others that want to hear of a release.
    """

    def __init__(
        self,
        urls: Sequence[str],
        note: Path,
        send: Callable[[str, Iterable[str]], None] = purge_keys,
    ) -> None:
        self._urls, self._note, self._send = urls, note, send
        self._told = _read(note)
        self._refused: set[str] = set()

    def tell(self, store: Store) -> bool:
        """Tell each cache of what it doesn't know yet; return whether all of them know all.

        Costs one look at the edition when there is no news, so it may be called ten times a
        second, from a thread of its own: after a release it waits until every front process
        shows it, and for a cache that is away, a few seconds.
        """
        release = store.release()
        if release is None:
            return True
        waiting = [url for url in self._urls if self._told.get(url) != release.number]
        if waiting:
            # A page that a cache asks for at once may come from a front process that hasn't
            # noticed yet: it would keep the old page, and nobody would purge it again.
            time.sleep(SHOWN_WITHIN)
        heard = [self._tell(url, store, release.number) for url in waiting]
        return all(heard)

    def _tell(self, url: str, store: Store, number: int) -> bool:
        since = self._told.setdefault(url, number - 1)
        # A lower number than the last is that of an edition made anew: nothing kept is of it.
        try:
            self._send(url, store.changed_since(since if since < number else 0))
        except NotPurged as reason:
            if url not in self._refused:
                log.warning("%s: it is told again until it listens", reason)
            self._refused.add(url)
            self._remember()
            return False
        self._refused.discard(url)
        self._told[url] = number
        self._remember()
        return True

    def _remember(self) -> None:
        kept = {url: number for url, number in self._told.items() if url in self._urls}
        if kept != _read(self._note):
            write_whole(self._note, json.dumps(kept, indent=1) + "\n", over=True)


def _lines(tags: Sequence[str]) -> Iterator[str]:
    line = ""
    for tag in tags:
        if line and len(line) + 1 + len(tag) > LONGEST:
            yield line
            line = ""
        line = f"{line} {tag}".strip()
    if line:
        yield line


def _read(note: Path) -> dict[str, int]:
    try:
        said = json.loads(note.read_text("utf-8"))
        return {str(url): int(number) for url, number in said.items()}
    except FileNotFoundError:
        return {}
    except (ValueError, TypeError, AttributeError):
        log.warning("%s can't be read: caches are told from here on", note)
        return {}


def shown(url: str) -> str:
    """Return an address as it may stand in a log, without a password."""
    split = urlsplit(url)
    return f"{split.scheme}://{split.netloc.rpartition('@')[2]}{split.path}"
