"""Makes one file of a document and its fragments, its addresses relative to where it stands.

Only inside tags, and only in attributes that hold addresses: a page that talks about
`href="/en/"` in its text, a comment or its structured data comes through untouched.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

from caspian.edition import splice
from caspian.edition.document import BadBytes, Document, Part
from caspian.edition.splice import FragmentMissing
from caspian.edition.store import Store

_MARKUP = re.compile(
    rb"""<(?:!--.*?--|(?P<name>[a-z][^\s/>]*)(?P<attributes>(?:[^"'>]|"[^"]*"|'[^']*')*))>""",
    re.I | re.S,
)
# Each attribute is taken whole: what looks like one inside another's quotes is only words.
_ATTRIBUTE = re.compile(
    rb"""(?P<name>[^\s"'<>/=]+)(?P<equals>\s*=\s*)(?P<value>"[^"]*"|'[^']*'|[^\s"'>]+)"""
)
_CANDIDATE = re.compile(r"([\s,]*)(\S*[^\s,])((?:\s[^,]*)?)")
_CSS = re.compile(rb"""(url\(\s*["']?|@import\s+["'])/(?![/\\])""")
_SINGLE = {b"href", b"src", b"action", b"formaction", b"poster", b"data"}
_SEVERAL = {b"srcset", b"imagesrcset"}
_TEXT_INSIDE = {
    b"script", b"style", b"textarea", b"title", b"xmp", b"iframe", b"noembed", b"noframes",
}  # fmt: skip
_BLANK = " \t\r\n\f"
# A second slash names a host, and a browser reads `/\` and `/<tab>/` as two slashes.
_HOST_FOLLOWS = tuple("/\\\t\r\n")


def depth_of(path: str) -> int:
    """Return how many folders deep a path stands: 0 for "/robots.txt", 2 for "/en/politics/"."""
    return path.count("/") - 1


def to_root(depth: int) -> str:
    """Return the address of the root as seen from some folders deep."""
    return "../" * depth or "./"


def relative(address: str, depth: int) -> str:
    """Return an address as seen from a page some folders deep; other hosts' stay as they are."""
    if not address.startswith("/") or address[1:].startswith(_HOST_FOLLOWS):
        return address
    return to_root(depth) + address[1:]


def relative_html(text: bytes, depth: int) -> bytes:
    """Return HTML whose root-relative addresses are relative to a page some folders deep."""
    pieces: list[bytes] = []
    done = at = 0
    while found := _MARKUP.search(text, at):
        at = found.end()
        name = found["name"]
        if name is None:
            continue
        attributes = found["attributes"]
        # A slash may be written as a character reference.
        if b"/" in attributes or b"&" in attributes:
            start, end = found.span("attributes")
            pieces += (text[done:start], _in_tag(attributes, depth))
            done = end
        if name.lower() in _TEXT_INSIDE:
            at = _end_of_text(text, at, name)
    pieces.append(text[done:])
    return b"".join(pieces)


def relative_css(text: bytes, depth: int) -> bytes:
    """Return a style sheet whose root-relative addresses are relative to its own place."""
    return _CSS.sub(rb"\1" + to_root(depth).encode(), text)


def _end_of_text(text: bytes, at: int, name: bytes) -> int:
    end = re.compile(rb"</" + re.escape(name) + rb"[\s/>]", re.I).search(text, at)
    return end.start() if end else len(text)


def _in_tag(attributes: bytes, depth: int) -> bytes:
    def changed(found: re.Match[bytes]) -> bytes:
        name = found["name"].lower()
        if name not in _SINGLE and name not in _SEVERAL:
            return found[0]
        quote, value = _unquoted(found["value"])
        address = unescape(value)
        if name in _SINGLE:
            moved = relative(address.strip(_BLANK), depth)
            same = moved == address.strip(_BLANK)
        else:
            moved = _each_candidate(address, depth)
            same = moved == address
        if same:
            return found[0]
        return found["name"] + found["equals"] + quote + escape(moved).encode() + quote

    return _ATTRIBUTE.sub(changed, attributes)


def _unquoted(value: bytes) -> tuple[bytes, str]:
    if value[:1] in (b'"', b"'"):
        return value[:1], value[1:-1].decode()
    return b'"', value.decode()


def _each_candidate(sources: str, depth: int) -> str:
    return _CANDIDATE.sub(lambda one: one[1] + relative(one[2], depth) + one[3], sources)


class NotWhole(Exception):
    """A document can't be made into a file; the message says which, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A document as a file: its text, and the same as one gzip member."""

    text: bytes
    gzipped: bytes


@dataclass(frozen=True, slots=True)
class _Run:
    """A part with its text, as it stands in a page of some depth."""

    part: Part
    text: bytes


class Flattener:
    """Flattens the documents of one release, each fragment once for each depth of pages."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._fragments: dict[tuple[str, int | None], tuple[_Run, ...]] = {}

    def flat(self, document: Document, depth: int | None) -> Flat:
        """Return a document as a file; a depth of None leaves its addresses as they are.

        Raises FragmentMissing when a fragment is missing, NotWhole when a part is damaged.
        """
        runs = list(self._runs(document, depth, document.key))
        gzipped = splice.gzipped([run.part for run in runs])
        return Flat(b"".join([run.text for run in runs]), gzipped)

    def own_text(self, document: Document) -> bytes:
        """Return the text of a document without its fragments."""
        own = [part for part in document.parts if isinstance(part, Part)]
        return b"".join([_text(part, document.key) for part in own])

    def find(self, key: str) -> Document | None:
        """Return what stands at a key. Raises NotWhole when its bytes are torn."""
        try:
            return self._store.find(key)
        except BadBytes as error:
            raise NotWhole(_damaged(key, str(error))) from error

    def _runs(self, document: Document, depth: int | None, page: str) -> Iterator[_Run]:
        for part in document.parts:
            if isinstance(part, Part):
                yield _run(part, depth, document.key)
            else:
                yield from self._fragment(part, depth, page)

    def _fragment(self, key: str, depth: int | None, page: str) -> tuple[_Run, ...]:
        known = self._fragments.get((key, depth))
        if known is None:
            fragment = self.find(key)
            if fragment is None:
                raise FragmentMissing(f"{page} shows {key}, which the edition lacks")
            known = tuple(self._runs(fragment, depth, page))
            self._fragments[key, depth] = known
        return known


def _run(part: Part, depth: int | None, key: str) -> _Run:
    text = _text(part, key)
    moved = text if depth is None else relative_html(text, depth)
    return _Run(part, text) if moved == text else _Run(splice.part(moved), moved)


def _text(part: Part, key: str) -> bytes:
    try:
        return splice.plain([part])
    except (ValueError, zlib.error) as error:
        raise NotWhole(_damaged(key, str(error))) from error


def _damaged(key: str, why: str) -> str:
    return f"{key} can't be exported: {why}. Run `caspian edition verify` to see what is wrong."
