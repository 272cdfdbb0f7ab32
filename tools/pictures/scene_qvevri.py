"""A qvevri in the ground below its vine: upright."""

from __future__ import annotations

from random import Random

from palette import ACCENT_TINT, CLAY, COAST, LEAF, LEAF_DEEP, OCHRE, WHITE
from sheet import Point, Sheet, smooth, straight

SOIL = ((640, "#6e4a3a"), (716, "#5d3d33"), (900, "#4c342f"), (1130, "#3d2b2b"), (1390, "#2f2427"))

MIDDLE = 620

PROFILE = (
    (664, 128),
    (706, 104),
    (770, 176),
    (880, 280),
    (980, 322),
    (1080, 318),
    (1200, 262),
    (1330, 166),
    (1430, 84),
    (1486, 36),
)


def _half_width(y: float) -> float:
    """Half the width of the vessel at a height: neck, shoulder, belly, pointed foot."""
    keys = [(PROFILE[0][0] - 40, PROFILE[0][1]), *PROFILE, (PROFILE[-1][0] + 40, 20)]
    for i in range(1, len(keys) - 2):
        (y0, w0), (y1, w1), (y2, w2), (y3, w3) = keys[i - 1 : i + 3]
        if y <= y2:
            t, span = (y - y1) / (y2 - y1), y2 - y1
            rise, fall = (w2 - w0) / (y2 - y0) * span, (w3 - w1) / (y3 - y1) * span
            start = (2 * t**3 - 3 * t**2 + 1) * w1 + (t**3 - 2 * t**2 + t) * rise
            return start + (3 * t**2 - 2 * t**3) * w2 + (t**3 - t**2) * fall
    return PROFILE[-1][1]


def _side(start: float, end: float, share: float) -> list[Point]:
    steps = 48
    heights = [start + (end - start) * i / steps for i in range(steps + 1)]
    return [(MIDDLE + share * _half_width(y), y) for y in heights]


def _part(s: Sheet, start: float, end: float, left: float, right: float, fill: str) -> None:
    """The part of the vessel between two heights and two shares of its width (-1 to 1)."""
    s.shape(straight([*_side(start, end, left), *reversed(_side(start, end, right))], True), fill)


def _qvevri(s: Sheet) -> None:
    """The vessel in the ground; its right half is cut open and full of amber wine."""
    _part(s, 664, 1486, -1, 1, "#b4573b")
    _part(s, 664, 1486, -1, -0.62, "#cf7654")
    _part(s, 664, 1486, -0.2, 0.04, CLAY)
    for y in (760, 872, 990, 1108, 1226, 1340):
        a, b = MIDDLE - _half_width(y), MIDDLE + 4
        s.path(f"M{a} {y}Q{(a + b) / 2} {y + 26} {b} {y + 18}", stroke=CLAY, stroke_width=7)
    _part(s, 664, 1486, 0, 1, "#7c2f20")
    _part(s, 706, 1452, 0.0, 0.86, "#2f1f22")
    _part(s, 800, 1452, 0.0, 0.86, OCHRE)
    _part(s, 1010, 1452, 0.0, 0.86, "#c48a33")
    _part(s, 1250, 1452, 0.0, 0.86, "#9d6429")
    wide = _half_width(800) * 0.86
    s.add("ellipse", cx=MIDDLE + wide / 2, cy=800, rx=wide / 2, ry=9, fill="#f0c878")
    for x, y, r in (
        (720, 880, 8),
        (768, 960, 11),
        (700, 1010, 7),
        (812, 1060, 9),
        (742, 1130, 8),
        (700, 1190, 10),
        (676, 930, 5),
    ):
        s.circle((x, y), r, fill="#f0c878")
    s.shape("M486 664H754L742 640H498Z", "#cf7654")
    s.shape("M620 664H754L742 640H620Z", "#b4573b")
    s.shape("M470 640Q620 622 770 640L762 610Q620 586 478 610Z", "#b9b2a2")
    s.shape("M478 610Q620 586 762 610Q620 622 478 610Z", "#dcd6c7")


def _leaf(s: Sheet, at: Point, size: float, turn: float, dark: bool = False) -> None:
    """A vine leaf of five lobes."""
    outline = (
        "M0 -6C-20 -40 -60 -44 -74 -24C-62 -18 -60 -8 -66 4C-88 10 -96 34 -84 56"
        "C-66 50 -52 56 -46 68"
        "C-52 92 -30 116 0 128C30 116 52 92 46 68C52 56 66 50 84 56C96 34 88 10 "
        "66 4C60 -8 62 -18 74 -24"
        "C60 -44 20 -40 0 -6Z"
    )
    body, shade = (LEAF_DEEP, "#345843") if dark else (LEAF, LEAF_DEEP)
    half = (
        "M0 -6C20 -40 60 -44 74 -24C62 -18 60 -8 66 4C88 10 96 34 84 56C66 50 52 "
        "56 46 68C52 92 30 116 0 128Z"
    )
    veins = "M0 -2V112M0 20L-56 -18M0 20L56 -18M0 44L-66 40M0 44L66 40"
    inside = f'<path d="{outline}" fill="{body}"/><path d="{half}" fill="{shade}"/>'
    inside += (
        f'<path d="{veins}" fill="none" stroke="#b9cba0" stroke-width="4" stroke-linecap="round"/>'
    )
    s.add("g", inside, transform=f"translate({at[0]} {at[1]}) rotate({turn}) scale({size})")


def _grapes(s: Sheet, at: Point, rows: tuple[int, ...], radius: float) -> None:
    """A bunch of dark grapes, each with its own light."""
    x, y = at
    for row, number in enumerate(rows):
        for i in range(number):
            gx = x + (i - (number - 1) / 2) * radius * 1.72 + (row % 2) * 3
            gy = y + row * radius * 1.46
            s.circle((gx, gy), radius, fill="#2b2a55", stroke="#191b3b", stroke_width=3)
            s.circle((gx - radius * 0.2, gy - radius * 0.2), radius * 0.62, fill="#45457c")
            s.circle((gx - radius * 0.36, gy - radius * 0.38), radius * 0.2, fill="#b9bcd8")


def _above(s: Sheet) -> None:
    """The evening over the hills, and rows of vines."""
    for y, colour in ((0, "#f2dfc0"), (150, "#f3d3b0"), (290, ACCENT_TINT), (400, "#e9ad8d")):
        s.add("rect", x=0, y=y, width=1200, height=700 - y, fill=colour)
    s.circle((330, 330), 118, fill="#f0c070")
    s.circle((330, 330), 88, fill=OCHRE)
    peaks = [
        (0, 430),
        (130, 372),
        (230, 410),
        (420, 330),
        (560, 404),
        (720, 352),
        (880, 420),
        (1040, 360),
        (1200, 410),
    ]
    s.shape(f"{straight(peaks)}L1200 700L0 700Z", COAST)
    s.shape("M420 330L470 356L440 372L404 360L372 368ZM1040 360L1084 374L1050 392L1010 388Z", WHITE)
    s.shape("M0 500Q300 430 600 486T1200 470V700H0Z", "#5d8a86")
    s.shape("M0 560Q300 510 640 548T1200 536V700H0Z", LEAF_DEEP)
    for row in range(5):
        y = 566 + row * 15
        for i in range(24):
            s.add(
                "ellipse",
                cx=f"{i * 54 + row * 17 - 20}",
                cy=y,
                rx=21,
                ry=8,
                fill=LEAF if row % 2 else "#557a55",
            )


def _earth(s: Sheet) -> None:
    """The layers of earth with their stones, the vine and its roots."""
    for y, colour in SOIL:
        crest = [(-20.0, y), (300.0, y + 14), (640.0, y - 10), (980.0, y + 12), (1230.0, y - 4)]
        s.shape(f"{smooth(crest)}L1230 1640L-20 1640Z", colour)
    rest = Random(6)
    for _ in range(70):
        x, y = rest.uniform(0, 1200), rest.uniform(720, 1590)
        if abs(x - MIDDLE) > _half_width(y) + 26 or y > 1500:
            s.add(
                "ellipse",
                cx=f"{x:.0f}",
                cy=f"{y:.0f}",
                rx=f"{rest.uniform(8, 24):.0f}",
                ry=f"{rest.uniform(5, 13):.0f}",
                fill=rest.choice(("#7d5846", "#6b4b40", "#8b6a55")),
            )
    root = "#8a6a4f"
    for data in (
        "M1046 660C1050 760 1010 820 1030 930C1040 1000 1080 1030 1070 1120",
        "M1040 690C1080 780 1130 800 1140 900",
        "M1034 740C1000 800 990 850 960 880",
    ):
        s.path(data, stroke=root, stroke_width=13)
    s.path(
        "M1044 672C1010 560 1090 470 1050 340C1020 236 900 150 700 128C520 108 320 120 130 80",
        stroke="#5a3d2c",
        stroke_width=40,
    )
    s.path(
        "M1036 672C1002 560 1082 470 1042 340C1012 240 896 162 700 140",
        stroke="#7d5a40",
        stroke_width=12,
    )


def qvevri() -> Sheet:
    """A qvevri in the ground below a vine: upright, 1200 by 1600."""
    s = Sheet("#f2dfc0", 1200, 1600)
    _above(s)
    _earth(s)
    _qvevri(s)
    for at, size, turn, dark in (
        ((1010, 300), 1.1, -40, True),
        ((940, 150), 1.35, 18, True),
        ((620, 66), 1.3, 170, True),
        ((360, 60), 1.2, -160, True),
        ((1110, 380), 1.25, -62, False),
        ((800, 120), 1.35, -12, False),
        ((160, 90), 1.45, 20, False),
        ((520, 130), 1.2, 24, False),
    ):
        _leaf(s, at, size, turn, dark)
    _grapes(s, (690, 210), (4, 5, 6, 5, 4, 3, 2, 1), 31)
    _grapes(s, (330, 186), (3, 4, 4, 3, 2, 1), 27)
    _leaf(s, (640, 96), 1.25, 34)
    _leaf(s, (1040, 120), 1.3, -30)
    _leaf(s, (330, 70), 1.1, -14)
    return s
