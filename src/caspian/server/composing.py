"""Composes pages from the parts that the edition holds, at one release."""

import logging
from collections.abc import Callable, Iterator, Sequence

from caspian.edition.document import LANGUAGES_KEY, Document, Part
from caspian.edition.store import Store
from caspian.pages.embed_addresses import EMBED_ABSENT, meant_embed
from caspian.server.answers import SAFE
from caspian.server.cache import Cache
from caspian.server.negotiation import Languages, read_languages
from caspian.server.ready import Ready

log = logging.getLogger(__name__)
_MOST = 200
"""pairs of a kind of page and a fragment that have a line of their own in the log"""
_OVERHEAD = 1000
_LONGEST_LANGUAGE = 35
"""characters of a language tag (RFC 5646, 4.4.1): a longer first step of a path is none"""


class Incomplete(Exception):
    """A page can't be shown, because a fragment of it is missing."""

    def __init__(self, page: str, fragment: str) -> None:
        super().__init__(f"{page} shows {fragment}, which the edition lacks")
        self.page = page
        self.fragment = fragment


class Said:
    """What the log says already: each fragment once for a kind of page, until it is there."""

    def __init__(self) -> None:
        self._pairs: set[tuple[str, str]] = set()

    def say(self, lacking: Incomplete) -> None:
        """Write a line, unless one stands there already."""
        pair = _kind(lacking.page), lacking.fragment
        if pair in self._pairs or len(self._pairs) >= _MOST:
            return
        self._pairs.add(pair)
        log.error("%s: it can't be shown. See `caspian edition verify`.", lacking)
        if len(self._pairs) == _MOST:
            log.error("More fragments are missing than are listed here.")

    def forget(self, changed: frozenset[str]) -> None:
        """Be ready to say it again of fragments that came or went."""
        self._pairs = {pair for pair in self._pairs if pair[1] not in changed}


def _kind(key: str) -> str:
    """Return the kind of a page, as far as its key tells: its language and how deep it stands."""
    first, *deeper = key.strip("/").split("/")
    return f"{first} {len(deeper)}"


class ComposedPart:
    """A fragment's parts, kept."""

    __slots__ = ("parts", "sources", "used")

    def __init__(self, document: Document) -> None:
        self.parts = tuple(part for part in document.parts if isinstance(part, Part))
        self.sources = frozenset({document.key})
        self.used = True

    @property
    def size(self) -> int:
        """Return how many bytes of memory it takes."""
        return sum(len(part.deflated) for part in self.parts) + _OVERHEAD


class Composing:
    """Makes documents ready, and keeps what many of them share. Not to be used by two threads.

    The caller reads one state of the store, and has dropped what changed up to it.
    """

    def __init__(self, most: int, safe: Sequence[tuple[str, str]] = SAFE) -> None:
        self.pieces: Cache[ComposedPart] = Cache(most // 2)
        self.absences: Cache[Ready] = Cache(most // 2)
        self._safe = safe
        self._languages: Languages | None = None
        self._said = Said()

    def made_ready(self, store: Store, document: Document) -> Ready:
        """Return a document with its fragments spliced in.

        Raises Incomplete where the edition lacks one of them: a page without its masthead, or
        without the list of what is new, must not pass for the page.
        """
        try:
            return Ready(document, list(self._parts(store, document)), self._safe)
        except Incomplete as lacking:
            self._said.say(lacking)
            raise

    def absent(self, store: Store, path: str, status: int) -> Ready | None:
        """Return the page that says that nothing stands at a path, in the path's language."""
        first = path.split("/", 2)[1]
        languages = self.languages(store)
        default = languages.default if languages else ""
        card = meant_embed(path)
        of_card = EMBED_ABSENT if card and card.form == "page" else ""
        for code in (first, default):
            if 0 < len(code) <= _LONGEST_LANGUAGE:
                page = self._absent_page(store, f"absent:{code}:{status}{of_card}")
                if page is not None:
                    return page
        return None

    def languages(self, store: Store) -> Languages | None:
        """Return the paper's languages, None when the edition doesn't say."""
        if self._languages is None:
            document = store.find(LANGUAGES_KEY)
            self._languages = read_languages(document) if document else None
        return self._languages

    def drop(self, changed: frozenset[str]) -> None:
        """Drop what was made from anything of what has changed."""
        self.pieces.drop(changed)
        self.absences.drop(changed)
        self._said.forget(changed)
        if LANGUAGES_KEY in changed:
            self._languages = None

    def clear(self) -> None:
        """Drop everything."""
        self.pieces.clear()
        self.absences.clear()
        self._languages = None

    def grow(self, page: Ready, change: Callable[[], object]) -> None:
        """Let something make a page for what is absent larger, if it is kept."""
        self.absences.grow(page.key, page, change)

    def _absent_page(self, store: Store, key: str) -> Ready | None:
        page = self.absences.entries.get(key)
        if page is None:
            document = store.find(key)
            if document is None:
                return None
            try:
                page = self.made_ready(store, document)
            except Incomplete:
                return None  # who asked is told in a sentence, and with the true status
            # Laid out in both ways at once: these are few, and everybody may be led there.
            page.keep_plain(page.unpacked())
            self.absences.put(key, page)
        page.used = True
        return page

    def _parts(self, store: Store, document: Document) -> Iterator[Part]:
        for part in document.parts:
            if isinstance(part, Part):
                yield part
            else:
                yield from self._piece(store, part, document.key)

    def _piece(self, store: Store, key: str, shown_on: str) -> tuple[Part, ...]:
        piece = self.pieces.entries.get(key)
        if piece is None:
            document = store.find(key)
            # A fragment in a fragment is none that a press makes: `verify` names it, too.
            if document is None or document.fragments:
                raise Incomplete(shown_on, key)
            piece = ComposedPart(document)
            self.pieces.put(key, piece)
        piece.used = True
        return piece.parts
