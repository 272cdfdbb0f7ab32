"""A map in the body of an article, as its template takes it."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup


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
