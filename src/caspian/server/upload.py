"""The body of a request on its way to the office: of a known length, limited, and whole."""

from collections.abc import Iterator

from caspian.server.answers import Environ

CUT_OFF = "The upload broke off before it was whole."
_CHUNK = 64 * 1024


class Rejected(Exception):
    """A request that is not passed on; the message says why, to whoever sent it."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


class Upload:
    """A request's body in chunks; `length` is in bytes. Raises Rejected when it can't be taken."""

    def __init__(self, environ: Environ, most: int) -> None:
        if "HTTP_TRANSFER_ENCODING" in environ:
            raise Rejected(411, "An upload must say how long it is.")
        said = str(environ.get("CONTENT_LENGTH") or "0")
        if not (said.isascii() and said.isdigit()):
            raise Rejected(400, "The length of this upload is no number.")
        self.length = int(said)
        if self.length > most:
            raise Rejected(413, f"This is too long: {_size(most)} may be sent at most.")
        self._input = environ.get("wsgi.input")

    def __iter__(self) -> Iterator[bytes]:
        # Granian's `read` waits for a silent sender for as long as he stays. To wait in another
        # thread and to answer 408 from this one is no way out: an answer that overtakes a read
        # stops the whole process until the sender hangs up (Granian 2.8.7).
        left = self.length
        while left:
            chunk = self._input.read(min(_CHUNK, left)) if self._input else b""
            if not chunk:
                raise Rejected(400, CUT_OFF)
            left -= len(chunk)
            yield bytes(chunk)


def _size(most: int) -> str:
    return f"{most // 1024 // 1024} MiB" if most >= 1024 * 1024 else f"{most // 1024} KiB"
