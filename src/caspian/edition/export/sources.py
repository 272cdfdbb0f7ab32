"""Files from outside of the edition: the style sheet and its like, and the pictures of pages.

The edition knows which fragments a page holds; only this knows which pages hold a fragment.
"""

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from caspian.edition import splice
from caspian.edition.export.flatten import depth_of, relative_css
from caspian.edition.export.ledger import Ledger
from caspian.edition.export.names import GZIPPED

ASSETS, PICTURES = "assets/", "media/images/"
_TEXT = {".css", ".js", ".json", ".svg", ".txt", ".webmanifest"}
_FORGET = "DELETE FROM picture WHERE holders = 0 AND here = 0 AND "


@dataclass(frozen=True, slots=True)
class Sources:
    """The folders of what pages name: all of the assets, and of the pictures those named."""

    assets: Path | None = None
    pictures: Path | None = None
    root: Mapping[str, bytes] = field(default_factory=dict)
    """what no edition holds and stands at the root of a tree, by its name"""
    builds: Mapping[str, bytes] = field(default_factory=dict)
    """assets of this build and of former ones, each in the folder of its hash"""

    def asset_files(self) -> dict[str, bytes]:
        """Return every file of the assets by its name in a tree, text compressed besides."""
        found = dict(self._assets()) if self.assets else {}
        for name, content in self.builds.items():
            # It is served at the address without the hash: from there its own addresses are seen.
            found |= _files(ASSETS + name, content, seen_at=ASSETS + name.partition("/")[2])
        for name, content in self.root.items():
            found |= {name: content, name + GZIPPED: splice.gzipped([splice.part(content, 9)])}
        return found

    def picture(self, path: str) -> Path | None:
        """Return the picture of a name in a tree, or None where the folder has none."""
        if self.pictures is None:
            return None
        # Resolved: a name of dots, or a link, must not lead out of the folder.
        file = (self.pictures / path.removeprefix(PICTURES)).resolve()
        inside = file.is_relative_to(self.pictures.resolve())
        return file if inside and file.is_file() else None

    def _assets(self) -> Iterator[tuple[str, bytes]]:
        assert self.assets, "asked only where there is a folder"
        for file in sorted(self.assets.rglob("*")):
            if not file.is_file():
                continue
            name = ASSETS + file.relative_to(self.assets).as_posix()
            yield from _files(name, file.read_bytes(), seen_at=name).items()


def _files(name: str, content: bytes, *, seen_at: str) -> dict[str, bytes]:
    ending = Path(name).suffix
    if ending == ".css":
        content = relative_css(content, depth_of(f"/{seen_at}"))
    packed = {name + GZIPPED: splice.gzipped([splice.part(content, 9)])} if ending in _TEXT else {}
    return {name: content} | packed


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
