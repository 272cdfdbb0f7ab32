"""One step of an export: what it writes, links and removes in the tree that it works in."""

import hashlib
from pathlib import Path

from caspian.edition.export import disk
from caspian.edition.export.flatten import NotWhole
from caspian.edition.export.ledger import ROOT, Ledger, ListedFile
from caspian.edition.export.listing import list_name, listed


class Step:
    """A step, at work in a tree; what it does there it says in the ledger."""

    def __init__(self, ledger: Ledger, tree: Path, number: int, moment: int) -> None:
        self.number = number
        self.written = self.removed = self.added = 0
        self._touched: set[Path] = set()
        self._ledger = ledger
        self._tree = tree
        self._moment = moment

    def put(self, path: str, content: bytes) -> bool:
        """Put a file in its place; return whether it is another one than stood there."""
        digest = hashlib.sha256(content).digest()
        known = self._ledger.file(path)
        if known and known.digest == digest:
            return False
        # A second later than the one before, whatever the clock says: nginx makes the ETag of
        # seconds and length, and two releases in one second would be one page to a browser.
        modified = max(self._moment, known.modified + 1 if known else 0)
        self.write(path, content, modified=modified)
        self._ledger.put_file(ListedFile(path, digest, self.number, modified))
        self._count(known)
        return True

    def holds(self, path: str) -> bool:
        """Return whether a file is there."""
        known = self._ledger.file(path)
        return known is not None and known.digest is not None

    def copy(self, path: str, source: Path) -> None:
        """Put a copy of a file of another folder in its place."""
        digest = hashlib.sha256(source.read_bytes()).digest()
        known = self._ledger.file(path)
        disk.copy(source, self._tree / path)
        self._touched.add(self._tree / path)
        self._ledger.put_file(ListedFile(path, digest, self.number, 0))
        self._count(known)

    def drop(self, path: str) -> bool:
        """Remove a file; return whether there was one."""
        known = self._ledger.file(path)
        if known is None or known.digest is None:
            return False
        self._remove(path)
        self._ledger.put_file(ListedFile(path, None, self.number, known.modified))
        self.removed += 1
        return True

    def remove_what_went(self, since: int) -> None:
        """Remove from the tree what earlier steps removed while it lay aside.

        Before anything is put there: what was a file may be a folder now.
        """
        for file in self._ledger.files_since(since):
            if file.digest is None:
                self._remove(file.path)

    def link_what_came(self, since: int, current: Path) -> None:
        """Take from the current tree what earlier steps wrote while this one lay aside.

        Raises NotWhole where somebody took it away.
        """
        for file in self._ledger.files_since(since):
            if file.digest is not None and file.step < self.number:
                try:
                    self._link(current / file.path, file.path)
                except FileNotFoundError as error:
                    raise NotWhole(
                        f"{file.path} is gone from the export: run it with --anew."
                    ) from error

    def write(self, path: str, content: bytes, *, modified: int | None = None) -> None:
        """Write a file that no list holds, or whose line in one is written next."""
        disk.write(self._tree / path, content, modified=modified)
        self._touched.add(self._tree / path)

    def write_lists(self) -> bytes:
        """Write the lists that this step changed, and return the list of all lists."""
        counts = self.written, self.removed, self.added
        for number in self._ledger.lists_since(self.number - 1):
            files = self._ledger.in_list(number)
            if files:
                self.put(list_name(number), listed(files))
            else:
                self.drop(list_name(number))
        self.written, self.removed, self.added = counts
        return listed(self._ledger.in_list(ROOT))

    def sync(self) -> None:
        """Wait until all that this step did is on the disk itself."""
        disk.sync(self._tree, self._touched)

    def _count(self, known: ListedFile | None) -> None:
        self.written += 1
        self.added += known is None or known.digest is None

    def _link(self, source: Path, path: str) -> None:
        disk.link(source, self._tree / path)
        self._touched.add(self._tree / path)

    def _remove(self, path: str) -> None:
        disk.remove(self._tree / path, self._tree)
        self._touched.add(self._tree / path)
