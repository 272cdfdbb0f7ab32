"""The wall of Derbent, from its hill into the sea."""

from __future__ import annotations

from random import Random

from palette import ACCENT, ACCENT_TINT, CLAY, NIGHT, OCHRE, PETROL, PETROL_TINT, WHITE
from scene_parts import gull, swell
from sheet import Point, Sheet, smooth, straight

STONE, STONE_LIT, STONE_DARK, STONE_DEEP = "#cdb98f", "#e6d6b1", "#a38a64", "#6e5c4b"

LEAF_SHADE = "#93a06d"


def _between(a: Point, b: Point, t: float) -> Point:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def _wall(s: Sheet, top: tuple[Point, Point], foot: tuple[Point, Point], teeth: int) -> None:
    """A length of wall in perspective with courses of stone, battlements, and the light on top."""
    s.shape(straight([*top, foot[1], foot[0]], True), STONE)
    rest = Random(teeth)
    for row in range(1, 8):
        a, b = _between(top[0], foot[0], row / 8), _between(top[1], foot[1], row / 8)
        s.line(a, b, stroke=STONE_DARK, stroke_width=2.5)
        for _ in range(16):
            t = rest.random()
            x, y = _between(a, b, t)
            _, below = _between(
                _between(top[0], foot[0], (row + 1) / 8),
                _between(top[1], foot[1], (row + 1) / 8),
                t,
            )
            if row < 7:
                s.line((x, y), (x, below), stroke=STONE_DARK, stroke_width=2)
    for i in range(teeth):
        a = _between(*top, i / teeth)
        b = _between(*top, (i + 0.58) / teeth)
        tall = (foot[0][1] - top[0][1]) * (1 - i / teeth) + (foot[1][1] - top[1][1]) * i / teeth
        high = tall * 0.15
        s.shape(
            straight(
                [(a[0], a[1] - high), (b[0], b[1] - high), (b[0], b[1] + 3), (a[0], a[1] + 3)], True
            ),
            STONE,
        )
        s.line(
            (a[0], a[1] - high),
            (b[0], b[1] - high),
            stroke=STONE_LIT,
            stroke_width=max(3, high * 0.2),
        )


def _tower(s: Sheet, x: float, top: float, foot: float, half: float) -> None:
    """A round tower: lit side, shaded side, battlements."""
    s.shape(
        f"M{x - half} {top}L{x + half} {top}L{x + half * 1.1} {foot}L{x - half * 1.1} {foot}Z",
        STONE,
    )
    s.shape(
        f"M{x + half * 0.1} {top}L{x - half} {top}L{x - half * 1.1} {foot}L{x} {foot}Z", STONE_DARK
    )
    s.shape(
        (
            f"M{x + half} {top}L{x + half * 0.5} {top}L{x + half * 0.56} {foot}"
            f"L{x + half * 1.1} {foot}Z"
        ),
        STONE_LIT,
    )
    step = half * 2.2 / 7
    for i in range(4):
        left = x - half * 1.1 + i * 2 * step
        colour = STONE_LIT if i == 3 else STONE if i == 2 else STONE_DARK
        s.add("rect", x=left, y=top - half * 0.52, width=step, height=half * 0.56, fill=colour)
    s.add(
        "rect",
        x=x - half * 1.1,
        y=top - half * 0.08,
        width=half * 2.2,
        height=half * 0.26,
        fill=STONE_DEEP,
    )
    s.add(
        "rect",
        x=x - half * 0.1,
        y=top + half * 0.7,
        width=half * 0.24,
        height=half * 0.62,
        rx=half * 0.12,
        fill=STONE_DEEP,
    )


def _town(s: Sheet) -> None:
    """Roofs of the town behind the wall, down to the shore."""
    rest = Random(5)
    for row in range(5):
        y = 372 + row * 42
        for i in range(15):
            x = 560 + i * 52 + rest.uniform(-12, 12) + row * 10
            if x > 1120 + row * 16 or x < 420 + row * 90:
                continue
            wide, tall = rest.uniform(36, 58), rest.uniform(20, 36)
            wall = ("#efe4cc", "#dccdb0", "#f3eadb")[i % 3]
            s.add(
                "rect",
                x=f"{x:.0f}",
                y=f"{y - tall:.0f}",
                width=f"{wide:.0f}",
                height=f"{tall + 34:.0f}",
                fill=wall,
            )
            roof = (CLAY, ACCENT, "#b5603f")[(i + row) % 3]
            s.shape(
                (
                    f"M{x - 5:.0f} {y - tall:.0f}l{wide * 0.3:.0f} "
                    f"-14h{wide * 0.4 + 10:.0f}l{wide * 0.3:.0f} 14Z"
                ),
                roof,
            )
            s.add(
                "rect",
                x=f"{x + wide * 0.4:.0f}",
                y=f"{y - tall + 10:.0f}",
                width=8,
                height=12,
                fill=STONE_DEEP,
            )
        for _ in range(3):
            x = rest.uniform(520 + row * 60, 1080)
            s.add("ellipse", cx=f"{x:.0f}", cy=f"{y - 18}", rx=9, ry=34, fill="#41684f")


def _morning(s: Sheet) -> None:
    """Sky, the sun low over the sea, its way on the water."""
    for y, colour in ((0, "#e8ded0"), (90, "#f2e4d2"), (170, "#f4d9c2"), (228, ACCENT_TINT)):
        s.add("rect", x=0, y=y, width=1600, height=900 - y, fill=colour)
    s.circle((1352, 196), 74, fill=OCHRE)
    s.add("rect", x=0, y=262, width=1600, height=640, fill="#8fb6bd")
    for y, colour in (
        (262, "#9fc1c5"),
        (306, "#6f9fa9"),
        (372, "#3f7c8a"),
        (470, PETROL),
        (640, NIGHT),
    ):
        s.add("rect", x=0, y=y, width=1600, height=900 - y, fill=colour)
    for i in range(9):
        half = 110 - i * 6 + (i % 3) * 22
        swell(
            s,
            (1352 - half, 1352 + half),
            272 + i * 13 + i * i,
            3.5 + i * 0.6,
            "#f0cf9a" if i < 5 else OCHRE,
        )


def derbent() -> Sheet:
    """The wall of Derbent from its hill: towers, the town behind, the end in the sea."""
    s = Sheet("#f1dcc4")
    _morning(s)
    land = [(-20, 210), (150, 214), (330, 262), (600, 306), (860, 340), (1060, 380), (1180, 450)]
    land += [(1240, 560), (1290, 690), (1380, 800), (1440, 920)]
    s.shape(f"{smooth(land)}L-20 920Z", "#c9b27f")
    shore = [(1060, 380), (1180, 450), (1240, 560), (1290, 690), (1380, 800), (1440, 920)]
    s.path(smooth(shore), stroke=WHITE, stroke_width=7)
    s.shape("M-20 190C90 150 190 160 300 232C420 300 520 320 640 350L420 560L-20 520Z", LEAF_SHADE)
    _town(s)
    s.shape("M-20 470C200 500 380 600 620 700C800 780 900 860 960 920L-20 920Z", "#7c8c5c")
    s.shape("M-20 610C160 640 320 720 480 800C560 850 600 890 620 920L-20 920Z", "#56704d")
    _wall(s, ((-20, 250), (560, 424)), ((-20, 640), (560, 640)), 9)
    _wall(s, ((560, 452), (1010, 534)), ((560, 668), (1010, 650)), 10)
    _wall(s, ((1010, 548), (1390, 598)), ((1010, 668), (1390, 668)), 12)
    _tower(s, 1390, 560, 678, 36)
    _tower(s, 1010, 486, 682, 54)
    _tower(s, 560, 360, 716, 88)
    _tower(s, 60, 160, 760, 128)
    for y, long in ((678, 160), (694, 220), (716, 150)):
        swell(s, (1400 - long / 2, 1410 + long / 2), y, 5, PETROL_TINT if y < 690 else "#2f6677")
    for x, y, long in ((1460, 560, 110), (1500, 780, 120), (1330, 430, 150), (1470, 850, 160)):
        swell(s, (x, x + long), y, 4, "#5b8d98")
    for x, y, span in ((1130, 150, 34), (1216, 96, 26), (1040, 84, 20)):
        gull(s, (x, y), span)
    return s
