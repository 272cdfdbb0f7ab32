"""Builds what other sites show of ours in a frame, and the code by which they do."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import quote

from caspian.formats.oembed.write import JSON, XML, frame_code
from caspian.formats.xml.write import allowed
from caspian.pages import blocks
from caspian.pages.builders.body import body_of, figure_ids
from caspian.pages.builders.embed_sizes import card_sizes, figure_sizes
from caspian.pages.builders.frame import frame, words_in
from caspian.pages.builders.plain import WITHDRAWN
from caspian.pages.drawing_blocks import ChartFigure, EmbedOffer, MapFigure
from caspian.pages.embed_addresses import (
    ENDPOINT,
    EmbedAddress,
    embed_address,
    picture_address,
    thumbnail_address,
)
from caspian.pages.embed_documents import (
    AbsentEmbedPage,
    CardEmbedPage,
    EmbedHead,
    FigureEmbedPage,
)
from caspian.pages.parts import Frame, Link, Source
from caspian.pages.reads import articles, paper, tree
from caspian.pages.reads.articles import ArticleFacts

THUMBNAIL = (1200, 630)
"""pixels; what Open Graph asks for, and all networks show without cutting"""
AUTHORS = ("by", "with")
"""the roles in a byline of those who wrote it"""


def embed_page(at: EmbedAddress) -> CardEmbedPage | FigureEmbedPage | None:
    """Build the card at an address, or None where there is no such public article or figure."""
    facts = embedded(at.page)
    if facts is None:
        return None
    if not at.block:
        return card_of(facts)
    figure = figure_in(facts, at.block)
    return figure_page(facts, figure) if figure else None


def embedded(page: str) -> ArticleFacts | None:
    """Return the public article whose page stands at a path, or None."""
    standing = tree.standing_at(page)
    if standing is None or standing.kind != "article":
        return None
    return articles.article(standing.id)


def figure_in(facts: ArticleFacts, block: str) -> ChartFigure | MapFigure | None:
    """Return the chart or map whose block has an id, or None where there is none to show."""
    for stored, held in zip(facts.body, figure_ids(facts.body), strict=True):
        if held == block:
            built = body_of((stored,), facts.language, facts.places)
            return next((one for one in built if isinstance(one, ChartFigure | MapFigure)), None)
    return None


def card_of(facts: ArticleFacts) -> CardEmbedPage:
    """Build the card of an article."""
    return CardEmbedPage(
        frame=_frame(facts, facts.headline),
        head=_head(facts),
        kind=facts.kind,
        section=facts.section,
        standfirst=facts.standfirst,
        authors=authors_of(facts),
        published_at=facts.published_at,
        picture=facts.lead if facts.lead and facts.lead.sources else None,
    )


def figure_page(facts: ArticleFacts, figure: ChartFigure | MapFigure) -> FigureEmbedPage:
    """Build the card of a chart or map."""
    return FigureEmbedPage(
        frame=replace(
            _frame(facts, title_of(facts, figure)), social_picture=thumbnail_of(facts, figure.id)
        ),
        head=_head(facts, figure.id),
        kind=facts.kind,
        figure=figure,
    )


def absent_embed(status: int, code: str) -> AbsentEmbedPage:
    """Build what a frame shows where the card is unknown (404) or withdrawn (410)."""
    front = f"/{code}/"
    words = words_in(code)
    title = words.gettext("Withdrawn") if status == WITHDRAWN else words.gettext("Page not found")
    head = frame(code=code, address=front, title=title, description=title, indexed=False)
    return AbsentEmbedPage(head, EmbedHead(front, Link(title, front), ()), "", status)


def title_of(facts: ArticleFacts, figure: ChartFigure | MapFigure) -> str:
    """Return what a chart or map is called: by itself, or else as its article is."""
    return " ".join(allowed(figure.title).split()) or facts.headline


def authors_of(facts: ArticleFacts) -> tuple[str, ...]:
    """Return the names of those who wrote an article, each once."""
    cards = (card for line in facts.bylines if line.role in AUTHORS for card in line.contributors)
    return tuple(dict.fromkeys(card.name for card in cards))


def thumbnail_of(facts: ArticleFacts, block: str) -> Source:
    """Return what social networks show of a chart or map: its absolute address, and its size."""
    address = paper.public_address() + thumbnail_address(facts.address, block)
    return Source(address, *THUMBNAIL)


def offer_of(facts: ArticleFacts) -> EmbedOffer:
    """Return what a reader copies to show the card of an article."""
    width, height = card_sizes(card_of(facts))[-1]
    address = paper.public_address() + embed_address(facts.address)
    return EmbedOffer(frame_code(address, facts.headline, width, height))


def with_offers(body: Iterable[blocks.Block], facts: ArticleFacts) -> tuple[blocks.Block, ...]:
    """Return the body of a public article in which each chart and map says how to show it."""
    return tuple(
        replace(block, embed=_figure_offer(block, facts))
        if isinstance(block, ChartFigure | MapFigure) and block.id
        else block
        for block in body
    )


def offered_to_programs(page: str, block: str = "") -> tuple[tuple[str, str], ...]:
    """Return what the head of a page says of the card: media type and address of each description.

    The front answers there, and cuts the description to the room that a site has.
    """
    root = paper.public_address()
    asked = quote(root + (embed_address(page, block) if block else page), safe="")
    return tuple(
        (kind, f"{root}{ENDPOINT}?url={asked}&format={form}")
        for kind, form in ((JSON, "json"), (XML, "xml"))
    )


def _figure_offer(figure: ChartFigure | MapFigure, facts: ArticleFacts) -> EmbedOffer:
    root = paper.public_address()
    address = root + embed_address(facts.address, figure.id)
    width, height = figure_sizes(figure_page(facts, figure))[-1]
    code = frame_code(address, title_of(facts, figure), width, height)
    return EmbedOffer(code, root + picture_address(facts.address, figure.id))


def _frame(facts: ArticleFacts, title: str) -> Frame:
    return frame(
        code=facts.language,
        address=facts.address,
        title=title,
        description=facts.standfirst,
        indexed=False,
    )


def _head(facts: ArticleFacts, block: str = "") -> EmbedHead:
    return EmbedHead(
        front=f"/{facts.language.lower()}/",
        article=Link(facts.headline, facts.address),
        oembed=offered_to_programs(facts.address, block),
    )
