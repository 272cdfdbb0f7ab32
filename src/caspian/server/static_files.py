"""Files sent from a folder by the front itself: Granian would add no header of ours to them."""

import mimetypes
from pathlib import Path

from caspian.edition.export.names import TYPES
from caspian.server.answers import Body, Environ, Start
from caspian.server.negotiation import is_unchanged
from caspian.server.on_disk import OnDisk

_KEPT = ("Cache-Control", "public, max-age=86400")


class StaticFiles:
    """The files of a folder, at the paths that begin with a prefix."""

    def __init__(self, prefix: str, folder: Path) -> None:
        self.prefix = prefix
        self._folder = folder.resolve()

    def answer(self, path: str, environ: Environ, start: Start) -> Body | None:
        """Answer with the file at a path; None where there is none."""
        # Resolved: a link must not lead out of the folder.
        file = (self._folder / path.removeprefix(self.prefix)).resolve()
        if not file.is_relative_to(self._folder) or not file.is_file():
            return None
        found = file.stat()
        etag = f'"{found.st_mtime_ns:x}-{found.st_size:x}"'
        headers = [("Content-Type", _type_of(file)), _KEPT, ("ETag", etag)]
        if is_unchanged(environ.get("HTTP_IF_NONE_MATCH", ""), etag):
            start("304 Not Modified", headers)
            return []
        start("200 OK", [*headers, ("Content-Length", str(found.st_size))])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else OnDisk(file, found.st_size)


def _type_of(file: Path) -> str:
    guessed = TYPES.get(file.suffix.removeprefix(".")) or mimetypes.guess_type(file.name)[0]
    kind = guessed or "application/octet-stream"
    is_text = kind.startswith("text/") or kind.endswith(("javascript", "json", "svg+xml"))
    return f"{kind}; charset=utf-8" if is_text else kind
