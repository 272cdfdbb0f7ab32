"""A small edition, released by hand: what the press does, without a newsroom."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

from caspian.edition.commit import committing
from caspian.edition.document import MOVED, WITHDRAWN, Document, Part
from caspian.edition.release import signer
from caspian.edition.splice import part
from caspian.edition.store import open_store
from caspian.edition.trace import Trace
from caspian.server.settings import FrontSettings

FERRY, PORT = "/en/politics/the-ferry/", "/en/politics/the-port/"
LATEST, FOOT = "fragment:en:latest", "fragment:en:foot"


class Edition:
    """An edition in a folder; each release opens it anew, as another process would."""

    def __init__(self, home: Path, url: str = "") -> None:
        self.home = home
        self.url = url or f"sqlite:///{home / 'edition.sqlite3'}"

    def release(self, *documents: Document, gone: tuple[str, ...] = ()) -> int:
        """Put documents and remove keys in one release; return its number."""
        self.home.mkdir(parents=True, exist_ok=True)
        store = open_store(self.url, make=True)
        try:
            now = dt.datetime.now(tz=dt.UTC)
            with committing(store, signer(self.home / "edition.key"), at=now) as step:
                for document in documents:
                    step.put(document, Trace())
                for key in gone:
                    step.remove(key)
            return store.number()
        finally:
            store.close()


PASS_KEY = b"the key of the passes of tests"


def settings_for(edition: Edition) -> FrontSettings:
    """Return the settings of a front over an edition; nobody is at its backend."""
    backend = str(edition.home / "backend.sock")
    return FrontSettings(edition.url, edition.home, backend, pass_key=PASS_KEY)


def page(key: str, *texts: str, status: int = 200, media_type: str = "") -> Document:
    """Return a document of texts; a text that begins with "fragment:" is spliced in."""
    parts: tuple[Part | str, ...] = tuple(
        text if text.startswith("fragment:") else part(text.encode()) for text in texts
    )
    return Document(key, status, media_type or "text/html; charset=utf-8", parts=parts)


def moved(key: str, location: str) -> Document:
    """Return a document that leads elsewhere."""
    return Document(key, MOVED, location=location)


def withdrawn(key: str) -> Document:
    """Return what stands where an article was."""
    return Document(key, WITHDRAWN)


def languages(fronts: Mapping[str, str], default: str = "en") -> Document:
    """Return the document that tells the paper's languages."""
    said = json.dumps({"default": default, "fronts": dict(fronts)})
    return page("languages", said, media_type="application/json")


def small_paper() -> list[Document]:
    """Return a paper of two languages: a front each, one article, what is shared and absent."""
    return [
        languages({"en": "/en/", "az": "/az/"}),
        page(LATEST, "<p>Latest: The ferry"),
        page(FOOT, "<p>The Caspian Times"),
        page("absent:en:404", "<h1>Not here", FOOT, status=404),
        page("absent:en:410", "<h1>Withdrawn", status=410),
        page("absent:az:404", "<h1>Tapılmadı", status=404),
        page("/en/", "<h1>Front", LATEST, FOOT),
        page("/az/", "<h1>Baş səhifə"),
        page(FERRY, "<h1>The ferry", LATEST, "<p>It leaves when it is full.", FOOT),
    ]
