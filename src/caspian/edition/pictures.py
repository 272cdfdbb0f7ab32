"""Which pictures the documents of an edition name: readers may fetch those, and no others.

The index is kept in the transaction of each release (`commit`), as numbers of 63 bits; what was
named until a moment ago stays for a while, since pages that are open already load their pictures
late. What stood at an address that is gone (404, 410, removed) takes its pictures with it at
once, and with them whatever else was made of the same originals and is named no more.
"""

import datetime as dt
import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote

from caspian.edition import splice
from caspian.edition.database import Database, one_step
from caspian.edition.document import MOVED, OK, BadBytes, Document, Part, parts_of
from caspian.edition.release import moment, stamp

PREFIX = "/media/images/"
STAYS = dt.timedelta(minutes=15)
"""how long a picture can be fetched after the last release that named it"""
INDEX, WHOLE = "pictures", "whole"
"""what `edition_about` says of the index: that it is whole, or the last document that is in it"""
_AT_ONCE = 200
_IN_MARKUP = re.compile(
    rb"""<(?P<tag>img|source|link|meta|script)\b(?P<attributes>(?:[^"'>]|"[^"]*"|'[^']*')*)>""",
    re.I,
)
# Each attribute is taken whole: what looks like one inside another's quotes is only words.
_ATTRIBUTE = re.compile(rb"""([^\s"'<>/=]+)\s*=\s*("[^"]*"|'[^']*')""")
_SINGLE, _SEVERAL = {b"src", b"href", b"content"}, {b"srcset", b"imagesrcset"}
_ADDRESS = re.compile(r"(?:https?://[^\s/\"\\]+)?/media/images/([\w./%~-]+)")
_IN_DATA = re.compile(rb'"(?:https?://[^\s/"\\]+)?/media/images/([\w./%~-]+)"')
_ANYWHERE = re.compile(rb"/media/images/([\w./%~-]+)")


def pictures_of(document: Document) -> frozenset[str]:
    """Return the pictures that a document itself names, its fragments aside: "token/name.webp".

    What can't be unpacked names none: whoever verifies the edition hears of it.
    """
    try:
        own = splice.plain([part for part in document.parts if isinstance(part, Part)])
    except (ValueError, zlib.error):
        return frozenset()
    return pictures_in(own, document.media_type)


def pictures_in(text: bytes, media_type: str = "text/html") -> frozenset[str]:
    """Return the pictures that a text shows or offers; a reader's words can't name any."""
    if PREFIX.encode() not in text:
        return frozenset()
    if media_type.startswith("text/html"):
        found = set(_in_html(text))
    else:
        found = {name.decode() for name in _ANYWHERE.findall(text)}
    return frozenset(name for name in map(unquote, found) if _is_plain(name))


def number_of(picture: str) -> int:
    """Return the number of a picture in the index."""
    return int.from_bytes(hashlib.blake2b(picture.encode(), digest_size=8).digest(), "big") >> 1


def original_of(picture: str) -> int:
    """Return the number of what a picture was made of: all that is has a folder of its own."""
    return number_of(picture.rpartition("/")[0])


@dataclass
class Naming:
    """What becomes of the index in one release."""

    database: Database
    _lost: set[tuple[str, str]] = field(default_factory=set)
    _gone: set[int] = field(default_factory=set)

    def put(self, identity: int, before: Document | None, now: Document, *, stood: bool) -> None:
        """Say what a document names now, and what was in its place; `stood`: before readers."""
        new, old = pictures_of(now), pictures_of(before) if before else frozenset()
        self._swap(identity, now.key, gone=old - new, new=new - old, stood=stood)
        if now.status not in (OK, MOVED):
            self._take_away(now.key, old)

    def remove(self, identity: int, before: Document) -> None:
        """Say that nothing is there any more where a document was."""
        old = pictures_of(before)
        self._swap(identity, before.key, gone=old, new=frozenset(), stood=False)
        self._take_away(before.key, old)

    def settle(self, number: int, at: dt.datetime) -> None:
        """Write down, as of a release, what was named until now, and forget what was long ago."""
        run_many, run = self.database.run_many, self.database.run
        kept = [
            (number_of(picture), original_of(picture), key, number)
            for picture, key in sorted(self._lost)
            if original_of(picture) not in self._gone
        ]
        run_many("DELETE FROM edition_picture_past WHERE original = ?", [(o,) for o in self._gone])
        run_many(
            "INSERT INTO edition_picture_past (picture, original, key, number) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (picture, key) DO UPDATE SET number = excluded.number",
            kept,
        )
        run(
            "DELETE FROM edition_picture_past WHERE number <= "
            "(SELECT COALESCE(MAX(number), 0) FROM edition_release WHERE at < ?)",
            (stamp(at - STAYS),),
        )

    def _swap(
        self, identity: int, key: str, *, gone: frozenset[str], new: frozenset[str], stood: bool
    ) -> None:
        if gone:
            self.database.run_many(
                "DELETE FROM edition_picture WHERE picture = ? AND document = ?",
                [(number_of(picture), identity) for picture in gone],
            )
            self._lost.update((picture, key) for picture in gone if stood)
        if new:
            _index(self.database, identity, new)

    def _take_away(self, key: str, old: frozenset[str]) -> None:
        self._gone.update(map(original_of, old))
        rows = self.database.rows("SELECT original FROM edition_picture_past WHERE key = ?", (key,))
        self._gone.update(int(original) for (original,) in rows)


def named_by(database: Database, picture: str) -> str | None:
    """Return the key of one document that names a picture now, or None."""
    rows = database.rows(
        "SELECT key FROM edition_picture JOIN edition_document ON id = document "
        "WHERE picture = ? LIMIT 1",
        (number_of(picture),),
    )
    return str(rows[0][0]) if rows else None


def named_until(database: Database, picture: str) -> dt.datetime | None:
    """Return until when a picture can be fetched that no document names any more, or None."""
    rows = database.rows(
        "SELECT at FROM edition_picture_past AS past JOIN edition_release AS release "
        "ON release.number = past.number WHERE picture = ? ORDER BY past.number DESC LIMIT 1",
        (number_of(picture),),
    )
    return moment(str(rows[0][0])) + STAYS if rows else None


def is_whole(database: Database) -> bool:
    """Return whether every document is in the index: of an older edition none are at first."""
    rows = database.rows("SELECT value FROM edition_about WHERE name = ?", (INDEX,))
    return bool(rows) and rows[0][0] == WHOLE


def index_some(database: Database, most: int = _AT_ONCE) -> bool:
    """Put some more documents of an older edition into the index; return whether there are more."""
    if is_whole(database):
        return False
    with one_step(database, is_told=False):
        rows = database.rows("SELECT value FROM edition_about WHERE name = ?", (INDEX,))
        last = int(rows[0][0]) if rows and str(rows[0][0]).isdecimal() else 0
        found = database.rows(
            "SELECT id, key, status, media_type, location, body FROM edition_document "
            "WHERE id > ? ORDER BY id LIMIT ?",
            (last, most),
        )
        for identity, *row in found:
            _index(database, identity, _pictures_of_row(row))
        said = str(found[-1][0]) if found else WHOLE
        database.run(
            "INSERT INTO edition_about (name, value) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (INDEX, said),
        )
    return bool(found)


def _pictures_of_row(row: list[object]) -> frozenset[str]:
    key, status, media_type, location, body = row
    assert isinstance(body, bytes | memoryview), "the column holds bytes"
    try:
        parts = parts_of(bytes(body))
    except BadBytes:
        return frozenset()
    return pictures_of(Document(str(key), int(str(status)), str(media_type), str(location), parts))


def _index(database: Database, identity: int, pictures: frozenset[str]) -> None:
    database.run_many(
        "INSERT INTO edition_picture (picture, document) VALUES (?, ?) ON CONFLICT DO NOTHING",
        sorted((number_of(picture), identity) for picture in pictures),
    )


def _in_html(text: bytes) -> Iterator[str]:
    for found in _IN_MARKUP.finditer(text):
        attributes = found["attributes"]
        if found["tag"].lower() == b"script":
            if b"ld+json" in attributes:
                end = text.find(b"</script", found.end())
                yield from map(bytes.decode, _IN_DATA.findall(text[found.end() : end]))
        elif PREFIX.encode() in attributes:
            for name, value in _ATTRIBUTE.findall(attributes):
                said = unescape(value[1:-1].decode())
                if name.lower() in _SINGLE | _SEVERAL:
                    several = name.lower() in _SEVERAL
                    yield from _named_in(said.replace(",", " ").split() if several else [said])


def _named_in(addresses: list[str]) -> Iterator[str]:
    for one in addresses:
        if address := _ADDRESS.fullmatch(one.strip()):
            yield address[1]


def _is_plain(name: str) -> bool:
    return all(step not in ("", ".", "..") for step in name.split("/")) and name.isprintable()
