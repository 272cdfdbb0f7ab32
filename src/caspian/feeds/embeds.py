"""What goes with a card on other sites: its description (oEmbed), pictures of a chart or map."""

from dataclasses import replace

from caspian.common.languages import language
from caspian.edition.document import AS_IT_IS, PNG, Document
from caspian.edition.splice import part
from caspian.feeds.addresses import absolute
from caspian.formats.oembed.write import OEmbed, as_json, described
from caspian.graphics.alone import AloneWords, chart_alone, map_alone
from caspian.graphics.charts.chart import Drawing
from caspian.graphics.maps.locator import LocatorMap
from caspian.graphics.png import as_png
from caspian.pages.builders.embed_sizes import card_sizes, figure_sizes
from caspian.pages.builders.embeds import (
    authors_of,
    card_of,
    embedded,
    figure_in,
    figure_page,
    thumbnail_of,
    title_of,
)
from caspian.pages.builders.frame import absolute as absolute_source
from caspian.pages.builders.frame import words_in
from caspian.pages.drawing_blocks import ChartFigure, MapFigure
from caspian.pages.embed_addresses import (
    EmbedAddress,
    embed_address,
    embed_at,
    picture_address,
)
from caspian.pages.parts import Source
from caspian.pages.reads import paper
from caspian.pages.reads.articles import ArticleFacts
from caspian.pages.reads.pictures import social_pictures

MEDIA_TYPE, SVG = "application/json; charset=utf-8", "image/svg+xml"


def is_of_embed(key: str) -> bool:
    """Return whether a key is one of ours; the cards themselves are pages."""
    found = embed_at(key)
    return found is not None and found.form != "page"


def embed_document(key: str) -> Document | None:
    """Render what goes with a card, or return None where there is no such public article."""
    found = embed_at(key)
    facts = embedded(found.page) if found else None
    if found is None or facts is None:
        return None
    if not found.block:
        return _json(key, _of_article(facts))
    figure = figure_in(facts, found.block)
    if figure is None:
        return None
    if found.form == "picture":
        drawn = _drawn(facts, figure).encode()
        return Document(key, media_type=SVG, parts=(part(drawn),))
    if found.form == "thumbnail":
        return Document(key, media_type=PNG, parts=(part(as_png(_drawn(facts, figure)), AS_IT_IS),))
    return _json(key, _of_figure(facts, figure, found))


def _json(key: str, card: OEmbed) -> Document:
    text = as_json(described(card)) + "\n"
    return Document(key, media_type=MEDIA_TYPE, parts=(part(text.encode()),))


def _of_article(facts: ArticleFacts) -> OEmbed:
    authors = authors_of(facts)
    first = next((card for line in facts.bylines for card in line.contributors), None)
    alone = first.address if first and authors == (first.name,) else ""
    return OEmbed(
        title=facts.headline,
        author_name=", ".join(authors),
        author_url=absolute(alone) if alone else "",
        provider_name=paper.publication(facts.language).name,
        provider_url=absolute(f"/{facts.language.lower()}/"),
        embed_url=absolute(embed_address(facts.address)),
        sizes=card_sizes(card_of(facts)),
        thumbnails=_thumbnails(facts),
    )


def _of_figure(facts: ArticleFacts, figure: ChartFigure | MapFigure, found: EmbedAddress) -> OEmbed:
    article, shown = _of_article(facts), thumbnail_of(facts, found.block)
    return replace(
        article,
        title=title_of(facts, figure),
        embed_url=absolute(embed_address(facts.address, found.block)),
        sizes=figure_sizes(figure_page(facts, figure)),
        thumbnails=((shown.address, shown.width, shown.height), *article.thumbnails),
        picture_url=absolute(picture_address(facts.address, found.block)),
    )


def _thumbnails(facts: ArticleFacts) -> tuple[tuple[str, int, int], ...]:
    """Return the lead picture as others take it: the crops for social cards, then smaller ones."""
    if facts.lead is None or facts.lead_id is None:
        return ()
    crops = sorted(social_pictures(facts.lead_id), key=lambda source: source.height)
    found: list[Source] = [*crops, *reversed(facts.lead.sources)]
    return tuple(
        (absolute(one.address), one.width, one.height) for one in map(absolute_source, found)
    )


def _drawn(facts: ArticleFacts, figure: ChartFigure | MapFigure) -> str:
    said = words_in(facts.language)
    words = AloneWords(
        title=title_of(facts, figure),
        alternative=figure.alternative,
        publication=paper.publication(facts.language).name,
        language=facts.language,
        direction=language(facts.language).direction,
    )
    if isinstance(figure, MapFigure):
        foot = (figure.caption, said.gettext("Map data: Natural Earth"))
        drawn = LocatorMap(str(figure.drawing), str(figure.inset), figure.corner)
        return map_alone(drawn, replace(words, foot=foot))
    wide = figure.wide
    drawing = Drawing(wide.width, wide.height, wide.letters, wide.direction, str(wide.marks))
    source = said.gettext("Source: %(source)s") % {"source": figure.source}
    foot = (figure.note, source if figure.source else "")
    return chart_alone(drawing, replace(words, unit=figure.unit, foot=foot))
