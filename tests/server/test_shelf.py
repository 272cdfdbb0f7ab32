"""Memory is bounded: what was used lately stays, the rest goes."""

import dataclasses
from dataclasses import dataclass

import pytest

from caspian.server.front import Front
from caspian.server.shelf import Shelf
from tests.server.asking import ask
from tests.server.edition import Edition, page, settings_for


@dataclass
class Book:
    """Something of a size."""

    size: int
    sources: frozenset[str] = frozenset()
    used: bool = False

    def swell(self) -> None:
        """Become larger by two."""
        self.size += 2


def test_what_was_used_lately_stays() -> None:
    shelf: Shelf[Book] = Shelf(3)
    for name in "abc":
        shelf.put(name, Book(1))
    shelf.entries["a"].used = True
    shelf.put("d", Book(1))
    assert set(shelf.entries) == {"a", "c", "d"}
    shelf.put("e", Book(1))
    assert "a" in shelf.entries, "its use counts until it is looked at again"
    shelf.put("f", Book(1))
    shelf.put("g", Book(1))
    assert "a" not in shelf.entries, "but no longer than that"
    assert shelf.size == 3


def test_all_used_alike_still_makes_room() -> None:
    shelf: Shelf[Book] = Shelf(2)
    for name in "abcdef":
        shelf.put(name, Book(1, used=True))
    assert shelf.size == len(shelf.entries) == 2


def test_what_is_larger_than_the_shelf_is_not_kept() -> None:
    shelf: Shelf[Book] = Shelf(3)
    shelf.put("a", Book(1))
    shelf.put("b", Book(4))
    assert set(shelf.entries) == {"a"}
    shelf.put("a", Book(5))
    assert (shelf.entries, shelf.size) == ({}, 0), "nor does the one before stay in its place"


def test_what_grows_makes_room_for_itself() -> None:
    shelf: Shelf[Book] = Shelf(4)
    books = {name: Book(1) for name in "abc"}
    for name, book in books.items():
        shelf.put(name, book)
    assert shelf.grow("c", books["c"], books["c"].swell)
    assert (set(shelf.entries), shelf.size) == ({"b", "c"}, 4)
    assert not shelf.grow("c", Book(9), pytest.fail)
    assert shelf.size == 4


def test_what_was_counted_is_what_is_taken_off() -> None:
    """Whatever becomes of an entry behind the shelf's back."""
    shelf: Shelf[Book] = Shelf(4)
    book = Book(1, frozenset({"x"}))
    shelf.put("a", book)
    book.size = 3
    shelf.drop(frozenset({"x"}))
    assert shelf.size == 0


def test_what_was_made_from_something_changed_is_dropped() -> None:
    shelf: Shelf[Book] = Shelf(9)
    shelf.put("a", Book(1, frozenset({"x", "y"})))
    shelf.put("b", Book(1, frozenset({"z"})))
    shelf.drop(frozenset({"y", "w"}))
    assert (set(shelf.entries), shelf.size) == ({"b"}, 1)


def test_a_walk_through_a_large_archive_fills_no_memory(edition: Edition) -> None:
    paths = [f"/en/archive/{number}/" for number in range(300)]
    edition.release(*(page(path, "<p>" + path * 50) for path in paths))
    front = Front(dataclasses.replace(settings_for(edition), hot=200_000))
    pages = front.reading.pages
    for accepted in ("gzip", ""):
        for path in paths:
            assert path in ask(front, path, accept_encoding=accepted).text
            assert pages.size <= 175_000
            assert pages.size == sum(one.size for one in pages.entries.values())
    assert 0 < len(pages.entries) < 100
