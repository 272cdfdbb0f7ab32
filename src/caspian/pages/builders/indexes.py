"""Builds the pages that list all topics, all places or all contributors, from A to Z."""

from itertools import groupby

from caspian.common.orthography import initial
from caspian.pages.builders.frame import frame, words_in
from caspian.pages.builders.maps import map_of
from caspian.pages.builders.structured_data import index_data
from caspian.pages.documents import IndexEntry, IndexPage
from caspian.pages.drawing_blocks import MapFigure
from caspian.pages.parts import Link
from caspian.pages.reads.filed import filed_briefs, filed_records, newest_filed
from caspian.pages.reads.records import places

ON_MAP = 30
"""places on the map of all: those of the newest articles, for more would hide each other"""
SHORT = 24
"""entries up to which a list is read as it is, without a heading for each letter"""


def index_address(code: str, folder: str) -> str:
    """Return the path of the page that lists all topics, places or contributors of a language."""
    return f"/{code}/{folder}/"


def index_page(folder: str, code: str) -> IndexPage | None:
    """Build the page that lists what articles are filed under; None where nothing is."""
    found = filed_records(folder, code)
    if not found:
        return None
    briefs = filed_briefs(folder, code)
    entries = [IndexEntry(Link(name, path), briefs.get(path, "")) for path, name in found]
    page = index_link(folder, code)
    head = frame(
        code=code,
        address=page.address,
        title=page.text,
        description=page.text,
        structured_data=index_data(code, page, [one.link for one in entries]),
    )
    return IndexPage(head, folder, page.text, _by_letter(entries, code), _map(folder, code))


def index_link(folder: str, code: str) -> Link:
    """Return the link to the list of all topics, places or contributors of a language."""
    words = words_in(code)
    titles = {
        "topics": words.gettext("Topics"),
        "places": words.gettext("Places"),
        "contributors": words.gettext("Our journalists and authors"),
    }
    return Link(titles[folder], index_address(code, folder))


def _by_letter(
    entries: list[IndexEntry], code: str
) -> tuple[tuple[str, tuple[IndexEntry, ...]], ...]:
    if len(entries) <= SHORT:
        return (("", tuple(entries)),)
    letters = groupby(entries, key=lambda entry: initial(entry.link.text, code))
    return tuple((letter, tuple(some)) for letter, some in letters)


def _map(folder: str, code: str) -> MapFigure | None:
    if folder != "places":
        return None
    known = places(tuple(sorted(newest_filed(folder, code, ON_MAP))), code)
    return map_of(tuple(known.values()), code)
