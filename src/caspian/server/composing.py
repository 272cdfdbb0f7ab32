"""Composes pages from the parts that the edition holds, at one release."""

import logging
from collections.abc import Iterator

from caspian.edition.document import Document, Part
from caspian.edition.store import Store
from caspian.server.languages import KEY as LANGUAGES
from caspian.server.languages import Languages, read_languages
from caspian.server.ready import Ready
from caspian.server.shelf import Shelf

log = logging.getLogger(__name__)
_OVERHEAD = 1000
_LONGEST_LANGUAGE = 35
"""characters of a language tag (RFC 5646, 4.4.1): a longer first step of a path is none"""


class Piece:
    """A fragment's parts, kept."""

    __slots__ = ("parts", "size", "sources", "used")

    def __init__(self, document: Document) -> None:
        self.parts = tuple(part for part in document.parts if isinstance(part, Part))
        self.size = sum(len(part.deflated) for part in self.parts) + _OVERHEAD
        self.sources = frozenset({document.key})
        self.used = True


class Composing:
    """Makes documents ready, and keeps what many of them share. Not to be used by two threads.

    Whoever calls reads one state of the store, and has dropped what changed up to it.
    """

    def __init__(self, most: int) -> None:
        self._pieces: Shelf[Piece] = Shelf(most // 2)
        self._absent: Shelf[Ready] = Shelf(most // 2)
        self._languages: Languages | None = None

    def made_ready(self, store: Store, document: Document) -> Ready:
        """Return a document with its fragments spliced in."""
        return Ready(document, list(self._parts(store, document)))

    def absent(self, store: Store, path: str, status: int) -> Ready | None:
        """Return the page that says that nothing stands at a path, in the path's language."""
        first = path.split("/", 2)[1]
        languages = self.languages(store)
        default = languages.default if languages else ""
        for code in (first, default):
            if 0 < len(code) <= _LONGEST_LANGUAGE:
                page = self._absent_page(store, f"absent:{code}:{status}")
                if page is not None:
                    return page
        return None

    def languages(self, store: Store) -> Languages | None:
        """Return the paper's languages, None when the edition doesn't say."""
        if self._languages is None:
            document = store.find(LANGUAGES)
            self._languages = read_languages(document) if document else None
        return self._languages

    def drop(self, changed: frozenset[str]) -> None:
        """Drop what was made from anything of what has changed."""
        self._pieces.drop(changed)
        self._absent.drop(changed)
        if LANGUAGES in changed:
            self._languages = None

    def clear(self) -> None:
        """Drop everything."""
        self._pieces.clear()
        self._absent.clear()
        self._languages = None

    def _absent_page(self, store: Store, key: str) -> Ready | None:
        page = self._absent.entries.get(key)
        if page is None:
            document = store.find(key)
            if document is None:
                return None
            page = self.made_ready(store, document)
            # Laid out in both ways at once: these are few, and everybody may be led there.
            page.keep_plain(page.unpacked())
            self._absent.put(key, page)
        page.used = True
        return page

    def _parts(self, store: Store, document: Document) -> Iterator[Part]:
        for part in document.parts:
            if isinstance(part, Part):
                yield part
            else:
                yield from self._piece(store, part, document.key)

    def _piece(self, store: Store, key: str, shown_on: str) -> tuple[Part, ...]:
        piece = self._pieces.entries.get(key)
        if piece is None:
            document = store.find(key)
            if document is None:
                # A page without its list of latest articles is better than none.
                log.error("%s shows %s, which the edition doesn't hold", shown_on, key)
                return ()
            piece = Piece(document)
            self._pieces.put(key, piece)
        piece.used = True
        return piece.parts
