"""Builds the pages of words alone: about the paper, no such page, no connection."""

from caspian.pages.builders.body import body_of, words_of
from caspian.pages.builders.corrections import column_at
from caspian.pages.builders.frame import frame, words_in
from caspian.pages.builders.structured_data import trail_data
from caspian.pages.correction_documents import ColumnItem
from caspian.pages.offline_documents import OfflinePage
from caspian.pages.parts import Alternate, Link
from caspian.pages.plain_documents import AbsentPage, InformationPage
from caspian.pages.reads import beside, paper, records, tree
from caspian.pages.reads.cards import cards
from caspian.pages.reads.records import InformationFacts

UNKNOWN, WITHDRAWN = 404, 410


def absent_page(status: int, code: str) -> AbsentPage:
    """Build the page for a path that is unknown (404) or withdrawn (410).

    It never repeats the path that was asked for: one page serves every such path.
    """
    words = words_in(code)
    gone = status == WITHDRAWN
    # Translators: titles of a window.
    title = words.gettext("Withdrawn") if gone else words.gettext("Page not found")
    head = frame(code=code, address=f"/{code}/", title=title, description=title, indexed=False)
    return AbsentPage(head, status, cards(beside.latest(code)), f"/{code}/search/")


def offline_address(code: str) -> str:
    """Return the path of the page in a language."""
    return f"/{code}/offline/"


def offline_page(code: str) -> OfflinePage:
    """Build the page; which pages are kept, only the reader's own browser knows."""
    title = words_in(code).gettext("Reading offline")
    head = frame(
        code=code, address=offline_address(code), title=title, description=title, indexed=False
    )
    return OfflinePage(head)


def information_page(page_id: int, code: str, address: str) -> InformationPage:
    """Build a public page about the paper."""
    first = next(iter(paper.information(code)), None)
    key = paper.edition_key() if first and first.address == address else ""
    alternates = tree.translations(page_id)
    column = column_at(address, code)
    return page_of(records.information_page(page_id), code, address, alternates, key, column)


def page_of(
    facts: InformationFacts,
    code: str,
    address: str,
    alternates: tuple[Alternate, ...] = (),
    key: str = "",
    column: tuple[ColumnItem, ...] | None = None,
) -> InformationPage:
    """Build such a page from its facts, published or, for a preview, not."""
    head = frame(
        code=code,
        address=address,
        title=facts.title,
        description=facts.search_description or words_of(facts.body) or facts.title,
        alternates=alternates,
        structured_data=trail_data(code, Link(facts.title, address)),
        followed="" if column is None else address,
    )
    return InformationPage(head, facts.title, body_of(facts.body, code), key, column)
