"""Addresses of the style sheet, fonts and icons: each carries a hash of its bytes, so it
may be kept without limit and is never stale."""

import base64
import hashlib
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "static" / "reader"
PREFIX = "/assets/"


@lru_cache
def asset(name: str) -> str:
    """Return the path of a file of `pages/static/reader`, its hash as a query.

    Raises FileNotFoundError for a name that is not there: a misspelt asset must not be served.
    """
    digest = hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()[:12]
    return f"{PREFIX}{name}?v={digest}"


@lru_cache
def integrity(name: str) -> str:
    """Return what a page says of a script and the policy lets run: the hash of its bytes.

    So nothing else on this host runs, whatever anybody managed to upload to it.
    """
    digest = hashlib.sha256((FOLDER / name).read_bytes()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
