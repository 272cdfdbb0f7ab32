"""What a request's headers ask for: an encoding, a language, whether a copy is still good."""

import json
import logging
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from caspian.common.language_match import best_match
from caspian.edition.document import LANGUAGES_KEY, Document, Part
from caspian.edition.splice import plain

T = TypeVar("T")
_READ = 1024
"""characters of a header that are looked at; a longer one is nobody's browser"""
log = logging.getLogger(__name__)


def wants_gzip(accept_encoding: str) -> bool:
    """Return whether gzip is the answer to an Accept-Encoding header, rather than identity.

    Who forbids both (`gzip;q=0, identity;q=0`) still gets an answer: identity.
    """
    asked = dict(_weighed(accept_encoding))
    gzip = asked.get("gzip", asked.get("x-gzip", asked.get("*", 0.0)))
    return gzip > 0 and gzip >= asked.get("identity", 0.0)


def wants_brotli(accept_encoding: str) -> bool:
    """Return whether Brotli, where there is any, is the answer to an Accept-Encoding header.

    Only to who names it: a bare `*` is sent by programs that know gzip at most.
    """
    asked = dict(_weighed(accept_encoding))
    brotli = asked.get("br", 0.0)
    others = (asked.get(name, 0.0) for name in ("gzip", "identity"))
    return brotli > 0 and brotli >= max(others)


def language_for(accept_language: str, languages: Iterable[str]) -> str | None:
    """Return which of some languages an Accept-Language header asks for most, or None.

    `en-GB` is answered with `en`, `kk-KZ` with `kk-cyrl`, `uz-Cyrl-UZ` with `uz-latn` where there
    is no `uz-cyrl`.
    """
    wanted = [pair for pair in _weighed(accept_language) if pair[1] > 0]
    asked = [name for name, _ in sorted(wanted, key=lambda pair: -pair[1])]
    return best_match(asked, languages)


def is_unchanged(if_none_match: str, etag: str) -> bool:
    """Return whether an If-None-Match header holds an entity tag, by the weak comparison."""
    if if_none_match.strip() == "*":
        return True
    # A tag of ours holds no comma, so a tag of somebody else's that does is cut to no harm.
    listed = if_none_match[:_READ].split(",")
    return any(one.strip().removeprefix("W/") == etag for one in listed)


class Remembered(dict[str, T]):
    """Remembers what a function said of a text: browsers send the same few headers."""

    def __init__(self, ask: Callable[[str], T], most: int = 512) -> None:
        super().__init__()
        self._ask = ask
        self._most = most

    def __missing__(self, text: str) -> T:
        answer = self._ask(text)
        if len(text) < _READ:
            if len(self) >= self._most:
                self.clear()
            self[text] = answer
        return answer


def _weighed(header: str) -> list[tuple[str, float]]:
    """Return what a header lists, in lower case, each with its weight (1 where it has none)."""
    found = []
    for piece in header[:_READ].split(","):
        name, *parameters = (part.strip().lower() for part in piece.split(";"))
        if name:
            found.append((name, _weight(parameters)))
    return found


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                weight = float(value)
            except ValueError:
                return 0.0
            return weight if 0 <= weight <= 1 else 0.0
    return 1.0


@dataclass(frozen=True, slots=True)
class Languages:
    """The path of each language's front, and the language for readers who ask for none of them."""

    default: str
    fronts: dict[str, str]

    def front(self, language: str | None) -> str | None:
        """Return the path of the front in a language, or else in the default one."""
        return self.fronts.get(language or self.default) or self.fronts.get(self.default)


def read_languages(document: Document) -> Languages | None:
    """Return what a document says: `{"default": "en", "fronts": {"en": "/en/"}}`.

    None, with a line in the log, when it says something else.
    """
    try:
        said = json.loads(plain([part for part in document.parts if isinstance(part, Part)]))
        fronts = {str(code): str(path) for code, path in said["fronts"].items()}
        return Languages(str(said["default"]), fronts)
    except (ValueError, TypeError, KeyError, AttributeError, zlib.error):
        log.exception("The edition's document %r can't be understood", LANGUAGES_KEY)
        return None
