"""How high a card has to be at some widths: a frame without script can't say so later.

Estimates, from the sizes that `styles/embed.css` gives; a box that is a little too high shows more
of the picture, one that is too low can be scrolled.
"""

from caspian.graphics.widths import text_width
from caspian.pages.drawing_blocks import ChartFigure, MapFigure
from caspian.pages.embed_documents import CardEmbedPage, FigureEmbedPage

NARROWEST = 220
CARD_WIDTHS = (NARROWEST, 260, 300, 360, 420, 479, 480, 540, 600)
FIGURE_WIDTHS = (NARROWEST, 300, 360, 463, 464, 520, 639, 640, 653, 654, 700)
BESIDE = 480
"""from this width on the picture of a card stands beside its words"""
WIDE_CHART = 640
_EDGES, _PAD, _MARK = 2, 32, 44
_PICTURE = 0.4
"""the part of a wide card that its picture takes"""
_HEADLINES, _STANDFIRSTS = 6, 3
"""lines at most"""
_MAP_STEPS = ((430, 1.0), (620, 4 / 5), (10_000, 2 / 3))
"""how high a map is for its width, up to some widths"""
Size = tuple[int, int]


def card_sizes(page: CardEmbedPage) -> tuple[Size, ...]:
    """Return widths with the height that the card of an article takes there; the usual is last."""
    return tuple((width, _card(page, width)) for width in CARD_WIDTHS)


def figure_sizes(page: FigureEmbedPage) -> tuple[Size, ...]:
    """Return widths with the height that a chart or map takes there; the usual is last."""
    figure = page.figure
    if isinstance(figure, ChartFigure):
        return tuple((width, _chart(page, figure, width)) for width in FIGURE_WIDTHS)
    return tuple((width, _map(page, figure, width)) for width in FIGURE_WIDTHS)


def _card(page: CardEmbedPage, width: int) -> int:
    inside = width - _EDGES
    is_beside = page.picture is not None and width >= BESIDE
    words = (inside * (1 - _PICTURE) if is_beside else inside) - _PAD
    far = _far(page.frame.language.direction)
    head = 19 if width < BESIDE else 21
    lines = min(_lines(page.frame.title, head, words), _HEADLINES)
    standfirst = min(_lines(page.standfirst, 15, words), _STANDFIRSTS)
    high = 12 + 24 + lines * head * 1.22 * far + (6 + standfirst * 15 * 1.42 * far)
    authors = _lines(", ".join(page.authors), 13, words)
    high += 8 + (authors + 1) * 13 * 1.45 * far + _MARK + _EDGES
    if page.picture and not is_beside:
        high += inside * 9 / 16
    return round(high)


def _chart(page: FigureEmbedPage, chart: ChartFigure, width: int) -> int:
    inside = width - _EDGES - _PAD
    far = _far(page.frame.language.direction)
    drawing = chart.wide if width >= WIDE_CHART else chart.narrow
    shown = inside if width >= WIDE_CHART else min(inside, 416)
    high = 12 + 20 + _lines(chart.title, 19, inside) * 24 * far + 15
    high += _lines(chart.unit, 16, inside) * 22 * far + shown * drawing.height / drawing.width
    high += sum(_lines(text, 14, inside) * 20 * far + 7 for text in (chart.note, chart.source))
    return round(high + 44 + _back(page, inside))


def _map(page: FigureEmbedPage, figure: MapFigure, width: int) -> int:
    inside = width - _EDGES - _PAD
    far = _far(page.frame.language.direction)
    ratio = next(ratio for most, ratio in _MAP_STEPS if inside < most)
    title = _lines(figure.title, 19, inside)
    high = 12 + (title * 25 * far + 10 if title else 0) + inside * ratio
    caption = f"{figure.caption} Map data: Natural Earth"
    return round(high + 8 + _lines(caption, 14, inside) * 20 * far + 44 + _back(page, inside))


def _back(page: FigureEmbedPage, inside: float) -> int:
    far = _far(page.frame.language.direction)
    return round(_lines(page.head.article.text, 15, inside) * 20 * far + 10 + _MARK + _EDGES)


def _lines(text: str, size: float, width: float) -> int:
    """Return over how many lines a text goes; words stay whole, so a line is rarely full."""
    return -(-int(text_width(text, size)) // int(width * 0.92)) if text.strip() else 0


def _far(direction: str) -> float:
    return 1.28 if direction == "rtl" else 1.0
