"""The oEmbed endpoint: describes the card of an article, asked for by the article's address.

What is told was pressed with the article; here it is cut to the room that the asking site has.
Model: oembed.com, version 1.0.
"""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from caspian.edition.document import BadBytes
from caspian.formats.oembed.write import as_json, as_xml, fitted
from caspian.pages.embed_addresses import meant_embed, oembed_address
from caspian.server import answers
from caspian.server.answers import Body, Environ, Start
from caspian.server.found import Elsewhere
from caspian.server.negotiation import is_unchanged
from caspian.server.reading import EditionReader
from caspian.server.ready import Ready
from caspian.server.requests import is_plain

_TYPES = {"json": "application/json; charset=utf-8", "xml": "text/xml; charset=utf-8"}
_DEEPEST = 3
"""steps of an article's address: language, section, article"""
_MOST_MOVES = 3
_PORTS = {"http": 80, "https": 443}
_NO_ADDRESS = "Say in `url` the whole address of an article, such as {}."
_NO_FORMAT = "There are two formats: json and xml."
_NO_NUMBER = "`{}` must be a whole number of pixels from 1 to 100000."
_NO_ARTICLE = "No article stands at this address, or it has been withdrawn."


class _Refused(Exception):
    """The question can't be answered; the message says why."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


@dataclass(frozen=True)
class _Question:
    address: str
    form: str
    most_width: int
    most_height: int


def answer_oembed(reading: EditionReader, environ: Environ, start: Start) -> Body:
    """Answer a question for a card. Raises Away and BadBytes as reading does."""
    try:
        question = _asked(environ.get("QUERY_STRING", ""))
        page, key = _found(reading, question.address)
        pressed = _read(page)
        if _host(question.address) != _host(str(pressed["provider_url"])):
            raise _Refused(404, _NO_ARTICLE)
        said = fitted(pressed, question.most_width, question.most_height)
    except _Refused as refused:
        return _refuse(start, refused)
    text = as_xml(said) if question.form == "xml" else f"{as_json(said)}\n"
    return _answer(environ, start, text.encode(), _TYPES[question.form], key)


def _asked(query: str) -> _Question:
    try:
        given = parse_qs(query, max_num_fields=50)
    except ValueError:
        given = {}
    form = given.get("format", ["json"])[0].lower()
    if form not in _TYPES:
        raise _Refused(501, _NO_FORMAT)
    address = given.get("url", [""])[0].strip()
    if not address:
        raise _Refused(400, _NO_ADDRESS.format("https://paper.example/en/politics/the-ferry/"))
    most = [_number(name, given.get(name, [""])[0].strip()) for name in ("maxwidth", "maxheight")]
    return _Question(address, form, *most)


def _number(name: str, text: str) -> int:
    if not text:
        return 0
    if not (text.isascii() and text.isdecimal() and len(text) <= 6 and 0 < int(text) <= 100_000):
        raise _Refused(400, _NO_NUMBER.format(name))
    return int(text)


def _found(reading: EditionReader, address: str) -> tuple[Ready, str]:
    """Return what was pressed for the card that an address means, and its key."""
    key = _key_of(address)
    for _ in range(_MOST_MOVES):
        if not key:
            break
        found = reading.at(key, key.encode().decode("latin-1"))
        if isinstance(found, Ready):
            return found, key
        key = found.location if isinstance(found, Elsewhere) else ""
    raise _Refused(404, _NO_ARTICLE)


def _key_of(address: str) -> str:
    """Return the path of what was pressed for an address, or an empty text where it is none.

    An article's own address does, with a slash at its end or without, and with whatever query or
    anchor it was shared; so do the addresses of its comments and of its cards.
    """
    try:
        parts = urlsplit(address)
        path = unquote(parts.path, errors="strict")
    except ValueError:
        return ""
    if parts.scheme.lower() not in _PORTS or not is_plain(path):
        return ""
    if (card := meant_embed(path)) is not None:
        return oembed_address(card.page, card.block)
    steps = path.strip("/").split("/")
    if len(steps) == _DEEPEST + 1 and steps[-1] == "comments":
        steps.pop()
    return oembed_address(f"/{'/'.join(steps)}/") if len(steps) == _DEEPEST else ""


def _read(page: Ready) -> dict[str, Any]:
    plain = page.plain or page.unpacked()
    try:
        said: dict[str, Any] = json.loads(b"".join(plain.body))
        # What `fitted` needs, once: a document of another kind at this key is damage.
        fitted(said)
    except (KeyError, TypeError, ValueError) as error:
        raise BadBytes(f"{page.key} can't be understood: {error}") from error
    return said


def _host(address: str) -> tuple[str, int]:
    """Return the host and the port of an address as they compare; http is as good as https."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
        if not host.isascii():
            host = host.encode("idna").decode()
        port = parts.port or _PORTS.get(parts.scheme.lower(), 0)
    except (UnicodeError, ValueError):
        return "", -1
    return host.lower(), 443 if port == 80 else port


def _refuse(start: Start, refused: _Refused) -> Body:
    said = {"status": refused.status, "title": str(refused)}
    body = f"{json.dumps(said)}\n".encode()
    headers = [
        ("Content-Type", _TYPES["json"]),
        ("Content-Length", str(len(body))),
        answers.ASK_AGAIN,
        answers.SHARED_BRIEFLY,
        answers.ANYBODYS,
    ]
    start(answers.status_line(refused.status), headers)
    return [body]


def _answer(environ: Environ, start: Start, body: bytes, kind: str, key: str) -> Body:
    etag = answers.entity_tag(body)
    unchanged = [
        answers.ASK_AGAIN,
        answers.SHARED,
        *answers.tagged_by_key(key),
        answers.ANYBODYS,
        ("ETag", etag),
    ]
    if is_unchanged(environ.get("HTTP_IF_NONE_MATCH", ""), etag):
        start("304 Not Modified", unchanged)
        return []
    start("200 OK", [*unchanged, ("Content-Type", kind), ("Content-Length", str(len(body)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
