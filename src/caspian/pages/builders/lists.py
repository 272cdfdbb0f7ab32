"""Builds pages that are lists: what they share, and a place, the latest, a day."""

import datetime as dt

from caspian.common.dates import day_in, long_date, written_out
from caspian.newsroom.archive_pages import LATEST, PLACE, ListKey
from caspian.pages.builders.frame import frame, words_in
from caspian.pages.builders.indexes import index_link
from caspian.pages.builders.maps import strip_of
from caspian.pages.builders.structured_data import list_data
from caspian.pages.builders.structured_parts import place
from caspian.pages.documents import DayPage, LatestPage, PlacePage
from caspian.pages.parts import Link, Listing, Pagination
from caspian.pages.reads import lists, paper, records
from caspian.pages.reads.cards import cards
from caspian.pages.reads.lists import Shown

HEAD = 0
"""the number of a list's first page, which has none in its address"""


def listing(address: str, number: int, key: ListKey) -> Listing | None:
    """Return the head of a list, or one of its archive pages; None where there is no such page.

    The head of an empty list exists.
    """
    shown = lists.head(key) if number == HEAD else lists.archive_page(key, number)
    if shown is None:
        return None
    return Listing(cards(shown.ids), _pagination(address, number, shown, key.code))


def numbered(address: str, number: int) -> str:
    """Return the path of archive page `number` of the list at `address`, or of its head."""
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


def trail_of(code: str, head: Link, found: Listing) -> tuple[Link, ...]:
    """Return the way to a page of a list; an archive page is called by the days that it bears."""
    shown = found.pagination
    if shown.number == HEAD or shown.first is None or shown.last is None:
        return (head,)
    dates = paper.publication(code).dates
    days = [long_date(day, dates) for day in dict.fromkeys((shown.first, shown.last))]
    return (head, Link(" – ".join(days), numbered(head.address, shown.number)))


def above(head: Link, number: int, code: str = "", folder: str = "") -> tuple[Link, ...]:
    """Return what a page of a list lies in: an archive page in the list that it belongs to.

    A topic, place or contributor lies in the page that lists all of them, in `folder`.
    """
    all_of_them = (index_link(folder, code),) if folder else ()
    return all_of_them if number == HEAD else (*all_of_them, head)


def place_page(slug: str, code: str, number: int) -> PlacePage | None:
    """Build a page of a place; a place without a public article has none."""
    facts = records.place(slug, code)
    if facts is None:
        return None
    at, link = facts.at, facts.at.link
    found = listing(link.address, number, ListKey(PLACE, code, str(facts.id)))
    if found is None or not found.cards:
        return None
    head = frame(
        code=code,
        address=numbered(link.address, number),
        title=f"{link.text}, {facts.country}",
        description=f"{link.text}, {facts.country}",
        structured_data=list_data(
            code,
            link.text,
            trail_of(code, link, found),
            found.cards,
            about=place(link.text, facts.country, at.latitude, at.longitude),
        ),
        followed=link.address if number == HEAD else "",
        trail=above(link, number, code, "places"),
    )
    return PlacePage(
        head,
        link.text,
        facts.country,
        at.latitude,
        at.longitude,
        facts.local_names,
        found,
        strip_of(at, code) if number == HEAD else None,
    )


def latest_page(code: str, number: int) -> LatestPage | None:
    """Build a page of the list of all articles, with the days of the archive."""
    address = latest_address(code)
    found = listing(address, number, ListKey(LATEST, code))
    if found is None:
        return None
    zone = paper.publication(code).time_zone
    words = words_in(code)
    title = words.gettext("Latest")
    head = frame(
        code=code,
        address=numbered(address, number),
        title=title,
        description=words.gettext("Every article, newest first."),
        structured_data=list_data(
            code, title, trail_of(code, Link(title, address), found), found.cards
        ),
        followed=address if number == HEAD else "",
        current=address,
        trail=above(Link(title, address), number),
    )
    # On the head alone: elsewhere the newest days would change the whole archive daily.
    counted = lists.days(code, zone) if number == HEAD else ()
    days = tuple((day, day_address(code, day), count) for day, count in counted)
    return LatestPage(head, found, days)


def day_page(code: str, day: dt.date) -> DayPage | None:
    """Build the page of a day; a day on which nothing appeared has none."""
    publication = paper.publication(code)
    zone = publication.time_zone
    ids = lists.on_day(day, code, zone)
    if not ids:
        return None
    earlier, later = lists.neighbouring_days(day, code, zone)
    title = written_out(day, publication.dates)
    shown, address = cards(ids), day_address(code, day)
    latest = Link(words_in(code).gettext("Latest"), latest_address(code))
    head = frame(
        code=code,
        address=address,
        title=title,
        description=title,
        structured_data=list_data(code, title, (latest, Link(title, address)), shown),
        # The same cards as in the archive, by another cut: a way for readers and crawlers to the
        # articles, but nothing to find by itself.
        indexed=False,
        current=latest.address,
        trail=(latest,),
    )
    return DayPage(
        head,
        day,
        shown,
        day_address(code, earlier) if earlier else "",
        day_address(code, later) if later else "",
    )


def latest_address(code: str) -> str:
    """Return the path of the list of all articles of a language."""
    return f"/{code}/latest/"


def day_address(code: str, day: dt.date) -> str:
    """Return the path of a day of the archive."""
    return f"{latest_address(code)}{day:%Y/%m/%d}/"
