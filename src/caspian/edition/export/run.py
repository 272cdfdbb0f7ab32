"""Exports the current release of an edition to a folder."""

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from caspian.edition.export.documents import LEFT_OUT, Documents
from caspian.edition.export.ledger import FORMAT, Ledger
from caspian.edition.export.listing import Note
from caspian.edition.export.names import MANIFEST, RELEASE
from caspian.edition.export.place import ExportFolder, NotOurs, claimed
from caspian.edition.export.sources import Holdings, Sources
from caspian.edition.export.step import Step
from caspian.edition.release import Release, Signer
from caspian.edition.store import Store

Progress = Callable[[int, int], None]


class NothingToExport(Exception):
    """The edition has no release yet; the message says what to do."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export did; counts are of files."""

    release: int
    files: int = 0
    written: int = 0
    removed: int = 0
    anew: str = ""
    """why everything was written, or empty"""
    maps_changed: bool = False
    left_out: tuple[str, ...] = ()
    mistaken: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    """pictures that pages name and nobody has"""


def export(
    store: Store,
    folder: Path,
    sources: Sources,
    *,
    signer: Signer | None = None,
    anew: bool = False,
    progress: Progress = lambda done, total: None,
) -> ExportReport:
    """Bring the export in a folder to the current release, all at once; say what it took.

    `progress` is told how many documents are done, and of how many. Raises NothingToExport,
    `place.NotOurs`, `flatten.NotWhole`, OSError: readers are then served what they were before.
    """
    with claimed(folder) as place, store.one_state():
        release = store.release()
        if release is None:
            raise NothingToExport("Nothing is pressed yet: run `caspian press` first.")
        with _ledger(place) as ledger:
            work = _Export(store, place, ledger, sources, release, signer, progress)
            why = "it was asked for" if anew else work.why_anew()
            if why:
                return work.make_anew(why)
            work.turn_to_newest()
            return work.report() if work.is_done() else work.bring_up()


class _Export:
    def __init__(
        self,
        store: Store,
        place: ExportFolder,
        ledger: Ledger,
        sources: Sources,
        release: Release,
        signer: Signer | None,
        progress: Progress,
    ) -> None:
        self._store, self._place, self._ledger = store, place, ledger
        self._sources, self._assets = sources, sources.asset_files()
        self._release, self._signer, self._progress = release, signer, progress
        self._trees_before = ledger.trees()

    def why_anew(self) -> str:
        """Return why everything must be written, or an empty text."""
        if self._ledger.about("format") != str(FORMAT):
            return "nothing is known of an earlier export here"
        digests = self._store.database.rows(
            "SELECT digest FROM edition_release WHERE number = ?", (self._number(),)
        )
        if not digests or bytes(digests[0][0]).hex() != self._ledger.about("chain"):
            return "this is another edition than the one that was exported here"
        if not self._trees_before or not self._place.tree(self._newest()).is_dir():
            return "the tree of the last export is gone"
        return ""

    def turn_to_newest(self) -> None:
        """Turn readers to the last finished tree, if a run was cut short before it did."""
        newest = self._newest()
        if self._place.current() != newest:
            self._place.turn_to(newest)

    def is_done(self) -> bool:
        """Return whether the export is what it should be."""
        late = any(
            shown and self._sources.picture(path)
            for path, shown in Holdings(self._ledger).unsettled()
        )
        return self._number() == self._release.number and not late and self._assets_are_same()

    def report(self) -> ExportReport:
        """Return the report of an export that found nothing to do."""
        missing = [path for path, shown in Holdings(self._ledger).unsettled() if shown]
        left_out = json.loads(self._ledger.about(LEFT_OUT) or "{}")
        return ExportReport(
            self._release.number,
            self._files(),
            left_out=tuple(left_out.values()),
            missing=tuple(missing),
        )

    def make_anew(self, why: str) -> ExportReport:
        """Write everything into a tree of its own, and turn readers to it."""
        known = self._place.current()
        self._ledger.clear()
        self._place.clear_but(known)
        tree = self._place.begin(upon="", copied=False)
        # The clock, not the release: an older tree may have had other bytes of that moment.
        moment = int(time.time()) if known else int(self._release.at.timestamp())
        step = Step(self._ledger, tree, 1, moment)
        documents = self._fill(step, set(self._store.keys()), set())
        self._finish(step, documents)
        return replace(self._report(step, documents), anew=why, maps_changed=bool(known))

    def bring_up(self) -> ExportReport:
        """Bring the tree that lies aside up to the release, and turn readers to it."""
        trees, current = self._trees_before, self._newest()
        self._place.clear_but(*trees)
        aside = [name for name in trees if name != current and self._place.tree(name).is_dir()]
        upon = aside[0] if aside else current
        for name in set(trees) - {current}:
            self._ledger.drop_tree(name)
        tree = self._place.begin(upon=upon, copied=upon == current)
        since, before = trees[upon], trees[current]
        step = Step(self._ledger, tree, before + 1, int(self._release.at.timestamp()))
        step.remove_what_went(since)
        changed = set(self._store.changed_since(self._number()))
        shared = {key for key in changed if not key.startswith("/")}
        documents = self._fill(step, changed, Holdings(self._ledger).holders(shared) - changed)
        step.link_what_came(since, self._place.tree(current))
        self._finish(step, documents)
        return self._report(step, documents)

    def _fill(self, step: Step, changed: set[str], again: set[str]) -> Documents:
        documents = Documents(self._store, self._ledger, step)
        total = len(changed) + len(again)
        documents.drop_what_went(changed)
        for done, key in enumerate(sorted(changed), 1):
            documents.bring(key)
            self._progress(done, total)
        for done, key in enumerate(sorted(again), len(changed) + 1):
            documents.bring_again(key)
            self._progress(done, total)
        for name in self._assets_of_before() - set(self._assets):
            step.drop(name)
        for name, content in self._assets.items():
            step.put(name, content)
        documents.settle_pictures(self._sources)
        documents.write_maps()
        return documents

    def _finish(self, step: Step, documents: Documents) -> None:
        manifest = step.write_lists()
        public = bytes.fromhex(self._store.about("public"))
        note = Note(self._release, sha256(manifest).digest(), public)
        step.write(MANIFEST, manifest)
        step.write(RELEASE, (note.signed(self._signer) if self._signer else note).written())
        step.sync()
        name = self._place.finish(self._release.number, taken=self._trees_before)
        self._ledger.put_tree(name, step.number)
        self._ledger.forget_removed(min(self._ledger.trees().values()))
        said = {
            "format": FORMAT,
            "number": self._release.number,
            "chain": self._release.digest().hex(),
            "assets": json.dumps(sorted(self._assets)),
            # Counted along: to count them all would cost the archive.
            "files": self._files() + step.added - step.removed,
            LEFT_OUT: json.dumps(documents.left_out),
        }
        for what, value in said.items():
            self._ledger.say(what, value)
        # First what is known, then what is served: cut short in between, the next run turns.
        self._ledger.keep()
        self._place.turn_to(name)
        self._place.clear_but(*self._ledger.trees())
        if len(self._ledger.trees()) == 1:
            self._lay_one_aside(name, step.number)

    def _lay_one_aside(self, name: str, step: int) -> None:
        # Now, not when it is wanted: it costs the whole archive, and so did this export.
        self._place.begin(upon=name, copied=True)
        aside = self._place.finish(self._release.number, taken=self._trees_before)
        self._ledger.put_tree(aside, step)
        self._ledger.keep()

    def _report(self, step: Step, documents: Documents) -> ExportReport:
        return ExportReport(
            self._release.number,
            self._files(),
            step.written,
            step.removed,
            maps_changed=documents.maps_changed,
            left_out=tuple(documents.left_out.values()),
            mistaken=tuple(documents.mistaken),
            missing=tuple(documents.missing),
        )

    def _number(self) -> int:
        return int(self._ledger.about("number"))

    def _files(self) -> int:
        return int(self._ledger.about("files") or 0)

    def _newest(self) -> str:
        trees = self._ledger.trees()
        return max(trees, key=lambda name: (trees[name], name == self._place.current()))

    def _assets_of_before(self) -> set[str]:
        return set(json.loads(self._ledger.about("assets") or "[]"))

    def _assets_are_same(self) -> bool:
        if self._assets_of_before() != set(self._assets):
            return False
        return all(
            (known := self._ledger.file(name)) and known.digest == sha256(content).digest()
            for name, content in self._assets.items()
        )


@contextmanager
def _ledger(place: ExportFolder) -> Iterator[Ledger]:
    try:
        ledger = Ledger(place.ledger)
    except sqlite3.OperationalError as error:
        raise NotOurs(f"{place.ledger} can't be used ({error}): who else has it open?") from error
    except sqlite3.DatabaseError:
        # Damaged: everything is written anew from the edition, which is whole or says so itself.
        for path in place.folder.glob(place.ledger.name + "*"):
            path.unlink()
        ledger = Ledger(place.ledger)
    try:
        yield ledger
    finally:
        ledger.close()
