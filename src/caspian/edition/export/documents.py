"""Brings the files of an export up to what the edition holds, document by document."""

import json
from collections.abc import Iterable
from contextlib import suppress

from caspian.edition import splice
from caspian.edition.document import LANGUAGES_KEY, MOVED, OK, PACKED, WITHDRAWN, Document
from caspian.edition.export import elsewhere
from caspian.edition.export.flatten import Flattener, depth_of
from caspian.edition.export.ledger import Ledger
from caspian.edition.export.names import (
    ABSENT_STATUSES,
    GONE,
    GZIPPED,
    INDEX,
    LANGUAGES,
    REDIRECTS,
    Unwritable,
    absent_of,
    files_of,
    mistaken,
)
from caspian.edition.export.sources import PICTURES, Holdings, Sources
from caspian.edition.export.step import Step
from caspian.edition.pictures import pictures_of
from caspian.edition.splice import FragmentMissing
from caspian.edition.store import Store

LEFT_OUT = "left out"
"""what the ledger says of documents without files"""


class Documents:
    """The documents of a release, on their way into a tree."""

    def __init__(self, store: Store, ledger: Ledger, step: Step) -> None:
        self.left_out: dict[str, str] = json.loads(ledger.about(LEFT_OUT) or "{}")
        """why some documents have no file, by their keys; also those of exports before"""
        self.mistaken: list[str] = []
        """what a server will send as something else, a line for each"""
        self.missing: list[str] = []
        """pictures that pages name and nobody has"""
        self.maps_changed = False
        self._flattener = Flattener(store)
        self._holdings = Holdings(ledger)
        self._step = step
        self._elsewhere_changed = False

    def drop_what_went(self, keys: Iterable[str]) -> None:
        """Remove the files of documents that make none any more, before any is written.

        The place of a file may be wanted for a folder.
        """
        for key in keys:
            document = self._flattener.find(key)
            if document is None or not _has_files(document):
                self._drop(key, set())

    def bring(self, key: str) -> None:
        """Bring a document that changed or went. Raises NotWhole where the edition is damaged."""
        document = self._flattener.find(key)
        self._note_elsewhere(key, document)
        if document is None:
            self.left_out.pop(key, None)
            self._holdings.drop(key)
            return
        self._holdings.put(
            key,
            holds=self._held(document),
            status=document.status,
            location=document.location,
            pictures=[PICTURES + name for name in pictures_of(document)],
        )
        self._write(document)

    def bring_again(self, key: str) -> None:
        """Bring a document that is what it was, but for a fragment in it."""
        document = self._flattener.find(key)
        if document:
            self._write(document)

    def settle_pictures(self, sources: Sources) -> None:
        """Bring the pictures that are shown now, and remove those that are shown no more."""
        for path, shown in self._holdings.unsettled():
            source = sources.picture(path) if shown else None
            if source:
                self._step.copy(path, source)
            elif shown:
                self.missing.append(path)
                continue
            else:
                self._step.drop(path)
            self._holdings.settle(path, here=shown)

    def write_maps(self) -> None:
        """Write what nginx is told of paths that moved and paths that were withdrawn."""
        if not self._step.holds(LANGUAGES):
            # nginx doesn't start without a file that it is to include.
            self._step.put(LANGUAGES, b"")
        if not self._elsewhere_changed and self._step.holds(REDIRECTS):
            return
        moved = self._holdings.of_status(MOVED)
        gone = [key for key, _ in self._holdings.of_status(WITHDRAWN) if key.startswith("/")]
        maps = {REDIRECTS: elsewhere.redirects_map(moved), GONE: elsewhere.gone_map(gone)}
        for name, content in maps.items():
            self.maps_changed |= self._step.put(name, content)

    def _note_elsewhere(self, key: str, document: Document | None) -> None:
        now = document.status if document else 0
        if not {self._holdings.status(key), now}.isdisjoint({MOVED, WITHDRAWN}):
            self._elsewhere_changed = True

    def _write(self, document: Document) -> None:
        try:
            files = self._files(document) if _has_files(document) else {}
        except (Unwritable, FragmentMissing) as reason:
            # What lacks a fragment keeps the file of the export before, if it had one: that is
            # whole. The release that brings the fragment brings it again.
            self.left_out[document.key] = str(reason)
            return
        self.left_out.pop(document.key, None)
        self._drop(document.key, set(files))
        if files and document.status == OK and document.key.startswith("/"):
            note = mistaken(files_of(document.key)[0], document.media_type)
            self.mistaken += [note] if note else []
        for name, content in files.items():
            self.maps_changed |= self._step.put(name, content) and name == LANGUAGES

    def _drop(self, key: str, kept: set[str]) -> None:
        try:
            names = files_of(key)
        except Unwritable:
            return
        for name in names:
            if name not in kept:
                self._step.drop(name)

    def _held(self, document: Document) -> set[str]:
        if document.key != LANGUAGES_KEY:
            return set(document.fragments)
        default, fronts = elsewhere.languages_in(self._flattener.own_text(document))
        return {_absent(fronts[default], status) for status in ABSENT_STATUSES}

    def _files(self, document: Document) -> dict[str, bytes]:
        if document.key == LANGUAGES_KEY:
            return self._root_files(document)
        plain, gzipped = files_of(document.key)
        if document.status == MOVED:
            page = elsewhere.moved_page(document.key, document.location)
            return {plain: page, gzipped: _gzip(page)}
        # A page for what is absent answers at any depth: its addresses can't be relative.
        as_it_is = absent_of(document.key) or not document.media_type.startswith("text/html")
        flat = self._flattener.flat(document, None if as_it_is else depth_of(document.key))
        if document.media_type in PACKED:  # packed already: a server would say that it is gzip's
            return {plain: flat.text}
        return {plain: flat.text, gzipped: flat.gzipped}

    def _root_files(self, document: Document) -> dict[str, bytes]:
        default, fronts = elsewhere.languages_in(self._flattener.own_text(document))
        page = elsewhere.root_page(default, fronts)
        files = {INDEX: page, INDEX + GZIPPED: _gzip(page)}
        for status in ABSENT_STATUSES:
            absent = self._flattener.find(_absent(fronts[default], status))
            # One that lacks a fragment is named under its own key; the root page can do without.
            with suppress(FragmentMissing):
                flat = self._flattener.flat(absent, None) if absent else None
                if flat:
                    files[f"{status}.html"] = flat.text
                    files[f"{status}.html{GZIPPED}"] = flat.gzipped
        return files | {LANGUAGES: elsewhere.languages_map(default, fronts)}


def _has_files(document: Document) -> bool:
    if not document.key.startswith("/"):
        return document.key == LANGUAGES_KEY or absent_of(document.key) is not None
    # A moved path without its last slash has no folder for a page that leads on: the map has it.
    return document.status == OK or (document.status == MOVED and document.key.endswith("/"))


def _absent(front: str, status: int) -> str:
    return f"absent:{front.strip('/')}:{status}"


def _gzip(page: bytes) -> bytes:
    return splice.gzipped([splice.part(page)])
