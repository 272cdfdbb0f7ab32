"""Charts and maps in the body of an article, as their templates take them."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup


@dataclass(frozen=True)
class EmbedOffer:
    """What a reader copies to show something of ours elsewhere: HTML, and a picture's address."""

    code: str
    picture: str = ""


@dataclass(frozen=True)
class ChartDrawing:
    """A drawing in SVG without its outer element; sizes in pixels, `direction` "ltr" or "rtl"."""

    width: int
    height: int
    letters: float
    direction: str
    marks: Markup


@dataclass(frozen=True)
class ChartFigure:
    """A chart drawn for a wide and for a narrow screen, and the table behind it.

    `alternative` says in words what the drawing shows. A row has its name and then its numbers,
    written out in the reader's language; an unknown one is empty.
    """

    name: ClassVar[str] = "chart"
    title: str
    unit: str
    alternative: str
    wide: ChartDrawing
    narrow: ChartDrawing
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    source: str
    note: str
    across: bool
    id: str = ""
    """of its block: it stays whatever is moved in the article; empty where it has none"""
    embed: EmbedOffer | None = None
    """how others show it; None where it is not public"""


@dataclass(frozen=True)
class MapFigure:
    """A locator map; drawing and inset are what stands inside an SVG of so many units a side.

    `corner` says where the inset stands: "ne", "nw", "se" or "sw"; empty without one.
    `alternative` says in words what the map shows; title and caption may be empty.
    """

    name: ClassVar[str] = "map"
    title: str
    caption: str
    alternative: str
    drawing: Markup
    side: int
    inset: Markup
    inset_side: int
    corner: str
    is_strip: bool = False
    """whether it is shown wide and low"""
    id: str = ""
    embed: EmbedOffer | None = None
