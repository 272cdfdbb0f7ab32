"""The least that a front could do, in each of Granian's interfaces; see `interfaces.py`."""

import os
from pathlib import Path
from typing import Any

PATH = "/en/politics/article-7/"
BODY = Path(os.environ["BENCH_BODY"]).read_bytes()
HEADERS = [
    ("cache-control", "public, max-age=0, must-revalidate"),
    ("cdn-cache-control", "max-age=10, stale-while-revalidate=60, stale-if-error=86400"),
    ("surrogate-key", "p276b3c627a f06c04018cd fa6698af232 fbc342bd7d9 fd2abfc6cbd"),
    ("vary", "Accept-Encoding"),
    ("etag", '"abddf6170ca60fb738545bc5-gz"'),
    ("content-type", "text/html; charset=utf-8"),
    ("content-length", str(len(BODY))),
    ("content-encoding", "gzip"),
]
IN_BYTES = [(name.encode(), value.encode()) for name, value in HEADERS]
PAGES = {PATH: [BODY]}
# As the front does: Granian copies the whole environment for each request.
os.environ.clear()


def wsgi(environ: dict[str, Any], start: Any) -> list[bytes]:
    """Answer over WSGI."""
    body = PAGES[environ["PATH_INFO"]]
    assert environ.get("HTTP_IF_NONE_MATCH") is None
    assert environ.get("HTTP_ACCEPT_ENCODING") == "gzip"
    start("200 OK", HEADERS)
    return body


async def asgi(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Answer over ASGI."""
    if scope["type"] != "http":
        return
    (body,) = PAGES[scope["path"]]
    headers = dict(scope["headers"])
    assert headers.get(b"if-none-match") is None
    assert headers.get(b"accept-encoding") == b"gzip"
    await send({"type": "http.response.start", "status": 200, "headers": IN_BYTES})
    await send({"type": "http.response.body", "body": body})


async def rsgi(scope: Any, protocol: Any) -> None:
    """Answer over RSGI."""
    (body,) = PAGES[scope.path]
    assert scope.headers.get("if-none-match") is None
    assert scope.headers.get("accept-encoding") == "gzip"
    protocol.response_bytes(200, HEADERS, body)
