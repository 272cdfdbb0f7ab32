"""A page of the edition made ready: whatever a reader may ask of it is laid out beforehand."""

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import brotli

from caspian.edition.document import PACKED, Document, Part
from caspian.edition.splice import gzipped, plain
from caspian.server.answers import (
    ANYBODYS,
    ASK_AGAIN,
    SAFE,
    SHARED,
    SHARED_BRIEFLY,
    SPECULATION,
    Headers,
    is_framed,
    policies,
    tag_of,
    tagged,
    tags,
)

_GZIP = 16 + zlib.MAX_WBITS
_OVERHEAD = 3000
"""bytes that a ready page takes besides its bodies: headers, tags, names"""
_BY_ENCODING = ("Vary", "Accept-Encoding")


@dataclass(frozen=True, slots=True)
class Encoded:
    """A page in one encoding. The lists are shared by all answers: nobody may change them."""

    etag: str
    headers: Headers
    unchanged: Headers
    """the headers of a 304"""
    body: list[bytes]


class Ready:
    """A document of one release with its fragments spliced in.

    `sources` are the keys of all that it shows; `used` is set whenever it is, and `was_queued`
    once it is to be recompressed.
    """

    __slots__ = (
        "_about",
        "_tags",
        "is_html",
        "key",
        "packed",
        "plain",
        "recompressed",
        "sources",
        "used",
        "was_queued",
    )  # fmt: skip

    def __init__(
        self, document: Document, parts: Sequence[Part], safe: Sequence[tuple[str, str]] = SAFE
    ) -> None:
        self.key = document.key
        self.sources = document.fragments | {document.key}
        is_html = document.media_type.startswith("text/html")
        # A card in a frame on another site is no page: nobody has opened that.
        self.is_html = is_html and not is_framed(self.key)
        self.used = True
        self._tags = tags(document)
        self._about = [("Content-Type", document.media_type), *policies(self.key, safe)]
        if self.is_html or not is_html:
            self._about.append(SPECULATION if self.is_html else ANYBODYS)
        self.plain: Encoded | None = None
        self.recompressed: Encoded | None = None
        self.was_queued = document.media_type in PACKED
        if self.was_queued:
            # Packed again it is no smaller, and some programs keep it so: no book app opens that.
            self._about.append(("Content-Disposition", f'attachment; filename="{_file(self.key)}"'))
            body = plain(parts)
            self.packed = self.plain = self.recompressed = self._shown(_named(body), body)
        else:
            body = gzipped(parts)
            self.packed = self._shown(f"{_named(body)}-gz", body, ("Content-Encoding", "gzip"))

    @property
    def size(self) -> int:
        """Return how many bytes of memory it takes, counted from what it holds now."""
        laid_out = (self.packed, self.plain, self.recompressed)
        bodies = {shown.etag: len(shown.body[0]) for shown in laid_out if shown}
        return sum(bodies.values()) + _OVERHEAD

    def unpacked(self) -> Encoded:
        """Return the page laid out in no encoding."""
        packed = self.packed.body[0]
        return self._shown(_named(packed), zlib.decompress(packed, _GZIP))

    def recompress(self) -> Encoded:
        """Return the page recompressed, which takes tens of milliseconds."""
        packed = self.packed.body[0]
        body = brotli.compress(zlib.decompress(packed, _GZIP), mode=brotli.MODE_TEXT, quality=11)
        return self._shown(f"{_named(packed)}-br", body, ("Content-Encoding", "br"))

    def keep_recompressed(self, recompressed: Encoded) -> None:
        """Keep what `recompress` returned; of a page in a cache only inside `Cache.grow`."""
        self.recompressed = recompressed

    def keep_plain(self, plain: Encoded) -> None:
        """Keep what `unpacked` returned; of a page in a cache only inside `Cache.grow`."""
        self.plain = plain

    def absent_headers(self, path: str, shown: Encoded) -> Headers:
        """Return the headers for showing this where nothing stands at a path.

        They carry the tag of the path: when something comes to stand there, it is purged.
        """
        encoded = [pair for pair in shown.headers if pair[0] in ("Content-Encoding", "Vary")]
        length = ("Content-Length", str(len(shown.body[0])))
        marks = tagged(tag_of(path), *self._tags)
        return [ASK_AGAIN, SHARED_BRIEFLY, *marks, *encoded, *self._about, length]

    def _shown(self, name: str, body: bytes, *encoded: tuple[str, str]) -> Encoded:
        etag = f'"{name}"'
        unchanged = [ASK_AGAIN, SHARED, *tagged(*self._tags), _BY_ENCODING, ("ETag", etag)]
        length = ("Content-Length", str(len(body)))
        return Encoded(etag, [*unchanged, *self._about, length, *encoded], unchanged, [body])


def _named(packed: bytes) -> str:
    return hashlib.blake2b(packed, digest_size=12).hexdigest()


def _file(key: str) -> str:
    """Return the name under which a browser keeps what stands at a path: "today-en.epub"."""
    code, _, name = key.strip("/").partition("/")
    stem, _, ending = name.rpartition("/")[2].rpartition(".")
    return f"{stem}-{code}.{ending}"
