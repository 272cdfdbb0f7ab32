"""Builds the page of a section: what leads it, its topics, its analysis, then its list."""

from dataclasses import replace

from caspian.newsroom.archive_pages import SECTION, ListKey
from caspian.pages.builders.frame import frame
from caspian.pages.builders.lists import HEAD, above, listing, numbered, trail_of
from caspian.pages.builders.structured_data import list_data
from caspian.pages.documents import SectionPage
from caspian.pages.parts import Card, Frame, Link, Listing
from caspian.pages.reads import records, tree
from caspian.pages.reads.cards import cards
from caspian.pages.reads.records import SectionFacts
from caspian.pages.reads.within import kinds_in, topics_in

LEAD = 3
ANALYSIS = 4
FEWEST = 2
"""a band with one article in it is no band"""
TOPICS = 6
EXPLAINING = ("analysis", "explainer")


def section_page(section_id: int, code: str, address: str, number: int) -> SectionPage | None:
    """Build a page of a section, or return None where there is no such page."""
    facts = records.section(section_id)
    key = ListKey(SECTION, code, str(section_id))
    found = listing(address, number, key)
    if found is None:
        return None
    page = SectionPage(
        _frame(facts, code, address, found),
        facts.title,
        facts.about,
        found,
        is_opinion=bool(found.cards) and all(card.is_perspective for card in found.cards),
    )
    if number != HEAD:
        return page
    page = replace(page, topics=topics_in(key, TOPICS))
    return page if page.is_opinion else _opened(page, key)


def leading(found: Listing) -> tuple[Card, ...]:
    """Return the newest of a list, of which one with a picture leads."""
    return tuple(sorted(found.cards[:LEAD], key=lambda card: card.picture is None))


def without(found: Listing, shown: tuple[Card, ...]) -> Listing:
    """Return a page of a list without what stands on the page already."""
    ids = {card.article for card in shown}
    return replace(found, cards=tuple(card for card in found.cards if card.article not in ids))


def _opened(page: SectionPage, key: ListKey) -> SectionPage:
    lead = leading(page.listing)
    # As many more as may stand among the leads.
    ids = {card.article for card in lead}
    explaining = kinds_in(key, EXPLAINING, ANALYSIS + LEAD)
    analysis = cards(tuple([one for one in explaining if one not in ids][:ANALYSIS]))
    if len(analysis) < FEWEST:
        analysis = ()
    rest = without(page.listing, (*lead, *analysis))
    return replace(page, lead=lead, analysis=analysis, listing=rest)


def _frame(facts: SectionFacts, code: str, address: str, found: Listing) -> Frame:
    number, link = found.pagination.number, Link(facts.title, address)
    return frame(
        code=code,
        address=numbered(address, number),
        title=facts.search_title or facts.title,
        description=facts.search_description or facts.about,
        alternates=tree.translations(facts.id) if number == HEAD else (),
        structured_data=list_data(
            code,
            facts.title,
            trail_of(code, link, found),
            found.cards,
            description=facts.about,
        ),
        followed=address if number == HEAD else "",
        current=address,
        trail=above(link, number),
    )
