"""Files from outside of the edition: the style sheet and its like, and the pictures of pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from caspian.edition import splice
from caspian.edition.export.addresses import depth_of, relative_css
from caspian.edition.export.names import GZIPPED

ASSETS, PICTURES = "assets/", "media/images/"
_TEXT = {".css", ".js", ".json", ".svg", ".txt", ".webmanifest"}


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
