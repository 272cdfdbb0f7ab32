"""The sturgeon: an outline swept along a bent spine, with its five rows of scutes hinted at."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from palette import ACCENT, INK, PETROL, SEA, SERIF, WHITE
from sheet import Line, Point, Sheet, smooth, straight

SPINE = [(0, 438), (0.1, 436), (0.3, 420), (0.6, 404), (0.85, 404), (1, 372)]
BACK = [(0, 3), (0.04, 15), (0.09, 32), (0.15, 58), (0.24, 84), (0.36, 92), (0.52, 80), (0.7, 54),
        (0.82, 33), (0.9, 23), (1, 14)]  # fmt: skip
BELLY = [(0, 5), (0.04, 10), (0.09, 22), (0.13, 38), (0.2, 56), (0.33, 70), (0.48, 66), (0.62, 50),
         (0.75, 34), (0.86, 24), (0.93, 17), (1, 9)]  # fmt: skip
NOSE_X, TAIL_X = 130.0, 1330.0


def _between(keys: Sequence[Point], t: float) -> float:
    """Interpolate with a cosine ease between key values."""
    for (t0, v0), (t1, v1) in pairwise(keys):
        if t <= t1:
            part = (t - t0) / (t1 - t0)
            return v0 + (v1 - v0) * (part * 0.6 + 0.4 * (1 - math.cos(part * math.pi)) / 2)
    return keys[-1][1]


def body(t: float, side: float) -> Point:
    """A point of the body: t from nose to tail, side -1 at the back, 0 at the spine, 1 below."""
    half = _between(BACK, t) if side < 0 else _between(BELLY, t)
    return NOSE_X + t * (TAIL_X - NOSE_X), _between(SPINE, t) + side * half


def _outline() -> Line:
    steps = [i / 40 for i in range(41)]
    return [body(t, -1) for t in steps] + [body(t, 1) for t in reversed(steps)]


def _fins(s: Sheet) -> None:
    """Tail, back, anal, belly and breast fins, behind the body."""
    tail = ("M1270 372C1345 350 1420 292 1498 196C1490 280 1440 350 1382 392"
            "C1400 430 1420 466 1424 512C1370 486 1310 440 1268 416Z")  # fmt: skip
    s.path(tail, fill=PETROL, stroke=SEA, stroke_width=3)
    for t0, t1, side, tip in (
        (0.715, 0.825, -0.8, (1128, 262)),
        (0.775, 0.85, 0.8, (1170, 522)),
        (0.62, 0.69, 0.85, (985, 560)),
    ):
        (ax, ay), (bx, by) = body(t0, side), body(t1, side)
        lead = f"C{ax + 30} {(ay + tip[1]) / 2} {tip[0] - 40} {tip[1]} {tip[0]} {tip[1]}"
        trail = f"C{tip[0] - 8} {(by + tip[1]) / 2} {bx - 10} {by} {bx} {by}"
        s.path(f"M{ax} {ay}{lead}{trail}Z", fill=PETROL, stroke=SEA, stroke_width=3)


def _diamond(at: Point, long: float, tall: float) -> Line:
    x, y = at
    return [(x - long, y), (x, y - tall), (x + long, y), (x, y + tall)]


def _scutes(s: Sheet) -> None:
    """The row on the back, the row on the flank, the row below."""
    for i in range(13):
        t = 0.175 + i * 0.042
        x, y = body(t, -1)
        size = 23 - abs(i - 4) * 1.1
        crest = [
            (x - size, y + 5),
            (x + size * 0.35, y - size * 0.85),
            (x + size, y + 4),
            (x, y + 15),
        ]
        s.path(straight(crest, True), fill=INK, stroke=SEA, stroke_width=3)
    for i in range(30):
        t = 0.185 + i * 0.0262
        at = body(t, 0.16 - 0.1 * t)
        s.path(straight(_diamond(at, 11 - i * 0.12, 15 - i * 0.3), True), fill=SEA)
    for i in range(10):
        t = 0.24 + i * 0.04
        s.path(straight(_diamond(body(t, 0.8), 13, 7.5), True), fill="#9cc0c8")


def _head(s: Sheet) -> None:
    """Eye, gill cover, mouth, barbels and the breast fin."""
    line = {"stroke": SEA, "stroke_width": 4}
    gill = [body(0.15, -0.75), body(0.168, -0.2), body(0.166, 0.4), body(0.145, 0.92)]
    s.path(smooth(gill), **line)
    s.path(smooth([body(0.115, -0.8), body(0.122, -0.3), body(0.135, 0.1)]), **line)
    s.circle(body(0.088, -0.18), 10, fill=WHITE)
    s.circle(body(0.088, -0.18), 5, fill=INK)
    for t in (0.04, 0.05, 0.06, 0.07):
        x, y = body(t, 0.9)
        s.path(f"M{x} {y}q-3 20 8 40", stroke=INK, stroke_width=5)
    x, y = body(0.092, 0.95)
    s.path(f"M{x} {y}q14 16 32 9", stroke=INK, stroke_width=9)
    (ax, ay), (bx, by) = body(0.18, 0.72), body(0.235, 0.8)
    fin = f"M{ax} {ay}C{ax + 40} {ay + 70} {ax + 130} {ay + 128} {ax + 196} {ay + 132}"
    fin += f"C{ax + 180} {ay + 84} {bx + 30} {by + 20} {bx} {by}Z"
    s.path(fin, fill=PETROL, stroke=SEA, stroke_width=3)


def _water(s: Sheet) -> None:
    """Depth lines in the sea."""
    for i in range(12):
        y = 40 + i * 78
        swell = [(x, y + (9 + i) * math.sin(x / 210 + i * 0.7)) for x in range(-40, 1680, 60)]
        s.path(smooth(swell), stroke="#bdd4da", stroke_width=3)


def sturgeon() -> Sheet:
    """A sturgeon, and the year that changed its trade."""
    s = Sheet(SEA)
    _water(s)
    _fins(s)
    stops = f'<stop offset="0" stop-color="{INK}"/><stop offset="0.55" stop-color="#1d3c55"/>'
    stops += f'<stop offset="1" stop-color="{PETROL}"/>'
    s.define("linearGradient", stops, id="skin", x1=0, y1=0, x2=0, y2=1)
    s.path(smooth(_outline(), True), fill="url(#skin)")
    _scutes(s)
    _head(s)
    s.text((90, 770), "1998", size=120, fill=ACCENT, halo=SEA, font_family=SERIF)
    s.text((390, 718), "All sturgeons\nlisted under CITES", size=50, halo=SEA)
    return s
