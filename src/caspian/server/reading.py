"""The edition as one process reads it: hot pages in memory, exact, the rest asked of the store.

All that is kept belongs to one release, `number`. A query to the store sees its newest release
first, and drops what that changed; a thread does so after each commit even when nobody else asks.
So nothing is ever called unknown by a process that has merely not heard of it yet.
"""

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from urllib.parse import quote

from caspian.edition.database import DATABASE_ERRORS
from caspian.edition.document import UNKNOWN, WITHDRAWN, Document
from caspian.edition.signs import CommitSign, edition_sign
from caspian.edition.store import NotAnEdition, Store
from caspian.pages.embed_addresses import is_article_path, meant_embed
from caspian.server import answers
from caspian.server.cache import Cache
from caspian.server.composing import Composing
from caspian.server.connecting import FileId, file_id, opened
from caspian.server.copied import meant
from caspian.server.found import Elsewhere, NamedBy, NoPage
from caspian.server.kept_assets import kept_islands
from caspian.server.negotiation import Languages
from caspian.server.ready import Encoded, Ready
from caspian.server.sent import Sent
from caspian.server.settings import FrontSettings

log = logging.getLogger(__name__)
MOVED, SLASHED = 301, 308
_MOST_CHANGES = 20_000
_PAUSE_SECONDS, _FIRST_PAUSE_SECONDS = 0.25, 0.05


class Away(Exception):
    """The edition can't be asked right now; the message says why, to the operator."""


class EditionReader:
    """Finds what stands at a path. Its `pages` may be read without asking: they are exact."""

    def __init__(self, settings: FrontSettings) -> None:
        self.pages: Cache[Ready] = Cache(settings.hot * 7 // 8)
        self.pictures: Cache[Sent] = Cache(settings.hot_pictures * 7 // 8)
        self._named: Cache[NamedBy] = Cache(settings.hot_pictures // 8)
        """as long as the documents stand as they are, they name what they name"""
        self.number = 0
        self.released_at: dt.datetime | None = None
        self.fault = ""
        """why the edition can't be asked; empty when it can"""
        self._settings = settings
        safe = (
            *answers.safe(*kept_islands(settings.assets)),
            *answers.strict_transport(settings.scheme),
        )
        self._composing = Composing(settings.hot // 8, safe)
        self._lock = threading.Lock()
        self._store: Store | None = None
        self._file: FileId | None = None
        self._head = b""
        """the digest of the release that is read"""
        self._just_connected = False
        self._pause_until = 0.0
        self._was_said = False

    def at(self, path: str, name: str) -> Ready | Elsewhere | NoPage:
        """Return what stands at a decoded path; a page is kept under `name`.

        Raises Away, and BadBytes when what is stored there is torn.
        """
        with self._asking() as store:
            document = store.find(path)
            if document is None:
                return self._missing(store, path)
            if document.status in (UNKNOWN, WITHDRAWN):
                absent = self._composing.absent(store, path, document.status)
                return NoPage(document.status, absent)
            if document.status == MOVED:
                return Elsewhere(MOVED, document.location, keys=(path,))
            return self._keep(store, document, name)

    def meant(self, path: str) -> Elsewhere | None:
        """Return where an address leads at which no page can stand, or None. Raises Away."""
        with self._asking() as store:
            return meant(store, path, self._settings.also_passed_on)

    def naming(self, picture: str) -> NamedBy | None:
        """Return why a picture is shown, or None where it isn't. Raises Away."""
        if (known := self._named.entries.get(picture)) is not None:
            known.used = True
            return known
        with self._asking() as store:
            if (key := store.names(picture)) is not None:
                found = NamedBy(key, sources=frozenset({key}))
                self._named.put(picture, found)
                return found
            if (until := store.named_until(picture)) is not None:
                return NamedBy(until=until)
            return None if store.names_whole() else NamedBy()

    def keep_picture(self, name: str, picture: str, sent: Sent, why: NamedBy) -> None:
        """Keep a picture under a name, unless what named it has changed meanwhile."""
        # Not worth waiting for: the thread that holds the lock may be stuck in the database.
        if self._lock.acquire(blocking=False):
            try:
                if self._named.entries.get(picture) is why:
                    self.pictures.put(name, sent)
            finally:
                self._lock.release()

    def languages(self) -> Languages | None:
        """Return the paper's languages, or None when the edition doesn't say. Raises Away."""
        with self._asking() as store:
            return self._composing.languages(store)

    def unpacked(self, name: str, page: Ready) -> Encoded:
        """Return a page in no encoding, laid out now because nobody has asked for it so far."""
        plain = page.unpacked()
        # Kept only when that needs no waiting: the thread that holds the lock may be stuck in the
        # database, and this page needs none.
        if self._lock.acquire(blocking=False):
            try:
                self._grow(name, page, lambda: page.keep_plain(plain))
            finally:
                self._lock.release()
        return plain

    def keep_recompressed(self, name: str, page: Ready, recompressed: Encoded) -> None:
        """Keep a page recompressed, unless another has taken its place."""
        with self._lock:
            self._grow(name, page, lambda: page.keep_recompressed(recompressed))

    def look(self) -> None:
        """Take up a new release if there is one, and reconnect if need be; never raises."""
        with suppress(Away), self._turn():
            self._heed_the_file()
            store = self._connected()
            if store.database.may_have_changed() or self.fault:
                with store.one_state():
                    self._keep_up(store)

    def sign(self) -> CommitSign:
        """Return what tells when `look` may find a new release."""
        return edition_sign(self._settings.edition_url)

    def close(self) -> None:
        """Close the connection; asking opens another one."""
        with self._lock:
            self._disconnect()

    def _grow(self, name: str, page: Ready, change: Callable[[], object]) -> None:
        # A page for what is absent stands under its own key, whatever path it was asked at.
        if not self.pages.grow(name, page, change):
            self._composing.grow(page, change)

    def _keep(self, store: Store, document: Document, name: str) -> Ready:
        page = self._composing.made_ready(store, document)
        self.pages.put(name, page)
        return page

    def _missing(self, store: Store, path: str) -> Elsewhere | NoPage:
        if not path.endswith("/") and (beside := store.find(f"{path}/")) is not None:
            if beside.status == MOVED:
                return Elsewhere(MOVED, beside.location, keys=(path, f"{path}/"))
            return Elsewhere(SLASHED, quote(f"{path}/"), keys=(f"{path}/",))
        status = UNKNOWN
        # No card is kept of what moved or was withdrawn: it goes where its article went.
        if (card := meant_embed(path)) is not None and (article := store.find(card.page)):
            if article.status == MOVED and is_article_path(article.location):
                return Elsewhere(MOVED, card.below(article.location), keys=(path, card.page))
            status = WITHDRAWN if article.status == WITHDRAWN else UNKNOWN
        if status == UNKNOWN and (led := meant(store, path, self._settings.also_passed_on)):
            return led
        return NoPage(status, self._composing.absent(store, path, status))

    @contextmanager
    def _asking(self) -> Iterator[Store]:
        with self._turn():
            store = self._connected()
            with store.one_state():
                self._keep_up(store)
                yield store

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Let one thread at a time ask; turn a fault of the database into Away."""
        if time.monotonic() < self._pause_until:
            raise Away(self.fault)
        if not self._lock.acquire(timeout=self._settings.patience):
            # Those who come next must not wait as well: they would hold up readers who need no
            # database at all.
            self._pause("the edition's database takes too long to answer")
            raise Away(self.fault)
        try:
            yield
        except (*DATABASE_ERRORS, NotAnEdition) as error:
            self._disconnect()
            why = " ".join(str(error).split()) or type(error).__name__
            if self.number:
                self._pause(why)
            else:
                # No pause before the first release: it would be here, and said not to be, while
                # another process shows it already.
                self._say(why)
            raise Away(self.fault) from error
        finally:
            self._lock.release()

    def _connected(self) -> Store:
        if self._store is None:
            # Asked before opening: a file that is put there in between is noticed next time.
            self._file = file_id(self._settings.edition_url)
            self._store = opened(self._settings.edition_url, self._settings.patience)
            self._just_connected = True
        return self._store

    def _keep_up(self, store: Store) -> None:
        number = store.number()
        if number == 0:
            self._say("nothing has been released yet")
            raise Away(self.fault)
        if number != self.number or self._just_connected:
            self._take_up(store, number)
        self._pause_until = 0.0
        if self.fault and self._file == file_id(self._settings.edition_url):
            self.fault = ""
            if self._was_said:
                log.warning("The edition can be read again.")
            self._was_said = False

    def _take_up(self, store: Store, number: int) -> None:
        try:
            release = store.release()
        except ValueError as error:
            raise NotAnEdition(f"its newest release can't be understood: {error}") from error
        assert release is not None, "there is one of that number"
        head = release.digest()
        if head != self._head:
            # Behind a new connection there may be another edition, whatever its number says;
            # nor does the number of its file tell, for that may be given out again.
            changed = store.few_changed_since(self.number, _MOST_CHANGES)
            if self._just_connected or number < self.number or changed is None:
                self._forget()
            else:
                self.pages.drop(changed)
                self.pictures.drop(changed)
                self._named.drop(changed)
                self._composing.drop(changed)
        self.number, self.released_at, self._head = number, release.at, head
        self._just_connected = False

    def _heed_the_file(self) -> None:
        """Let go of a file that another one has taken the place of: it gets no release more."""
        if self._store is None:
            return
        now = file_id(self._settings.edition_url)
        if now is None:
            # It is still open, and still good: reading goes on until another one is there.
            self._say("the edition's file is gone")
        elif now != self._file:
            self._disconnect()

    def _forget(self) -> None:
        self.pages.clear()
        self.pictures.clear()
        self._named.clear()
        self._composing.clear()

    def _disconnect(self) -> None:
        store, self._store = self._store, None
        if store is not None:
            with suppress(*DATABASE_ERRORS):
                store.close()

    def _pause(self, why: str) -> None:
        seconds = _PAUSE_SECONDS if self.number else _FIRST_PAUSE_SECONDS
        self._pause_until = time.monotonic() + seconds
        self._say(why)

    def _say(self, why: str) -> None:
        # Before the first release it is no news, and each reason is said once.
        if why != self.fault and self.number:
            log.error("The edition can't be asked: %s. Pages in memory are still served.", why)
            self._was_said = True
        self.fault = why
