"""Builds the page of an article."""

from dataclasses import replace

from markupsafe import Markup

from caspian.common.text import reading_minutes
from caspian.pages.blocks import Block, Paragraph, WhatToKnow
from caspian.pages.builders.body import body_of, words_of
from caspian.pages.builders.comments import discussion_of
from caspian.pages.builders.corrections import notice
from caspian.pages.builders.embeds import (
    offer_of,
    offered_to_programs,
    thumbnail_of,
    with_offers,
)
from caspian.pages.builders.frame import absolute, frame, words_in
from caspian.pages.builders.front_layout import read_next
from caspian.pages.builders.history import HISTORY
from caspian.pages.builders.interviews import EXPLAINER, body_by_kind
from caspian.pages.builders.lists import latest_address
from caspian.pages.builders.margin import HEADINGS, OF_EXPLAINER, contents_of, notes_fit_beside
from caspian.pages.builders.not_in import not_in
from caspian.pages.builders.structured_data import article_data
from caspian.pages.comment_documents import Discussion
from caspian.pages.correction_documents import PageNotice
from caspian.pages.documents import ArticlePage, OwnBeside
from caspian.pages.drawing_blocks import ChartFigure, MapFigure
from caspian.pages.parts import Alternate, Card, Frame, Link, Source
from caspian.pages.reads import articles, corrections, crossing, paper, tree
from caspian.pages.reads import beside as reads_beside
from caspian.pages.reads.articles import ArticleFacts
from caspian.pages.reads.cards import cards
from caspian.pages.reads.corrections import NOTHING_TOLD, ToldFacts
from caspian.pages.reads.pictures import social_pictures
from caspian.pages.reads.series import series_of

MORE = 4
BEACON = "/beacon"
"""where the front answers for the picture of a page; `server.beacon` knows no Django"""


def article_page(article_id: int) -> ArticlePage:
    """Build the page of a public article."""
    facts = articles.article(article_id)
    own = beside_of(article_id, facts.language)
    more = more_articles(article_id, facts.language, own)
    counts = paper.publication(facts.language).views_by_beacon
    page = page_of(
        facts,
        more=more,
        beside=own,
        discussion=discussion_of(facts),
        beacon=f"{BEACON}{facts.address}" if counts else "",
        told=corrections.told_of(article_id),
    )
    series, uncarried = series_of(article_id, facts.language), crossing.uncarried(article_id)
    return offered(replace(page, series=series, uncarried=uncarried), facts)


def offered(page: ArticlePage, facts: ArticleFacts) -> ArticlePage:
    """Return the page of a public article with what other sites take to show it.

    Without a lead picture it is its first chart or map that social networks show.
    """
    figures = (one.id for one in page.body if isinstance(one, ChartFigure | MapFigure) and one.id)
    shown = page.frame.social_picture
    if shown is None and (figure := next(figures, "")):
        shown = thumbnail_of(facts, figure)
    return replace(
        page,
        frame=replace(page.frame, social_picture=shown),
        body=with_offers(page.body, facts),
        embed=offer_of(facts),
        oembed=offered_to_programs(facts.address),
    )


def page_of(
    facts: ArticleFacts,
    *,
    more: tuple[Card, ...],
    beside: OwnBeside | None = None,
    discussion: Discussion | None = None,
    beacon: str = "",
    told: ToldFacts = NOTHING_TOLD,
) -> ArticlePage:
    """Build the page of an article from its facts, published or, for a preview, not."""
    text = words_of(facts.body)
    body = body_by_kind(facts.kind, body_of(facts.body, facts.language, facts.places))
    explains = facts.kind == EXPLAINER
    # Before all else: the paper no longer stands by what follows.
    notices = tuple(sorted(map(notice, told.notices), key=lambda one: not one.is_retraction))
    return ArticlePage(
        frame=_frame(facts, text, body, discussion, notices),
        kind=facts.kind,
        headline=facts.headline,
        standfirst=facts.standfirst,
        section=facts.section,
        bylines=facts.bylines,
        published_at=facts.published_at,
        updated_at=facts.updated_at,
        reading_minutes=reading_minutes(text),
        lead=facts.lead,
        body=dated(body, facts.dateline),
        topics=facts.topics,
        places=tuple(place.link for place in facts.places),
        more=read_next(more),
        beside=beside,
        perspectives=_perspectives(facts),
        contents=contents_of(body, OF_EXPLAINER if explains else HEADINGS),
        notes_beside=notes_fit_beside(body),
        discussion=discussion,
        beacon=beacon,
        not_in=not_in(facts.language, _alternates(facts)),
        notices=notices,
        history=f"{facts.address}{HISTORY}" if told.versions > 1 else "",
    )


def _alternates(facts: ArticleFacts) -> tuple[Alternate, ...]:
    """Return an article in each language; none of one that isn't stored yet."""
    return tree.translations(facts.id) if facts.id else ()


def _perspectives(facts: ArticleFacts) -> Link | None:
    """Return the section of perspectives, by its name: whatever section this one is filed in."""
    if facts.kind != "perspective":
        return None
    name = words_in(facts.language).gettext("Perspectives")
    sections = paper.sections(facts.language)
    return next((link for link in sections if link.text == name), None)


def _frame(
    facts: ArticleFacts,
    text: str,
    body: tuple[Block, ...],
    discussion: Discussion | None,
    notices: tuple[PageNotice, ...],
) -> Frame:
    social = _social(facts)
    is_retracted = any(one.is_retraction for one in notices)
    return frame(
        code=facts.language,
        address=facts.address,
        title=facts.search_title or facts.headline,
        description=facts.search_description or facts.standfirst or text,
        alternates=_alternates(facts),
        current=facts.section.address,
        indexed=not is_retracted,
        social_kind="article",
        social_picture=social[0] if social else None,
        structured_data=article_data(facts, social, body, len(text.split()), discussion, notices),
    )


def dated(body: tuple[Block, ...], dateline: str) -> tuple[Block, ...]:
    """Return a body whose text begins with the place that it was written in, as agencies have it.

    A body that begins with anything but a paragraph has it in a paragraph of its own.
    """
    if not dateline:
        return body
    if body and isinstance(body[0], WhatToKnow):
        return (body[0], *dated(body[1:], dateline))
    words = Markup('<span class="dateline">{}</span> — ').format(dateline)
    first = body[0] if body else None
    if isinstance(first, Paragraph) and first.html.startswith("<p>"):
        return (replace(first, html=Markup("<p>") + words + first.html[3:]), *body[1:])
    return (Paragraph(Markup('<p><span class="dateline">{}</span></p>').format(dateline)), *body)


def beside_of(article_id: int, code: str) -> OwnBeside | None:
    """Return must read and latest for the page of an article that stands in one of them."""
    found = reads_beside.without_itself(article_id, code)
    if found is None:
        return None
    must_read, latest = map(cards, found)
    return OwnBeside(must_read, latest, latest_address(code))


def more_articles(article_id: int, code: str, own: OwnBeside | None = None) -> tuple[Card, ...]:
    """Return what goes with an article, without what already stands on its page."""
    # In an article's own lists one more moves up in each, which the shared ones do not show.
    found = reads_beside.more(article_id, code, MORE + (2 if own else 0))
    shown = {card.article for card in (*own.must_read, *own.latest)} if own else set()
    return cards(tuple([one for one in found if one not in shown][:MORE]))


def _social(facts: ArticleFacts) -> tuple[Source, ...]:
    if facts.lead_id is None:
        return ()
    # Widest crop first: 16:9 is what social cards show.
    found = sorted(social_pictures(facts.lead_id), key=lambda source: source.height)
    return tuple(absolute(source) for source in found)
