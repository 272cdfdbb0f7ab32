"""A picture as a front process keeps it: everything laid out that may be sent of it."""

from caspian.edition.export.names import TYPES
from caspian.server.answers import SHARED, Body, Environ, Headers, Start, tagged_by_key
from caspian.server.negotiation import is_unchanged
from caspian.server.on_disk import OnDisk

# By browsers; those who share it with others ask again, also those who know no CDN-Cache-Control.
_KEPT_FOR_A_DAY = ("Cache-Control", "public, max-age=86400, s-maxage=10")
_KEPT_BRIEFLY = ("Cache-Control", "public, max-age=60, s-maxage=10")
_NO_GUESSING = ("X-Content-Type-Options", "nosniff")


class Sent:
    """A picture laid out to be sent, as long as the document that names it stands as it is."""

    __slots__ = ("_body", "_headers", "_size", "_unchanged", "etag", "sources", "used")

    def __init__(self, path: str, content: bytes | OnDisk, etag: str, named_by: str) -> None:
        self.sources = frozenset({named_by})
        self.used = True
        self.etag = etag
        kept = _KEPT_FOR_A_DAY if named_by else _KEPT_BRIEFLY
        kind = TYPES.get(path.rpartition(".")[2], "application/octet-stream")
        marks = tagged_by_key(named_by or path)
        self._unchanged: Headers = [kept, SHARED, *marks, _NO_GUESSING, ("ETag", etag)]
        length = ("Content-Length", str(len(content)))
        self._headers = [*self._unchanged, ("Content-Type", kind), length]
        self._body: Body = [content] if isinstance(content, bytes) else content
        self._size = len(content)

    @property
    def size(self) -> int:
        """Return how many bytes of memory it takes."""
        return self._size + 1000

    def answer(self, environ: Environ, start: Start) -> Body:
        """Answer with the picture, or that it is the one that the browser has."""
        self.used = True
        held = environ.get("HTTP_IF_NONE_MATCH")
        if held is not None and is_unchanged(held, self.etag):
            start("304 Not Modified", self._unchanged)
            return []
        start("200 OK", self._headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else self._body
