"""Opens the edition for a server: without patience, and knowing which file it opened."""

from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from caspian.edition.store import Store, open_store

FileId = tuple[int, int]
_CONNECT_SECONDS, _ANSWER_SECONDS = 3, 2


def opened(url: str, patience: float) -> Store:
    """Open an edition whose database is given up on after `patience` seconds, roughly.

    A writer may wait half a minute for another one; a reader who waits for the database holds
    up those who need none. Raises what `open_store` does.
    """
    store = open_store(_impatient(url))
    if store.database.dialect.name == "sqlite":
        store.database.run(f"PRAGMA busy_timeout = {int(patience * 1000)}")
    else:
        store.database.run(f"SET statement_timeout = {_ANSWER_SECONDS * 1000}")
    return store


def file_id(url: str) -> FileId | None:
    """Return what tells the file of an SQLite edition from another one that takes its place.

    None when no file is there. An edition that is no file always answers the same.
    """
    split = urlsplit(url)
    if split.scheme != "sqlite":
        return (0, 0)
    try:
        found = Path(unquote(split.path[1:])).stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)


def _impatient(url: str) -> str:
    if urlsplit(url).scheme == "sqlite":
        return url
    # A machine that has gone answers nothing, not even no: the kernel would try for a quarter
    # of an hour.
    limits = {"connect_timeout": _CONNECT_SECONDS, "tcp_user_timeout": _ANSWER_SECONDS * 1000}
    # Not by urlunsplit: it takes the slashes out of an address without a host, postgres:///name.
    address, _, query = url.partition("?")
    return f"{address}?{urlencode(limits | dict(parse_qsl(query)))}"
