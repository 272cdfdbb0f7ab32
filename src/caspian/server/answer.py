"""An answer as a value, for whatever is not answered at once."""

from dataclasses import dataclass

from caspian.server.answers import Headers, in_words
from caspian.server.long_answer import LongAnswer
from caspian.server.on_disk import OnDisk


@dataclass(frozen=True, slots=True)
class Response:
    """A status, headers, and a body in memory or in a file."""

    status: int
    headers: Headers
    body: bytes | LongAnswer | OnDisk


def said_in_words(status: int, words: str, *headers: tuple[str, str]) -> Response:
    """Return an answer that is a sentence in plain text."""
    said: list[Headers] = []
    body = in_words(lambda _, all_headers: said.append(all_headers), status, words, *headers)
    return Response(status, said[0], b"".join(body))
