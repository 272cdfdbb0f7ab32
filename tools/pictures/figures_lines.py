"""Drawn figures of lines and letters: a border's anatomy, four alphabets, a walled town."""

from __future__ import annotations

import math
import random

from basemap import small_print
from palette import (
    ACCENT,
    ARABIC,
    BORDER,
    COAST,
    CYRILLIC,
    INK,
    LAND,
    MUTED,
    NEIGHBOUR,
    PETROL,
    SEA,
    SEA_DEEP,
    SERIF,
    WHITE,
)
from sheet import Line, Sheet, smooth, straight

BORDER_KINDS = (
    ("Agreed border", "solid", None, "round"),
    ("Disputed", "dashed", "34 22", "butt"),
    ("Line of contact", "dotted; also administrative", "1 25", "round"),
)


def _meander(top: float, seed: int) -> Line:
    """A line that wanders across a strip like a border along a watershed."""
    shape = random.Random(seed)
    a, b, c = (shape.uniform(0, 6) for _ in range(3))
    return [
        (x, top + 26 * math.sin(x / 120 + a) + 15 * math.sin(x / 47 + b) + 6 * math.sin(x / 19 + c))
        for x in range(60, 800, 12)
    ]


def disputed_border() -> Sheet:
    """Three lines on a map and what each means."""
    s = Sheet(WHITE)
    for i, (name, how, dashes, cap) in enumerate(BORDER_KINDS):
        top = 60 + i * 265
        line = _meander(top + 125, 11 + i)
        s.add("rect", x=60, y=top, width=740, height=250, fill=NEIGHBOUR)
        s.path(straight([(60, top), *line, (800, line[-1][1]), (800, top)], True), fill="#dcd3be")
        s.define("clipPath", f'<rect x="60" y="{top}" width="740" height="250"/>', id=f"strip{i}")
        colour = ACCENT if i == 1 else INK
        style = {"stroke_dasharray": dashes, "stroke_linecap": cap, "clip_path": f"url(#strip{i})"}
        s.path(smooth(line), stroke=colour, stroke_width=15 if i == 2 else 12, **style)
        s.text((860, top + 122), name, size=76, fill=colour, halo=None, font_family=SERIF)
        s.text((862, top + 184), how, size=50, fill=MUTED, halo=None, font_weight=450)
    return s


ALPHABETS = (
    ("until the 1920s", "آذربایجانجا", "Arabic"),
    ("1920s–1940", "Azərbajçanca", "Latin"),
    ("1940–1991", "Азәрбајҹанҹа", "Cyrillic"),
    ("since 1991", "Azərbaycanca", "Latin"),
)


SIZES = {"Arabic": 104, "Latin": 94, "Cyrillic": 84}


def four_alphabets() -> Sheet:
    """The language's own name in the scripts of a century, and its letter."""
    s = Sheet(LAND)
    s.add("rect", x=1070, y=0, width=530, height=900, fill=ACCENT)
    s.text(
        (1335, 640),
        "ə",
        size=720,
        fill=LAND,
        halo=None,
        text_anchor="middle",
        font_family=SERIF,
        font_weight=500,
    )
    for i, (years, word, script) in enumerate(ALPHABETS):
        y = 158 + i * 204
        if i:
            s.line((70, y - 112), (1000, y - 112), stroke=BORDER, stroke_width=2.5)
        family = {"Arabic": ARABIC, "Cyrillic": CYRILLIC}.get(script, SERIF)
        s.text((70, y - 20), script, size=46, halo=None)
        s.text((70, y + 34), years, size=40, fill=MUTED, halo=None, font_weight=450)
        s.text(
            (1000, y + 16),
            word,
            size=SIZES[script],
            halo=None,
            font_family=family,
            text_anchor="end",
            font_weight=600,
        )
    return s


def _wall(s: Sheet, line: Line, towers: int) -> None:
    """A wall with its towers at even steps."""
    s.path(straight(line), stroke=INK, stroke_width=17)
    for i in range(towers + 1):
        t = i / towers * (len(line) - 1)
        j = min(int(t), len(line) - 2)
        (ax, ay), (bx, by) = line[j], line[j + 1]
        x, y = ax + (bx - ax) * (t - j), ay + (by - ay) * (t - j)
        s.add("rect", x=f"{x - 17:.1f}", y=f"{y - 17:.1f}", width=34, height=34, rx=5, fill=INK)


def _streets(s: Sheet) -> None:
    """Blocks of houses between the walls."""
    draw = random.Random(7)
    for column in range(17):
        for row in range(4):
            x, y = 470 + column * 43, 412 + row * 49 + column * 0.9
            w, h = draw.uniform(24, 37), draw.uniform(26, 41)
            s.add(
                "rect",
                x=f"{x:.0f}",
                y=f"{y:.0f}",
                width=f"{w:.0f}",
                height=f"{h:.0f}",
                fill="#ddd2ba",
            )


KEEP: Line = [(262, 402), (345, 356), (404, 372), (432, 470), (408, 592), (318, 606), (270, 530)]


def derbent() -> Sheet:
    """Two walls from the citadel to the sea."""
    s = Sheet(LAND)
    for i in range(7):
        bend = [(330 - i * 62, -40), (300 - i * 58, 200), (345 - i * 66, 470),
                (290 - i * 60, 720), (330 - i * 64, 940)]  # fmt: skip
        s.path(smooth(bend), stroke="#d9cdb2", stroke_width=4)
    shore: Line = [(1245, -60), (1222, 120), (1238, 300), (1216, 480), (1230, 690), (1205, 960)]
    data = smooth(shore) + "L1700 960L1700 -60Z"
    s.path(data, fill=SEA, stroke=SEA_DEEP, stroke_width=26)
    s.path(data, fill=SEA, stroke=COAST, stroke_width=5)
    _streets(s)
    _wall(s, [(392, 372), (620, 366), (860, 374), (1100, 370), (1325, 376)], 13)
    _wall(s, [(400, 590), (640, 610), (880, 622), (1110, 630), (1325, 628)], 13)
    s.path(straight(KEEP, True), fill=ACCENT, stroke=INK, stroke_width=14)
    s.text((345, 312), "Naryn-Kala", size=60, fill=ACCENT, text_anchor="middle")
    s.text((840, 318), "North wall", size=54, text_anchor="middle")
    s.text((840, 716), "South wall", size=54, text_anchor="middle")
    s.text(
        (1415, 470),
        "Caspian\nSea",
        size=58,
        fill=PETROL,
        halo=SEA,
        text_anchor="middle",
        font_family=SERIF,
        font_style="italic",
        font_weight=500,
    )
    small_print(s, (64, 840), "Schematic plan, north at the top; not to scale")
    return s
