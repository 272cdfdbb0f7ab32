"""Builds the page of an article."""

from dataclasses import replace

from caspian.common.text import reading_minutes
from caspian.pages.builders.body import body_of, words_of
from caspian.pages.builders.comments import discussion_of
from caspian.pages.builders.embeds import offer_of, offered_to_programs, with_offers
from caspian.pages.builders.frame import absolute, frame
from caspian.pages.builders.structured_data import article_data
from caspian.pages.comment_documents import Discussion
from caspian.pages.documents import ArticlePage
from caspian.pages.parts import Card, Source
from caspian.pages.reads import articles, beside, paper, tree
from caspian.pages.reads.articles import ArticleFacts
from caspian.pages.reads.cards import cards
from caspian.pages.reads.pictures import social_pictures

MORE = 4
BEACON = "/beacon"
"""where the front answers for the picture of a page; `server.beacon` knows no Django"""


def article_page(article_id: int) -> ArticlePage:
    """Build the page of a public article."""
    facts = articles.article(article_id)
    more = more_articles(article_id, facts.language)
    counts = paper.publication(facts.language).views_by_beacon
    page = page_of(
        facts,
        more=more,
        discussion=discussion_of(facts),
        beacon=f"{BEACON}{facts.address}" if counts else "",
    )
    return offered(page, facts)


def offered(page: ArticlePage, facts: ArticleFacts) -> ArticlePage:
    """Return the page of a public article with what other sites take to show it."""
    return replace(
        page,
        body=with_offers(page.body, facts),
        embed=offer_of(facts),
        oembed=offered_to_programs(facts.address),
    )


def page_of(
    facts: ArticleFacts,
    *,
    more: tuple[Card, ...],
    discussion: Discussion | None = None,
    beacon: str = "",
) -> ArticlePage:
    """Build the page of an article from its facts, published or, for a preview, not."""
    text = words_of(facts.body)
    body = body_of(facts.body, facts.language, facts.places)
    social = _social(facts)
    head = frame(
        code=facts.language,
        address=facts.address,
        title=facts.search_title or facts.headline,
        description=facts.search_description or facts.standfirst or text,
        alternates=tree.translations(facts.id) if facts.id else (),
        social_kind="article",
        social_picture=social[0] if social else None,
        structured_data=article_data(facts, social, body, len(text.split()), discussion),
    )
    return ArticlePage(
        frame=head,
        kind=facts.kind,
        headline=facts.headline,
        standfirst=facts.standfirst,
        section=facts.section,
        bylines=facts.bylines,
        dateline=facts.dateline,
        published_at=facts.published_at,
        updated_at=facts.updated_at,
        reading_minutes=reading_minutes(text),
        lead=facts.lead,
        body=body,
        topics=facts.topics,
        places=tuple(place.link for place in facts.places),
        more=more,
        discussion=discussion,
        beacon=beacon,
    )


def more_articles(article_id: int, code: str) -> tuple[Card, ...]:
    """Return what goes with an article, without what already stands on its page."""
    return cards(beside.more(article_id, code, MORE))


def _social(facts: ArticleFacts) -> tuple[Source, ...]:
    if facts.lead_id is None:
        return ()
    # Widest crop first: 16:9 is what social cards show.
    found = sorted(social_pictures(facts.lead_id), key=lambda source: source.height)
    return tuple(absolute(source) for source in found)
