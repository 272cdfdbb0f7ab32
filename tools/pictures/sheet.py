"""A picture under construction: a list of SVG elements and the few shapes we use."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from palette import HEIGHT, INK, LAND, SANS, SEA, WIDTH

Point = tuple[float, float]
Line = list[Point]


def attributes(values: dict[str, Any]) -> str:
    """Python keyword arguments as SVG attributes (stroke_width -> stroke-width)."""
    return "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in values.items()
        if value is not None
    )


def straight(points: Sequence[Point], closed: bool = False) -> str:
    """Path data through the points."""
    if not points:
        return ""
    data = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return data + ("Z" if closed else "")


def smooth(points: Sequence[Point], closed: bool = False) -> str:
    """Path data of a Catmull-Rom curve through the points."""
    if len(points) < 3:
        return straight(points, closed)
    ends = [points[-1], *points, points[0], points[1]]
    p = ends if closed else [points[0], *points, points[-1]]
    data = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for i in range(1, len(p) - 2):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = p[i - 1 : i + 3]
        one = (bx + (cx - ax) / 6, by + (cy - ay) / 6)
        two = (cx - (dx - bx) / 6, cy - (dy - by) / 6)
        data += f"C{one[0]:.1f} {one[1]:.1f} {two[0]:.1f} {two[1]:.1f} {cx:.1f} {cy:.1f}"
    return data + ("Z" if closed else "")


class Sheet:
    """An SVG of 1600 by 900 pixels unless asked, drawn from the back to the front."""

    def __init__(self, background: str = SEA, width: int = WIDTH, height: int = HEIGHT) -> None:
        """Begin with a full-bleed background."""
        self.parts: list[str] = []
        self.defs: list[str] = []
        self.width, self.height = width, height
        self.add("rect", x=0, y=0, width=width, height=height, fill=background)

    def add(self, tag: str, text: str = "", **values: Any) -> None:
        """Add one element; text is markup already escaped."""
        self.parts.append(f"<{tag}{attributes(values)}>{text}</{tag}>")

    def define(self, tag: str, text: str, **values: Any) -> None:
        """Add a pattern, clip path or marker to refer to by its id."""
        self.defs.append(f"<{tag}{attributes(values)}>{text}</{tag}>")

    def path(self, data: str, **values: Any) -> None:
        """A path; not filled unless asked."""
        round_ = {"stroke_linejoin": "round", "stroke_linecap": "round"}
        self.add("path", d=data, **({"fill": "none"} | round_ | values))

    def line(self, a: Point, b: Point, **values: Any) -> None:
        """A straight line."""
        self.path(straight([a, b]), **values)

    def arrow(self, data: str, colour: str, width: float = 10) -> None:
        """A path that ends in an arrowhead."""
        name = f"head-{len(self.defs)}"
        head = f'<path d="M0 0L5 2.5L0 5Z" fill="{colour}"/>'
        box = {"viewBox": "0 0 5 5", "refX": 3, "refY": 2.5, "orient": "auto"}
        self.define("marker", head, id=name, markerWidth=3.6, markerHeight=3.6, **box)
        style = {"stroke_linecap": "butt", "marker_end": f"url(#{name})"}
        self.path(data, stroke=colour, stroke_width=width, **style)

    def shape(self, data: str, fill: str, **values: Any) -> None:
        """A filled path without an edge."""
        self.path(data, fill=fill, **values)

    def circle(self, at: Point, radius: float, **values: Any) -> None:
        """A disc."""
        self.add("circle", cx=f"{at[0]:.1f}", cy=f"{at[1]:.1f}", r=radius, **values)

    def text(self, at: Point, words: str, size: float = 44, **values: Any) -> None:
        """One or more lines of words (newline between) with a halo in the colour below."""
        settings: dict[str, Any] = {
            "fill": INK,
            "font_family": SANS,
            "font_weight": 600,
            "text_anchor": "start",
            "halo": LAND,
            "leading": 1.08,
        } | values
        halo, leading = settings.pop("halo"), settings.pop("leading")
        if halo:
            settings |= {"stroke": halo, "stroke_width": size / 4.5, "paint_order": "stroke"}
            settings |= {"stroke_linejoin": "round"}
        x, y = at
        spans = "".join(
            f'<tspan x="{x:.1f}" y="{y + i * size * leading:.1f}">{escape(row)}</tspan>'
            for i, row in enumerate(words.split("\n"))
        )
        self.add("text", spans, font_size=size, **settings)

    def svg(self) -> str:
        """The finished document."""
        inside = f"<defs>{''.join(self.defs)}</defs>{''.join(self.parts)}"
        space = 'xmlns="http://www.w3.org/2000/svg"'
        return f'<svg {space} width="{self.width}" height="{self.height}">{inside}</svg>'
