"""What differs between two releases of an edition."""

import difflib
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from caspian.edition.database import Database, Row
from caspian.edition.document import Part
from caspian.edition.history import Pruned, body_of
from caspian.edition.splice import plain

ADDED, CHANGED, REMOVED = "added", "changed", "removed"
_CHANGES = """SELECT key, number, digest FROM edition_change
    WHERE number <= ? AND key IN (SELECT key FROM edition_change WHERE number > ? AND number <= ?)
    ORDER BY key, number"""
_READABLE = ("text/", "application/json", "application/xml", "application/rss", "application/atom",
             "image/svg", "application/feed+json")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """A key at which two releases differ.

    `old` and `new` are the numbers of the releases that put there what stood; None for nothing.
    """

    key: str
    old: int | None
    new: int | None

    @property
    def kind(self) -> str:
        """Return whether it was added, changed or removed."""
        if self.old is None:
            return ADDED
        return CHANGED if self.new is not None else REMOVED


def differences(database: Database, old: int, new: int) -> Iterator[Difference]:
    """Yield where two releases differ, in the order of keys; release 0 is the empty edition."""
    first, last = sorted((old, new))
    rows = database.each(_CHANGES, (last, first, last))
    for key, changes in itertools.groupby(rows, key=itemgetter(0)):
        before, after = _at_both(changes, first)
        if before[1] != after[1]:
            numbers = (before[0], after[0]) if old <= new else (after[0], before[0])
            yield Difference(key, *numbers)


def in_words(database: Database, difference: Difference) -> Iterator[str]:
    """Yield the lines of a unified diff of the texts at a key; fragments are lines of their own.

    One line in words instead, where a body has been pruned or is no text.
    """
    key = difference.key
    try:
        old, new = (_lines_of(database, key, at) for at in (difference.old, difference.new))
    except (Pruned, NotText) as reason:
        yield f"({reason})"
        return
    yield from difflib.unified_diff(
        old, new, _name(difference.old), _name(difference.new), lineterm=""
    )


class NotText(ValueError):
    """The document is no text; the message names its type."""


def _name(number: int | None) -> str:
    return "nothing" if number is None else f"release {number}"


def _at_both(changes: Iterator[Row], first: int) -> tuple[tuple[int | None, bytes | None], ...]:
    """Return of one key what stood at the first release, and at the last: number and digest."""
    before: tuple[int | None, bytes | None] = (None, None)
    after = before
    for _, number, digest in changes:
        after = (number, bytes(digest)) if digest is not None else (None, None)
        if number <= first:
            before = after
    return before, after


def _lines_of(database: Database, key: str, number: int | None) -> list[str]:
    if number is None:
        return []
    document = body_of(database, key, number)
    if not document.media_type.startswith(_READABLE):
        raise NotText(f"{document.media_type} is not shown as text")
    head = [f"status: {document.status}"]
    if document.location:
        head.append(f"location: {document.location}")
    for part in document.parts:
        if isinstance(part, Part):
            head += plain([part]).decode("utf-8", "replace").splitlines()
        else:
            head.append(f"[{part}]")
    return head
