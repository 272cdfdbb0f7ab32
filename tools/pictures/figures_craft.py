"""Drawn figures of things made by hand: a window lattice, two knots."""

from __future__ import annotations

import math
from itertools import product

from palette import ACCENT, INK, LAND, MUTED, OCHRE, PETROL, SEA, WHITE
from sheet import Line, Point, Sheet, straight

TILE = 150.0  # width of an octagon of the lattice
STAR = 0.541  # inner to outer radius of the eight-pointed star {8/3}


def _star(at: Point, points: int, outer: float, inner: float, turn: float = 0.0) -> Line:
    """A star polygon about a centre, turned by a part of its own step."""
    step = math.pi / points
    return [
        (at[0] + r * math.cos(a), at[1] + r * math.sin(a))
        for i in range(2 * points)
        for r, a in [(inner if i % 2 else outer, (i + turn) * step)]
    ]


def _rosette(s: Sheet, at: Point, odd: bool) -> None:
    """One octagon of the lattice: a star, a smaller star, an eye."""
    radius = TILE / 2
    glass = (ACCENT, OCHRE, WHITE) if odd else (PETROL, "#8fb9c2", OCHRE)
    lead = {"stroke": INK, "stroke_width": 5}
    s.path(straight(_star(at, 8, radius, radius * STAR), True), fill=glass[0], **lead)
    inner = _star(at, 8, radius * STAR, radius * 0.3, turn=1)
    s.path(straight(inner, True), fill=glass[1], **lead)
    s.circle(at, radius * 0.17, fill=glass[2], **lead)


def _lattice(s: Sheet) -> None:
    """Octagons and squares with the lines running on from one to the next."""
    side = TILE * math.tan(math.pi / 8)
    half = TILE / 2
    inward = math.pi / 8
    reach = half * STAR * math.sin(inward)
    angle = math.atan2(reach, half - half * STAR * math.cos(inward))
    corner = side / 2 / (math.cos(angle) + math.sin(angle)) * math.sin(angle) * math.sqrt(2)
    for i, j in product(range(12), range(8)):
        x, y = -25 + i * TILE, -75 + j * TILE
        at = (x + half, y + half)
        square = _star(at, 4, side / 2, corner, turn=1)
        s.path(straight(square, True), fill=SEA, stroke=INK, stroke_width=5)
        _rosette(s, (x, y), odd=(i + j) % 2 == 0)


def _arch(left: float, width: float, top: float, base: float) -> str:
    """A pointed arch."""
    right, middle, spring = left + width, left + width / 2, top + width * 0.62
    low, high, reach = spring - width * 0.4, top + width * 0.1, width * 0.2
    rise = f"C{left} {low} {middle - reach} {high} {middle} {top}"
    fall = f"C{middle + reach} {high} {right} {low} {right} {spring}"
    return f"M{left} {base}V{spring}{rise}{fall}V{base}Z"


def shebeke() -> Sheet:
    """Three windows of coloured glass held by a wooden lattice."""
    s = Sheet("#e9dfca")
    arches = [_arch(70, 400, 150, 840), _arch(530, 540, 50, 840), _arch(1130, 400, 150, 840)]
    shapes = "".join(f'<path d="{arch}"/>' for arch in arches)
    s.define("clipPath", shapes, id="windows")
    glass = Sheet("#efd9a6")
    _lattice(glass)
    for arch in arches:
        s.path(arch, stroke=WHITE, stroke_width=52)
    s.add("g", "".join(glass.parts), clip_path="url(#windows)")
    for arch in arches:
        s.path(arch, stroke=INK, stroke_width=18)
    s.add("rect", x=0, y=838, width=1600, height=62, fill=INK)
    return s


YARN, SHADE = ACCENT, "#7f2a1c"
WARP, APART = 62.0, 92.0  # width of a warp, and its distance from the middle of the pair
CREST, TURN, RISE, CUT = 290.0, 372.0, 512.0, 660.0  # heights along the knot


def _warp(s: Sheet, x: float) -> None:
    """One vertical warp thread, twisted."""
    s.add("rect", x=x - WARP / 2, y=0, width=WARP, height=900, fill="#dccfb3")
    for y in range(-40, 920, 44):
        s.line((x - WARP / 2 + 5, y + 34), (x + WARP / 2 - 5, y), stroke="#c2b28f", stroke_width=4)
    for edge in (-WARP / 2, WARP / 2):
        s.line((x + edge, 0), (x + edge, 900), stroke=INK, stroke_width=4)


def _yarn(s: Sheet, data: str, behind: bool = False, end: Point | None = None) -> None:
    """A length of pile yarn; behind the warps in shade, perhaps with a cut end."""
    colour = "url(#shade)" if behind else YARN
    for width, stroke in ((52, INK), (43, colour)):
        if end:
            s.circle(end, width / 2, fill=stroke)
        s.path(data, stroke=stroke, stroke_width=width, stroke_linecap="butt")


def _under(s: Sheet, start: float, end: float) -> None:
    """From the turn at `start`, behind a warp, to where it comes forward at `end`."""
    _yarn(s, f"M{start} {TURN}C{start} {TURN + 80} {end} {RISE - 80} {end} {RISE}", behind=True)


def _over(s: Sheet, left: float, right: float) -> None:
    """In front of the warps, turning down at both sides."""
    rise = f"M{left} {TURN + 1}C{left} {TURN - 62} {left + 34} {CREST} {left + 68} {CREST}"
    fall = f"L{right - 68} {CREST}C{right - 34} {CREST} {right} {TURN - 62} {right} {TURN + 1}"
    _yarn(s, rise + fall)


def _tuft(s: Sheet, x: float) -> None:
    """An end of the yarn, hanging in front: the pile."""
    _yarn(s, f"M{x} {RISE - 1}V{CUT}", end=(x, CUT))


def _symmetric(s: Sheet, x: float) -> None:
    """Over both warps, round behind each, both ends up between them."""
    for side in (-1, 1):
        _under(s, x + side * (APART + 64), x + side * 29)
    _warp(s, x - APART)
    _warp(s, x + APART)
    for side in (-1, 1):
        _tuft(s, x + side * 29)
    _over(s, x - APART - 64, x + APART + 64)


def _asymmetric(s: Sheet, x: float) -> None:
    """Round one warp only; the other end comes up beside the second."""
    _under(s, x + APART + 64, x + 29)
    _under(s, x + APART - 64, x - APART - 64)
    _warp(s, x - APART)
    _warp(s, x + APART)
    _tuft(s, x + 29)
    _tuft(s, x - APART - 64)
    _over(s, x + APART - 64, x + APART + 64)


def knots() -> Sheet:
    """The two knots of the carpet, seen from the front, ends hanging down."""
    s = Sheet(LAND)
    s.add("rect", x=800, y=0, width=800, height=900, fill="#ece5d7")
    stops = "".join(
        f'<stop offset="{at}" stop-color="{colour}"/>'
        for at, colour in ((0, YARN), (0.25, SHADE), (0.7, SHADE), (1, YARN))
    )
    ends = {"x1": 0, "x2": 0, "y1": TURN, "y2": RISE, "gradientUnits": "userSpaceOnUse"}
    s.define("linearGradient", stops, id="shade", **ends)
    _symmetric(s, 400)
    _asymmetric(s, 1200)
    for left, name, where, paper in (
        (0, "Symmetric", "Turkish knot", LAND),
        (800, "Asymmetric", "Persian knot", "#ece5d7"),
    ):
        s.add("rect", x=left, y=0, width=800, height=196, fill=paper)
        s.add("rect", x=left, y=740, width=800, height=160, fill=paper)
        s.text((left + 400, 126), name, size=76, halo=None, text_anchor="middle")
        s.text(
            (left + 400, 826),
            where,
            size=50,
            fill=MUTED,
            halo=None,
            text_anchor="middle",
            font_weight=500,
        )
    return s
