"""Builds one page of a list of articles, for every kind of list."""

from collections.abc import Callable

from caspian.pages.parts import Listing, Pagination
from caspian.pages.reads.cards import cards
from caspian.pages.reads.lists import Slice

PER_PAGE = 20
SliceOf = Callable[[int, int], Slice]


def listing(address: str, number: int, slice_of: SliceOf) -> Listing | None:
    """Return page `number` of a list, or None where the list does not reach so far.

    The first page of an empty list exists; `slice_of` takes a start and a size.
    """
    part = slice_of((number - 1) * PER_PAGE, PER_PAGE)
    total = max(1, -(-part.total // PER_PAGE))
    if number > total:
        return None
    pagination = Pagination(
        number=number,
        total=total,
        newer=numbered(address, number - 1) if number > 1 else "",
        older=numbered(address, number + 1) if number < total else "",
    )
    return Listing(cards(part.ids), pagination)


def numbered(address: str, number: int) -> str:
    """Return the path of page `number` of the list at `address`."""
    return address if number == 1 else f"{address}page/{number}/"
