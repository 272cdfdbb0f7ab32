"""Checks the index of pictures: it holds what documents name, and what they named a moment ago."""

import heapq
import itertools
from collections.abc import Iterator
from operator import itemgetter

from caspian.edition.checks.contents import parts_or_fault
from caspian.edition.checks.finding import INTEGER, TEXT, Finding, misfit
from caspian.edition.database import Database, Row
from caspian.edition.document import Document
from caspian.edition.pictures import is_whole, number_of, original_of, pictures_of

_DOCUMENTS = "SELECT id, key, status, media_type, location, body FROM edition_document ORDER BY id"
_INDEXED = "SELECT document, picture FROM edition_picture ORDER BY document"
_PAST = {"picture": INTEGER, "original": INTEGER, "key": TEXT, "number": INTEGER}
_BEFORE = """SELECT number, key, status, media_type, location, body FROM edition_past
    WHERE key = ? AND number < ? ORDER BY number DESC LIMIT 1"""
_CHANGED = "SELECT 1 FROM edition_change WHERE key = ? AND number = ?"
_LAST = """SELECT number, digest IS NULL FROM edition_change
    WHERE key = ? AND number < ? ORDER BY number DESC LIMIT 1"""
Numbers = frozenset[object]


def check_pictures(database: Database) -> Iterator[Finding]:
    """Yield documents whose pictures are not in the index, and what is there besides."""
    if is_whole(database):
        yield from _misplaced(database)
    for row in database.each(f"SELECT {', '.join(_PAST)} FROM edition_picture_past"):
        if wrong := misfit(row, _PAST) or _wrong_with(database, row):
            yield Finding(f"picture {row[0]} of {row[2]}", wrong)


def _misplaced(database: Database) -> Iterator[Finding]:
    merged = heapq.merge(_named(database), _indexed(database), key=itemgetter(0))
    for identity, found in itertools.groupby(merged, key=itemgetter(0)):
        name, named, indexed = f"document {identity}", frozenset[object](), frozenset[object]()
        for _, key, numbers in found:
            if key is None:
                indexed = numbers
            else:
                name, named = key, numbers
        if named - indexed:
            yield Finding(name, "it names pictures that are not in the index: readers lack them")
        if indexed - named:
            yield Finding(name, "the index holds pictures that it doesn't name")


def _named(database: Database) -> Iterator[tuple[int, str | None, Numbers]]:
    for identity, *row in database.each(_DOCUMENTS):
        yield _number(identity), str(row[0]), frozenset(map(number_of, _pictures(row)))


def _indexed(database: Database) -> Iterator[tuple[int, str | None, Numbers]]:
    rows = database.each(_INDEXED)
    for identity, some in itertools.groupby(rows, key=itemgetter(0)):
        yield _number(identity), None, frozenset(picture for _, picture in some)


def _wrong_with(database: Database, row: Row) -> str:
    picture, original, key, number = row
    if not database.rows(_CHANGED, (key, number)):
        return f"release {number} changed nothing there"
    before = database.rows(_BEFORE, (key, number))
    last = database.rows(_LAST, (key, number))
    stood = bool(last) and not last[0][1]
    if stood and (not before or before[0][0] != last[0][0]):
        return ""  # its body was pruned: nobody can say any more what it named
    named = _pictures(before[0][1:]) if stood else frozenset[str]()
    if (picture, original) not in {(number_of(one), original_of(one)) for one in named}:
        return f"it was not named there before release {number}"
    return ""


def _pictures(row: Row | list[object]) -> frozenset[str]:
    key, status, media_type, location, body = row
    if not isinstance(body, bytes) or not isinstance(status, int):
        return frozenset()  # told of as a document that is damaged
    parts, _ = parts_or_fault(body)
    return pictures_of(Document(str(key), status, str(media_type), str(location), parts))


def _number(identity: object) -> int:
    return identity if isinstance(identity, int) else 0
