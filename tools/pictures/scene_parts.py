"""What several scenes are made of: light on water, bands of sky, gulls."""

from __future__ import annotations

from palette import WHITE
from sheet import Point, Sheet, smooth


def swell(s: Sheet, across: tuple[float, float], y: float, depth: float, colour: str) -> None:
    """One long lens of light or shade that lies on the water."""
    left, right = across
    middle = (left + right) / 2
    data = f"M{left} {y}Q{middle} {y - depth} {right} {y}Q{middle} {y + depth} {left} {y}Z"
    s.shape(data, colour)


def bands(s: Sheet, edges: list[tuple[float, float, str]]) -> None:
    """Bands across the sheet, each from its height down, with an edge that rises and falls."""
    for i, (y, lift, colour) in enumerate(edges):
        turn = -1 if i % 2 else 1
        crest = [(-20.0, y), (400.0, y - lift * turn), (850.0, y + lift * turn), (1250.0, y)]
        crest.append((1620.0, y - lift * turn))
        s.shape(f"{smooth(crest)}L1620 920L-20 920Z", colour)


def gull(s: Sheet, at: Point, span: float, lift: float = 0.36) -> None:
    """A gull far off: two wings and no more."""
    x, y = at
    wing = f"Q{x - span * 0.55} {y - span * lift * 1.5} {x} {y}"
    other = f"Q{x + span * 0.5} {y - span * lift * 1.7} {x + span} {y - span * lift * 0.5}"
    back = f"Q{x + span * 0.45} {y - span * lift} {x} {y + span * 0.13}"
    home = f"Q{x - span * 0.5} {y - span * lift * 0.9} {x - span} {y - span * lift * 0.4}Z"
    s.shape(f"M{x - span} {y - span * lift * 0.4}{wing}{other}{back}{home}", WHITE)
