"""Builds the pages of what articles are filed under: a topic, a contributor."""

from dataclasses import replace

from caspian.common.dates import day_in
from caspian.newsroom.archive_pages import CONTRIBUTOR, TOPIC, ListKey
from caspian.pages.builders.frame import frame
from caspian.pages.builders.lists import HEAD, above, listing, numbered, trail_of
from caspian.pages.builders.sections import leading, without
from caspian.pages.builders.structured_data import list_data, profile_data
from caspian.pages.builders.structured_parts import person
from caspian.pages.documents import ContributorCard, ContributorPage, TopicPage
from caspian.pages.parts import Frame, Link, Listing
from caspian.pages.reads import paper, records
from caspian.pages.reads.cards import cards
from caspian.pages.reads.records import TopicFacts
from caspian.pages.reads.within import key_articles, most_read_by, span_of

MOST_READ = 5


def topic_page(slug: str, code: str, number: int) -> TopicPage | None:
    """Build a page of a topic; a topic without a public article has none."""
    facts = records.topic(slug, code)
    if facts is None:
        return None
    address = f"/{code}/topics/{slug}/"
    key = ListKey(TOPIC, code, str(facts.id))
    found = listing(address, number, key)
    if found is None or not found.cards:
        return None
    page = TopicPage(_frame(facts, code, address, found), facts.title, facts.about, found)
    return _opened(page, key, facts.id) if number == HEAD else page


def _opened(page: TopicPage, key: ListKey, topic: int) -> TopicPage:
    chosen = cards(key_articles(topic, key.code))
    lead = chosen or leading(page.listing)
    span, zone = span_of(key), paper.time_zone()
    return replace(
        page,
        lead=lead,
        is_chosen=bool(chosen),
        listing=without(page.listing, lead),
        articles=span.number if span else 0,
        first=day_in(span.first, zone) if span else None,
        last=day_in(span.last, zone) if span else None,
    )


def _frame(facts: TopicFacts, code: str, address: str, found: Listing) -> Frame:
    number, link = found.pagination.number, Link(facts.title, address)
    return frame(
        code=code,
        address=numbered(address, number),
        title=facts.title,
        description=facts.about or facts.title,
        structured_data=list_data(
            code,
            facts.title,
            trail_of(code, link, found),
            found.cards,
            description=facts.about,
        ),
        followed=address if number == HEAD else "",
        trail=above(link, number, code, "topics"),
    )


def contributor_page(slug: str, code: str, number: int) -> ContributorPage | None:
    """Build a page of a contributor; one without a public article has none."""
    known = records.contributor(slug, code)
    if known is None:
        return None
    contributor_id, card = known
    found = listing(card.address, number, ListKey(CONTRIBUTOR, code, str(contributor_id)))
    if found is None or not found.cards:
        return None
    head = frame(
        code=code,
        address=numbered(card.address, number),
        title=card.name,
        description=card.about or card.role or card.name,
        social_kind="profile",
        structured_data=_of_contributor(card, code, found),
        followed=card.address if number == HEAD else "",
        trail=above(Link(card.name, card.address), number, code, "contributors"),
    )
    if number != HEAD:
        return ContributorPage(head, card, found)
    return ContributorPage(
        head,
        card,
        found,
        records.contributor_profile(contributor_id, code),
        cards(most_read_by(contributor_id, code, MOST_READ)),
    )


def _of_contributor(card: ContributorCard, code: str, found: Listing) -> tuple[str, ...]:
    if found.pagination.number == HEAD:
        return profile_data(card, code)
    trail = trail_of(code, Link(card.name, card.address), found)
    return list_data(code, card.name, trail, found.cards, about=person(card))
