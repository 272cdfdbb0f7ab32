"""Memory is bounded: what was used lately stays, the rest goes."""

import dataclasses
from dataclasses import dataclass

import pytest

from caspian.server.cache import Cache
from caspian.server.front import Front
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
    cache: Cache[Book] = Cache(3)
    for name in "abc":
        cache.put(name, Book(1))
    cache.entries["a"].used = True
    cache.put("d", Book(1))
    assert set(cache.entries) == {"a", "c", "d"}
    cache.put("e", Book(1))
    assert "a" in cache.entries, "its use counts until it is looked at again"
    cache.put("f", Book(1))
    cache.put("g", Book(1))
    assert "a" not in cache.entries, "but no longer than that"
    assert cache.size == 3


def test_all_used_alike_still_makes_room() -> None:
    cache: Cache[Book] = Cache(2)
    for name in "abcdef":
        cache.put(name, Book(1, used=True))
    assert cache.size == len(cache.entries) == 2


def test_what_is_larger_than_the_shelf_is_not_kept() -> None:
    cache: Cache[Book] = Cache(3)
    cache.put("a", Book(1))
    cache.put("b", Book(4))
    assert set(cache.entries) == {"a"}
    cache.put("a", Book(5))
    assert (cache.entries, cache.size) == ({}, 0), "nor does the one before stay in its place"


def test_what_grows_makes_room_for_itself() -> None:
    cache: Cache[Book] = Cache(4)
    books = {name: Book(1) for name in "abc"}
    for name, book in books.items():
        cache.put(name, book)
    assert cache.grow("c", books["c"], books["c"].swell)
    assert (set(cache.entries), cache.size) == ({"b", "c"}, 4)
    assert not cache.grow("c", Book(9), pytest.fail)
    assert cache.size == 4


def test_what_was_counted_is_what_is_taken_off() -> None:
    """Whatever becomes of an entry behind the cache's back."""
    cache: Cache[Book] = Cache(4)
    book = Book(1, frozenset({"x"}))
    cache.put("a", book)
    book.size = 3
    cache.drop(frozenset({"x"}))
    assert cache.size == 0


def test_what_was_made_from_something_changed_is_dropped() -> None:
    cache: Cache[Book] = Cache(9)
    cache.put("a", Book(1, frozenset({"x", "y"})))
    cache.put("b", Book(1, frozenset({"z"})))
    cache.drop(frozenset({"y", "w"}))
    assert (set(cache.entries), cache.size) == ({"b"}, 1)


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
