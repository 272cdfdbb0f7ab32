"""The files that the front itself answers with: no edition holds them, and no folder can send
them packed, with the headers that they need, and each build's own by its hash.
"""

import gzip
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import brotli

from caspian.edition.export.names import TYPES
from caspian.pages.assets import FOLDER, PREFIX
from caspian.server import answers
from caspian.server.answers import Body, Environ, Headers, Start
from caspian.server.kept_assets import files_in, kept_asset, version_of
from caspian.server.negotiation import is_unchanged, wants_brotli, wants_gzip

WORKER, RULES = "worker.js", "speculation-rules.json"
"""the service worker at the root, since it may only look after what lies below itself; and which
links a browser may fetch ahead"""
RETIRED = "worker-retired.js"
_KEPT_FOR_A_DAY = ("Cache-Control", "public, max-age=86400")
_KEPT_FOR_EVER = ("Cache-Control", "public, max-age=31536000, immutable")
_BY_ENCODING = ("Vary", "Accept-Encoding")
_OK = answers.status_line(200)
_BY_HASH = "v="
"""how the query begins by which pages name a file: its hash follows"""
_MOST_FORMER = 64
"""files of former builds that are kept in memory, packed"""


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file with its headers, plain and packed; an encoding that saves nothing is empty.

    Asked for with the query `fixed`, its hash, it may be kept for good. Asked for with the hash of
    a build that nobody has here, it is better than nothing, and no cache may keep it.
    """

    content: bytes
    headers: Headers
    packed: bytes
    recompressed: bytes
    kept: tuple[str, str] = _KEPT_FOR_A_DAY
    fixed: str = ""

    def answer(self, environ: Environ, start: Start) -> Body:
        """Answer with the file, or that it is the one that the browser has."""
        accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
        body, encoding = self.content, ""
        if self.recompressed and wants_brotli(accepted):
            body, encoding = self.recompressed, "br"
        elif self.packed and wants_gzip(accepted):
            body, encoding = self.packed, "gzip"
        etag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
        kept = self._kept_for(environ.get("QUERY_STRING", ""))
        headers = [*self.headers, kept, _BY_ENCODING, ("ETag", etag)]
        if is_unchanged(environ.get("HTTP_IF_NONE_MATCH", ""), etag):
            start("304 Not Modified", headers)
            return []
        if encoding:
            headers.append(("Content-Encoding", encoding))
        start(_OK, [*headers, ("Content-Length", str(len(body)))])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _kept_for(self, query: str) -> tuple[str, str]:
        if not self.fixed or not query.startswith(_BY_HASH):
            return self.kept
        return _KEPT_FOR_EVER if query == self.fixed else answers.ASK_AGAIN


class OwnFiles:
    """The files by their paths: style sheet, fonts, icons, the island, worker and rules.

    Of each asset the present one, and by its hash also that of a former build, as long as it is
    kept in a folder.
    """

    def __init__(self, kept: Path, *, is_worker_retired: bool) -> None:
        self._kept = kept
        self._files = dict(_at_the_root(is_worker_retired=is_worker_retired)) | dict(_assets())
        self._former: dict[str, OwnFile] = {}

    def at(self, path: str, query: str) -> OwnFile | None:
        """Return the file at a path, asked for with a query; None where there is none."""
        file = self._files.get(path)
        if (file and query == file.fixed) or not path.startswith(PREFIX):
            return file
        return self._of_a_former_build(path, query) or file

    def _of_a_former_build(self, path: str, query: str) -> OwnFile | None:
        address = f"{path}?{query}"
        found = self._former.get(address)
        if found is None and query.startswith(_BY_HASH):
            name = path.removeprefix(PREFIX)
            content = kept_asset(self._kept, name, query.removeprefix(_BY_HASH))
            if content is None:
                return None
            if len(self._former) >= _MOST_FORMER:
                self._former.clear()
            found = self._former[address] = _asset(name, content)
        return found


def own_content(*, is_worker_retired: bool) -> dict[str, bytes]:
    """Return what stands at the root of the paper, by its names there."""
    worker = RETIRED if is_worker_retired else WORKER
    files = {WORKER: worker, RULES: RULES}
    return {name: (FOLDER / file).read_bytes() for name, file in files.items()}


def _at_the_root(*, is_worker_retired: bool) -> Iterator[tuple[str, OwnFile]]:
    content = own_content(is_worker_retired=is_worker_retired)
    # `Safety` completes these, as all answers: only what a file says by itself stands here.
    policy = ("Content-Security-Policy", answers.WORKER_POLICY)
    script, rules = "text/javascript; charset=utf-8", "application/speculationrules+json"
    headers = [("Content-Type", script), policy]
    yield f"/{WORKER}", _file(content[WORKER], headers, kept=answers.ASK_AGAIN)
    yield f"/{RULES}", _file(content[RULES], [("Content-Type", rules)])


def _assets() -> Iterator[tuple[str, OwnFile]]:
    for name, content in files_in(FOLDER):
        yield f"{PREFIX}{name}", _asset(name, content)


def _asset(name: str, content: bytes) -> OwnFile:
    kind = TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    is_text = kind.startswith("text/") or kind.endswith(("javascript", "json"))
    said = f"{kind}; charset=utf-8" if is_text else kind
    headers = [("Content-Type", said)]
    fixed = f"{_BY_HASH}{version_of(content)}"
    if is_text or "svg" in kind:
        return _file(content, headers, fixed=fixed)
    return OwnFile(content, headers, b"", b"", fixed=fixed)


def _file(
    content: bytes,
    headers: Headers,
    *,
    kept: tuple[str, str] = _KEPT_FOR_A_DAY,
    fixed: str = "",
) -> OwnFile:
    packed = _if_smaller(gzip.compress(content, 9, mtime=0), content)
    recompressed = _if_smaller(brotli.compress(content), content)
    return OwnFile(content, headers, packed, recompressed, kept, fixed)


def _if_smaller(packed: bytes, content: bytes) -> bytes:
    return packed if len(packed) < 0.95 * len(content) else b""
