"""The files that the front itself answers with: no edition holds them, and no folder can send
them packed, or with the headers that they need."""

import gzip
import hashlib
import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass

import brotli

from caspian.pages.assets import FOLDER, PREFIX, asset
from caspian.server import answers
from caspian.server.answers import Body, Environ, Headers, Start
from caspian.server.negotiation import is_unchanged, wants_brotli, wants_gzip

WORKER, RULES = "worker.js", "speculation-rules.json"
"""the service worker at the root, since it may only look after what lies below itself; and which
links a browser may fetch ahead"""
RETIRED = "worker-retired.js"
_KEPT_FOR_A_DAY = ("Cache-Control", "public, max-age=86400")
_KEPT_FOR_EVER = ("Cache-Control", "public, max-age=31536000, immutable")
_NO_GUESSING = ("X-Content-Type-Options", "nosniff")
_NOTHING_RUNS = ("Content-Security-Policy", "default-src 'none'")
_BY_ENCODING = ("Vary", "Accept-Encoding")
_OK = answers.status_line(200)


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file with its headers, plain and packed; an encoding that saves nothing is empty.

    Asked for with the query `fixed`, its hash, it is what it is for ever.
    """

    content: bytes
    headers: Headers
    packed: bytes
    tight: bytes
    kept: tuple[str, str] = _KEPT_FOR_A_DAY
    fixed: str = ""

    def answer(self, environ: Environ, start: Start) -> Body:
        """Answer with the file, or that it is the one that the browser has."""
        accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
        body, encoding = self.content, ""
        if self.tight and wants_brotli(accepted):
            body, encoding = self.tight, "br"
        elif self.packed and wants_gzip(accepted):
            body, encoding = self.packed, "gzip"
        etag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
        is_fixed = self.fixed and environ.get("QUERY_STRING") == self.fixed
        kept = _KEPT_FOR_EVER if is_fixed else self.kept
        headers = [*self.headers, kept, _BY_ENCODING, ("ETag", etag)]
        if is_unchanged(environ.get("HTTP_IF_NONE_MATCH", ""), etag):
            start("304 Not Modified", headers)
            return []
        if encoding:
            headers.append(("Content-Encoding", encoding))
        start(_OK, [*headers, ("Content-Length", str(len(body)))])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def own_files(*, is_worker_retired: bool) -> dict[str, OwnFile]:
    """Return the files by their paths: the style sheet, icons, the island, worker and rules.

    Fonts are not among them: they are packed already, and large.
    """
    content = own_content(is_worker_retired=is_worker_retired)
    safe = [pair for pair in answers.SAFE if pair[0] != "Content-Security-Policy"]
    policy = ("Content-Security-Policy", answers.WORKER_POLICY)
    script, rules = "text/javascript; charset=utf-8", "application/speculationrules+json"
    files = {
        f"/{WORKER}": _file(
            content[WORKER], [("Content-Type", script), policy, *safe], kept=answers.ASK_AGAIN
        ),
        f"/{RULES}": _file(content[RULES], [("Content-Type", rules), *safe]),
    }
    return files | dict(_assets())


def own_content(*, is_worker_retired: bool) -> dict[str, bytes]:
    """Return what stands in the files, by their names at the root of the paper."""
    worker = RETIRED if is_worker_retired else WORKER
    files = {WORKER: worker, RULES: RULES}
    return {name: (FOLDER / file).read_bytes() for name, file in files.items()}


def _assets() -> Iterator[tuple[str, OwnFile]]:
    for path in FOLDER.iterdir():
        if path.is_file():
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            written = kind.startswith("text/") or kind.endswith(("javascript", "json"))
            said = f"{kind}; charset=utf-8" if written else kind
            fixed = asset(path.name).partition("?")[2]
            # A policy is for what may be opened as a page of its own, as a drawing may.
            policy = [_NOTHING_RUNS] if "svg" in kind else []
            headers = [("Content-Type", said), *policy, _NO_GUESSING]
            file = _file(path.read_bytes(), headers, fixed=fixed)
            yield f"{PREFIX}{path.name}", file


def _file(
    content: bytes,
    headers: Headers,
    *,
    kept: tuple[str, str] = _KEPT_FOR_A_DAY,
    fixed: str = "",
) -> OwnFile:
    packed = _if_smaller(gzip.compress(content, 9, mtime=0), content)
    tight = _if_smaller(brotli.compress(content), content)
    return OwnFile(content, headers, packed, tight, kept, fixed)


def _if_smaller(packed: bytes, content: bytes) -> bytes:
    return packed if len(packed) < 0.95 * len(content) else b""
