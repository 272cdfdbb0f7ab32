"""Which pictures the documents of an edition name: readers may fetch those, and no others.

The index is kept in the transaction of each release (`commit`), as numbers of 63 bits; what was
named until a moment ago stays for a while, since pages that are open already load their pictures
late. What stood at an address that is gone (404, 410, removed) takes its pictures with it at
once, and with them whatever else was made of the same originals and is named no more. So goes what
may no longer be shown.
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
INDEX, WHOLE, NONE = "pictures", "whole", "0"
"""what `edition_about` says of the index: how far it is (all, or the last document in it), and of
which release: one that a former version made is not in it, and then it is made anew"""
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


def names_pictures(media_type: str) -> bool:
    """Return whether a document of a type may name pictures: a feed names none but its pages'."""
    return media_type.startswith("text/html")


def pictures_of(document: Document) -> frozenset[str]:
    """Return the pictures that a document itself names, its fragments aside: "token/name.webp".

    What can't be unpacked names none; `edition verify` reports it.
    """
    if not names_pictures(document.media_type):
        return frozenset()
    try:
        own = splice.plain([part for part in document.parts if isinstance(part, Part)])
    except (ValueError, zlib.error):
        return frozenset()
    return pictures_in(own, document.media_type)


def pictures_in(text: bytes, media_type: str = "text/html") -> frozenset[str]:
    """Return the pictures that a text shows or offers; a reader's words can't name any.

    A feed names none that its article's page does not, and words in it look like addresses.
    """
    if not names_pictures(media_type) or PREFIX.encode() not in text:
        return frozenset()
    return frozenset(name for name in map(unquote, _in_html(text)) if _is_plain(name))


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
    _before: dict[str, frozenset[str]] = field(default_factory=dict)
    """what each document that is touched named before this release"""
    _now: dict[str, frozenset[str]] = field(default_factory=dict)
    _ended: set[str] = field(default_factory=set)
    _over: set[int] = field(default_factory=set)

    def put(self, identity: int, before: Document | None, now: Document, *, stood: bool) -> None:
        """Say what a document names now, and what was in its place; `stood`: before readers."""
        self._swap(identity, now.key, pictures_of(before) if before else frozenset(), now, stood)

    def remove(self, identity: int, before: Document) -> None:
        """Say that nothing is there any more where a document was."""
        self._swap(identity, before.key, pictures_of(before), None, True)

    def take_away(self, folder: str) -> None:
        """Say that what was made of an original, by its folder, may no longer be shown."""
        self._over.add(number_of(folder))

    def settle(self, number: int, at: dt.datetime) -> None:
        """Write down, as of a release, what was named until now, and forget what was long ago."""
        run_many, run = self.database.run_many, self.database.run
        gone = self._taken_away()
        kept = [
            (number_of(picture), original, key, number)
            for key, before in sorted(self._before.items())
            for picture in sorted(before - self._now[key])
            if (original := original_of(picture)) not in gone
        ]
        run_many("DELETE FROM edition_picture_past WHERE original = ?", [(one,) for one in gone])
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
        far, of = _said(self.database)
        _say(self.database, far if of == number - 1 else NONE, number)

    def _swap(
        self, identity: int, key: str, old: frozenset[str], now: Document | None, stood: bool
    ) -> None:
        new = pictures_of(now) if now else frozenset()
        if gone := old - new:
            self.database.run_many(
                "DELETE FROM edition_picture WHERE picture = ? AND document = ?",
                [(number_of(picture), identity) for picture in gone],
            )
        _index(self.database, identity, new - old)
        # What is put twice in one release never stood in between.
        self._before.setdefault(key, old if stood else frozenset())
        self._now[key] = new
        is_over = now is None or now.status not in (OK, MOVED)
        (self._ended.add if is_over else self._ended.discard)(key)

    def _taken_away(self) -> set[int]:
        """Return the originals that went with what stood where nothing stands any more."""
        gone = {original_of(picture) for key in self._ended for picture in self._before[key]}
        gone |= self._over
        for key in self._ended:
            rows = self.database.rows(
                "SELECT original FROM edition_picture_past WHERE key = ?", (key,)
            )
            gone.update(int(original) for (original,) in rows)
        return gone


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
    return _said(database) == (WHOLE, _newest(database))


def index_some(database: Database, most: int = _AT_ONCE) -> bool:
    """Put some more documents of an older edition into the index; return whether there are more."""
    if is_whole(database):
        return False
    with one_step(database, is_told=False):
        (far, of), newest = _said(database), _newest(database)
        last = int(far) if of == newest and far.isdecimal() else 0
        if last == 0:  # what is there may be of pages that were changed since
            database.run("DELETE FROM edition_picture")
        found = database.rows(
            "SELECT id, key, status, media_type, location, body FROM edition_document "
            "WHERE id > ? ORDER BY id LIMIT ?",
            (last, most),
        )
        for identity, *row in found:
            _index(database, identity, _pictures_of_row(row))
        _say(database, str(found[-1][0]) if found else WHOLE, newest)
    return bool(found)


def _said(database: Database) -> tuple[str, int]:
    """Return how far the index is, and of which release it says so."""
    rows = database.rows("SELECT value FROM edition_about WHERE name = ?", (INDEX,))
    far, _, of = str(rows[0][0]).partition(" ") if rows else (NONE, "", "")
    return far, int(of) if of.isdecimal() else -1


def _say(database: Database, far: str, of: int) -> None:
    database.run(
        "INSERT INTO edition_about (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (INDEX, f"{far} {of}"),
    )


def _newest(database: Database) -> int:
    ((number,),) = database.rows("SELECT COALESCE(MAX(number), 0) FROM edition_release")
    return int(number)


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
