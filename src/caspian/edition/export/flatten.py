"""Makes one file of a document and its fragments, its addresses relative to where it stands."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from caspian.edition import splice
from caspian.edition.document import BadBytes, Document, Part
from caspian.edition.export.addresses import relative_html
from caspian.edition.splice import FragmentMissing
from caspian.edition.store import Store


class NotWhole(Exception):
    """A document can't be made into a file; the message says which, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A document as a file: its text, and the same as one gzip member."""

    text: bytes
    gzipped: bytes


@dataclass(frozen=True, slots=True)
class _Run:
    """A part with its text, as it stands in a page of some depth."""

    part: Part
    text: bytes


class Flattener:
    """Flattens the documents of one release, each fragment once for each depth of pages."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._fragments: dict[tuple[str, int | None], tuple[_Run, ...]] = {}

    def flat(self, document: Document, depth: int | None) -> Flat:
        """Return a document as a file; a depth of None leaves its addresses as they are.

        Raises Lacking when a fragment is missing, NotWhole when a part is damaged.
        """
        runs = list(self._runs(document, depth, document.key))
        gzipped = splice.gzipped([run.part for run in runs])
        return Flat(b"".join([run.text for run in runs]), gzipped)

    def own_text(self, document: Document) -> bytes:
        """Return the text of a document without its fragments."""
        own = [part for part in document.parts if isinstance(part, Part)]
        return b"".join([_text(part, document.key) for part in own])

    def find(self, key: str) -> Document | None:
        """Return what stands at a key. Raises NotWhole when its bytes are torn."""
        try:
            return self._store.find(key)
        except BadBytes as error:
            raise NotWhole(_damaged(key, str(error))) from error

    def _runs(self, document: Document, depth: int | None, page: str) -> Iterator[_Run]:
        for part in document.parts:
            if isinstance(part, Part):
                yield _run(part, depth, document.key)
            else:
                yield from self._fragment(part, depth, page)

    def _fragment(self, key: str, depth: int | None, page: str) -> tuple[_Run, ...]:
        known = self._fragments.get((key, depth))
        if known is None:
            fragment = self.find(key)
            if fragment is None:
                raise FragmentMissing(f"{page} shows {key}, which the edition lacks")
            known = tuple(self._runs(fragment, depth, page))
            self._fragments[key, depth] = known
        return known


def _run(part: Part, depth: int | None, key: str) -> _Run:
    text = _text(part, key)
    moved = text if depth is None else relative_html(text, depth)
    return _Run(part, text) if moved == text else _Run(splice.part(moved), moved)


def _text(part: Part, key: str) -> bytes:
    try:
        return splice.plain([part])
    except (ValueError, zlib.error) as error:
        raise NotWhole(_damaged(key, str(error))) from error


def _damaged(key: str, why: str) -> str:
    return f"{key} can't be exported: {why}. Run `caspian edition verify` to see what is wrong."
