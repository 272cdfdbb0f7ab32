"""Builds one page of a list of articles, for every kind of list."""

from caspian.common.dates import day_in
from caspian.newsroom.lists import ListKey
from caspian.pages.parts import Listing, Pagination
from caspian.pages.reads import lists, paper
from caspian.pages.reads.cards import cards
from caspian.pages.reads.lists import Shown

HEAD = 0
"""the number of a list's first page, which has none in its address"""


def listing(address: str, number: int, key: ListKey) -> Listing | None:
    """Return the head of a list, or one of its volumes; None where there is no such page.

    The head of an empty list exists.
    """
    shown = lists.head(key) if number == HEAD else lists.volume(key, number)
    if shown is None:
        return None
    return Listing(cards(shown.ids), _pagination(address, number, shown, key.code))


def numbered(address: str, number: int) -> str:
    """Return the path of volume `number` of the list at `address`, or of its head."""
    return address if number == HEAD else f"{address}page/{number}/"


def _pagination(address: str, number: int, shown: Shown, code: str) -> Pagination:
    zone = paper.publication(code).time_zone
    return Pagination(
        number=number,
        newer="" if shown.newer is None else numbered(address, shown.newer),
        older="" if shown.older is None else numbered(address, shown.older),
        first=day_in(shown.first, zone) if shown.first else None,
        last=day_in(shown.last, zone) if shown.last else None,
    )
