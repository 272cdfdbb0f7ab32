"""Small editions to try things on: a front, articles, what they share, a way elsewhere."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caspian.edition import announced_head, release
from caspian.edition.commit import committing
from caspian.edition.database import Sqlite
from caspian.edition.document import MOVED, WITHDRAWN, Document, Part
from caspian.edition.release import Release
from caspian.edition.splice import part
from caspian.edition.store import Store, open_store
from caspian.edition.trace import Trace, number_of

NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
LATEST = "fragment:en:latest"
FRONT, FERRY, STORM, OIL = "/en/", "/en/ports/ferry/", "/en/ports/storm/", "/en/economy/oil/"
IN_MEMORY = "sqlite:///:memory:"


def page(key: str, *texts: str) -> Document:
    """Return a page made of texts; one that begins with "fragment:" is spliced in."""
    parts: list[Part | str] = [
        text if text.startswith("fragment:") else part(text.encode()) for text in texts
    ]
    return Document(key, parts=tuple(parts))


def shows(*pictures: str) -> str:
    """Return the markup of some pictures."""
    return "".join(f'<img src="/media/images/{one}" alt="">' for one in pictures)


def moved(key: str, to: str) -> Document:
    """Return a way elsewhere."""
    return Document(key, MOVED, location=to)


def withdrawn(key: str) -> Document:
    """Return what stands where a page was withdrawn."""
    return Document(key, WITHDRAWN)


def trace(key: str, *, until: dt.datetime | None = None) -> Trace:
    """Return a trace as a page has one: of itself, of what it shares, of the paper's name."""
    reads = frozenset({number_of("article", (key,)), number_of("list", ("latest",))})
    return Trace(reads, frozenset({number_of("paper", ())}), until, f"{key} was edited")


class Edition:
    """An edition in the making, for tests: each release is a minute later than the last."""

    def __init__(
        self, url: str, *, key: Path | None = None, head: Path | None = None, at: dt.datetime = NOON
    ) -> None:
        self.url = url
        self.store: Store = open_store(url, make=True)
        self.signer = release.signer(key) if key else release.Signer(Ed25519PrivateKey.generate())
        stands = self.store.release()
        self.at = stands.at if stands else at
        self._head = head

    def release(
        self,
        *documents: Document,
        removed: tuple[str, ...] = (),
        known: Mapping[str, object] | None = None,
    ) -> Release | None:
        """Release some documents, each with a trace of its own."""
        made: list[Release | None] = []
        self.at += dt.timedelta(minutes=1)
        with committing(self.store, self.signer, at=self.at, done=made.append) as step:
            for document in documents:
                step.put(document, trace(document.key, until=self.at + dt.timedelta(hours=12)))
            for key in removed:
                step.remove(key)
            for subject, facts in (known or {}).items():
                step.know(subject, json.dumps(facts))
        if made[0] and self._head:
            announced_head.record(self._head, made[0])
        return made[0]

    def image(self) -> bytes:
        """Return the bytes of the SQLite file."""
        database = self.store.database
        assert isinstance(database, Sqlite)
        return database._connection.serialize()


def publish_some(edition: Edition, after_each: Callable[[], None] = lambda: None) -> Edition:
    """Make four releases: published, edited, renamed, withdrawn; return the edition."""
    edition.release(
        page(FRONT, "<h1>The Caspian Times</h1>", LATEST, "<footer>"),
        page(FERRY, "<h1>The ferry leaves when it is full</h1>", LATEST),
        page(LATEST, "<li>Ferry</li>"),
        page("absent:en:404", "<h1>There is no such page</h1>"),
        known={"article:1": {"path": FERRY}, "section:1": {"path": "/en/ports/"}},
    )
    after_each()
    edition.release(
        page(STORM, "<h1>Storm at Aktau</h1>" * 40, shows("storm/wide.webp"), LATEST),
        page(OIL, "<h1>Oil</h1>", LATEST),
        page(LATEST, "<li>Storm</li><li>Ferry</li>", shows("ferry/small.webp")),
        known={"article:2": {"path": STORM}},
    )
    after_each()
    edition.release(
        page("/en/ports/steamer/", "<h1>The steamer leaves</h1>", shows("ferry/wide.webp")),
        moved(FERRY, "/en/ports/steamer/"),
        page(LATEST, "<li>Storm</li><li>Steamer</li>"),
    )
    after_each()
    edition.release(withdrawn(STORM), page(LATEST, "<li>Steamer</li>"), removed=(OIL,))
    after_each()
    return edition
