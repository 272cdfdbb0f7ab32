"""What stands in an export because of which document: the fragments and pictures of each.

The edition knows which fragments a page holds; only this knows which pages hold a fragment.
"""

import json
from array import array
from collections.abc import Iterable, Iterator

from caspian.edition.export.ledger import Ledger

_FORGET = "DELETE FROM picture WHERE holders = 0 AND here = 0 AND "


class Holdings:
    """The documents of an export, kept in its ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def put(
        self, key: str, *, holds: Iterable[str], status: int, location: str, pictures: Iterable[str]
    ) -> None:
        """Say what stands at a key: the fragments that it holds, the pictures that it shows."""
        fragments = json.dumps(sorted(holds))
        self._ledger.run("INSERT OR IGNORE INTO layout (fragments) VALUES (?)", fragments)
        ((layout,),) = self._ledger.rows("SELECT id FROM layout WHERE fragments = ?", fragments)
        shown = {self._picture(path) for path in pictures}
        self._show(self._shown(key), shown)
        self._ledger.run(
            "INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?)",
            key, layout, status, location, array("I", sorted(shown)).tobytes(),
        )  # fmt: skip

    def drop(self, key: str) -> None:
        """Say that nothing stands at a key any more."""
        self._show(self._shown(key), set())
        self._ledger.run("DELETE FROM document WHERE key = ?", key)

    def status(self, key: str) -> int:
        """Return the status of what stands at a key, or 0."""
        rows = self._ledger.rows("SELECT status FROM document WHERE key = ?", key)
        return int(rows[0][0]) if rows else 0

    def of_status(self, status: int) -> list[tuple[str, str]]:
        """Return the key and location of every document of a status other than 200, in order."""
        return self._ledger.rows(
            "SELECT key, location FROM document WHERE status != 200 AND status = ? ORDER BY key",
            status,
        )

    def holders(self, keys: Iterable[str]) -> set[str]:
        """Return the keys of all that holds any of some fragments, directly or through others."""
        layouts = [
            (layout, frozenset(json.loads(fragments)))
            for layout, fragments in self._ledger.rows("SELECT id, fragments FROM layout")
        ]
        found: set[str] = set()
        asked = set(keys)
        while asked:
            held = [
                key
                for layout, fragments in layouts
                if not fragments.isdisjoint(asked)
                for (key,) in self._ledger.rows("SELECT key FROM document WHERE layout = ?", layout)
            ]
            asked = {key for key in held if not key.startswith("/")} - found
            found.update(held)
        return found

    def unsettled(self) -> Iterator[tuple[str, bool]]:
        """Yield the pictures that are shown and not here (True), or here and not shown (False)."""
        rows = self._ledger.rows(
            "SELECT path, holders FROM picture WHERE (holders > 0) != here ORDER BY id"
        )
        for path, holders in rows:
            yield path, holders > 0

    def settle(self, path: str, *, here: bool) -> None:
        """Say that a picture is in the export now, or no longer."""
        self._ledger.run("UPDATE picture SET here = ? WHERE path = ?", here, path)
        self._ledger.run(_FORGET + "path = ?", path)

    def _picture(self, path: str) -> int:
        self._ledger.run(
            "INSERT OR IGNORE INTO picture (path, holders, here) VALUES (?, 0, 0)", path
        )
        return int(self._ledger.rows("SELECT id FROM picture WHERE path = ?", path)[0][0])

    def _shown(self, key: str) -> set[int]:
        rows = self._ledger.rows("SELECT pictures FROM document WHERE key = ?", key)
        return set(array("I", rows[0][0])) if rows else set()

    def _show(self, before: set[int], now: set[int]) -> None:
        for picture in now - before:
            self._ledger.run("UPDATE picture SET holders = holders + 1 WHERE id = ?", picture)
        for picture in before - now:
            self._ledger.run("UPDATE picture SET holders = holders - 1 WHERE id = ?", picture)
            self._ledger.run(_FORGET + "id = ?", picture)
