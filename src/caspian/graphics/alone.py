"""Draws a chart or map as a picture of its own: title above, source below, the paper's name.

Such a picture stands on somebody else's page, where no style sheet of ours reaches it: it brings
its colours along, those of daylight on the paper's own ground (`make styles` writes them).
"""

from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path

from caspian.formats.xml.write import allowed
from caspian.graphics.charts.chart import Drawing
from caspian.graphics.maps.frame import BAND, SIDE
from caspian.graphics.maps.globe import SIZE
from caspian.graphics.maps.locator import INSET_EDGE, LocatorMap
from caspian.graphics.widths import wrapped

STYLE = Path(__file__).parent / "alone.css"
WIDTH, _EDGE, _INSET = 748, 24, 72
MAP_UNIT, INSET_UNIT = SIDE / (WIDTH - 2 * _EDGE), SIZE / _INSET
"""units of a map, and of the globe in its corner, to a pixel"""
_TITLE, _UNIT, _FOOT, _NAME = 20.0, 15.0, 13.0, 14.0
_SPARE = 1.14
_LINES = 3
"""of a title or a note, at most"""
_RTL = 1.25
"""how much further apart lines are where letters hang low"""


@dataclass(frozen=True)
class AloneWords:
    """What stands round a drawing; `alternative` says in words what it shows."""

    title: str
    alternative: str
    publication: str
    language: str
    direction: str
    unit: str = ""
    foot: tuple[str, ...] = ()


def chart_alone(drawing: Drawing, words: AloneWords) -> str:
    """Return a chart as a whole SVG document."""
    wide = WIDTH - 2 * _EDGE
    height = drawing.height * wide / drawing.width
    inner = (
        f'<svg x="{_EDGE}" y="{{top}}" width="{wide}" height="{height:.0f}" '
        f'viewBox="0 0 {drawing.width} {drawing.height}" font-size="{drawing.letters}" '
        f'direction="{drawing.direction}" overflow="visible">'
    )
    return _sheet(words, "chart", inner, f"{drawing.marks}</svg>", height)


def map_alone(drawn: LocatorMap, words: AloneWords) -> str:
    """Return a map as a whole SVG document."""
    wide = WIDTH - 2 * _EDGE
    height = wide * BAND
    opened = (
        f'<svg x="{_EDGE}" y="{{top}}" width="{wide}" height="{height:.0f}" direction="ltr" '
        f'viewBox="0 0 {SIDE} {SIDE}" preserveAspectRatio="xMidYMid slice">'
        f'<rect class="map-sea" width="{SIDE}" height="{SIDE}"/>'
    )
    inset = ""
    if drawn.corner:
        south, east = "s" in drawn.corner, "e" in drawn.corner
        x = WIDTH - _EDGE - _INSET - INSET_EDGE if east else _EDGE + INSET_EDGE
        y = height - _INSET - INSET_EDGE if south else INSET_EDGE
        inset = (
            f'<svg class="map-inset" x="{x:.0f}" y="{y:.0f}" width="{_INSET}" height="{_INSET}" '
            f'viewBox="0 0 {SIZE} {SIZE}">{drawn.inset}</svg>'
        )
    moved = '</svg><g transform="translate(0 {top})">{inset}</g>' if inset else "</svg>"
    return _sheet(words, "map", opened, drawn.drawing, height, moved, inset)


def _sheet(
    words: AloneWords,
    kind: str,
    opened: str,
    marks: str,
    height: float,
    closed: str = "",
    inset: str = "",
) -> str:
    """Lay a drawing under its title and over its foot; only what we wrote ourselves has braces."""
    texts, top = _texts(words, _EDGE + 6.0)
    opened = opened.replace("{top}", f"{top:.0f}")
    closed = closed.replace("{top}", f"{top:.0f}").replace("{inset}", inset)
    foot, bottom = _foot(words, top + height + 10)
    high = round(bottom + _EDGE - 8)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high}" width="{WIDTH}" '
        f'height="{high}" lang="{words.language}" role="img" aria-labelledby="title alt">'
        f'<title id="title">{_said(words.title or words.publication)}</title>'
        f'<desc id="alt">{_said(words.alternative)}</desc><style>{_style()}</style>'
        f'<rect class="alone-paper" width="{WIDTH}" height="{high}"/>'
        f'<g direction="{words.direction}">{texts}</g><g class="{kind}">{opened}{marks}{closed}</g>'
        f'<g direction="{words.direction}">{foot}</g></svg>\n'
    )


def _texts(words: AloneWords, top: float) -> tuple[str, float]:
    marks, y = "", top
    for text, size, name in ((words.title, _TITLE, "title"), (words.unit, _UNIT, "soft")):
        for line in _wrapped(text, size):
            y += size * _leading(words)
            marks += _line(words, line, y, size, name)
    return marks, y + (12 if marks else 0)


def _foot(words: AloneWords, top: float) -> tuple[str, float]:
    marks, y = "", top
    for text in words.foot:
        for line in _wrapped(text, _FOOT):
            y += _FOOT * _leading(words)
            marks += _line(words, line, y, _FOOT, "soft")
    y += _NAME * _leading(words) + 6
    return marks + _line(words, words.publication, y, _NAME, "name"), y


def _wrapped(text: str, size: float) -> list[str]:
    # In whatever font the reader has: the widest usual one is wider than ours.
    return wrapped(text, size * _SPARE, WIDTH - 2 * _EDGE, _LINES) if text.strip() else []


def _line(words: AloneWords, text: str, y: float, size: float, name: str) -> str:
    x = WIDTH - _EDGE if words.direction == "rtl" else _EDGE
    place = f'x="{x}" y="{y:.0f}" font-size="{size:.0f}"'
    return f'<text class="alone-{name}" {place}>{_said(text)}</text>'


def _leading(words: AloneWords) -> float:
    return 1.3 * (_RTL if words.direction == "rtl" else 1.0)


def _said(text: str) -> str:
    return escape(allowed(text))


@lru_cache(1)
def _style() -> str:
    return STYLE.read_text("utf-8").strip()
