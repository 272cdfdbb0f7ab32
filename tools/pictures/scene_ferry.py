"""A train ferry at dusk."""

from __future__ import annotations

from random import Random

from palette import ACCENT, ACCENT_TINT, CLAY, INK, NIGHT, OCHRE, PETROL, PETROL_TINT, WHITE
from scene_parts import bands, gull, swell
from sheet import Point, Sheet, smooth

HORIZON = 486


def _dusk(s: Sheet) -> None:
    """The sky in bands, the sun, a far shore."""
    bands(
        s,
        [
            (130, 26, "#1c5265"),
            (222, 30, "#42798a"),
            (306, 24, "#86a9ad"),
            (372, 18, "#cfc4b4"),
            (424, 12, ACCENT_TINT),
            (460, 6, "#eeb493"),
        ],
    )
    s.circle((560, HORIZON - 60), 176, fill="#f0c49f")
    s.circle((560, HORIZON - 60), 132, fill=OCHRE)
    far = [(860, 488), (980, 462), (1090, 470), (1210, 440), (1350, 458), (1470, 444), (1640, 470)]
    s.shape(f"{smooth(far)}L1640 500L860 500Z", "#a98f88")


def _water(s: Sheet) -> None:
    """The sea, darker towards us, and the way of the sun on it."""
    rest = Random(4)
    for y, colour in ((HORIZON, "#54808b"), (540, "#2f6677"), (626, PETROL), (748, NIGHT)):
        s.add("rect", x=0, y=y, width=1600, height=900 - y, fill=colour)
    for y, colour in ((540, "#2f6677"), (626, PETROL), (748, NIGHT)):
        for _ in range(9):
            x, long = rest.uniform(-100, 1600), rest.uniform(160, 420)
            swell(s, (x, x + long), y + rest.uniform(-6, 6), 13, colour)
    for i in range(15):
        y = HORIZON + 8 + i * (13 + i * 1.15)
        half = 130 - i * 3 + rest.uniform(-34, 34)
        middle = 560 + rest.uniform(-24, 24)
        colour = "#f3c98f" if i < 6 else OCHRE if i < 11 else "#b98a49"
        swell(s, (middle - half, middle + half), y, 5 + i * 0.55, colour)
    for _ in range(26):
        y = rest.uniform(560, 880)
        x, long = rest.uniform(-60, 1600), rest.uniform(60, 190)
        swell(s, (x, x + long), y, 3 + (y - 500) / 120, "#1d5a6b" if y > 700 else "#5b8d98")


def _hull(s: Sheet) -> None:
    """The hull, bow to the left, with the deck of the wagons above it."""
    s.shape(
        "M436 470L640 470L640 506L1316 506L1322 606Q1318 622 1296 624L560 624Q500 616 472 566Z", INK
    )
    s.shape("M472 566Q500 616 560 624L1296 624Q1318 622 1321 592L484 592Z", CLAY)
    s.shape("M640 436L1306 436L1316 520L640 520Z", "#22395a")
    for x in range(690, 1240, 58):
        s.add("rect", x=x, y=456, width=40, height=34, rx=8, fill=INK)
        s.add("rect", x=x + 5, y=470, width=30, height=20, fill=CLAY if x % 116 else "#c9a27a")
    s.line((446, 486), (640, 486), stroke=WHITE, stroke_width=6)
    s.line((640, 523), (1316, 523), stroke=WHITE, stroke_width=6)


def _house(s: Sheet) -> None:
    """Bridge, cabins, funnel, masts and their lights."""
    s.shape("M566 470L580 396L930 396L930 470Z", WHITE)
    s.shape("M838 396L930 396L930 470L838 470Z", "#dcd7cc")
    s.shape("M596 396L606 342L860 342L860 396Z", WHITE)
    s.shape("M780 342L860 342L860 396L780 396Z", "#dcd7cc")
    s.shape("M604 342L618 296L770 296L776 342Z", WHITE)
    s.shape("M612 326L617 304L764 304L768 326Z", INK)
    for y, start, end in ((430, 604, 830), (366, 628, 770)):
        for x in range(start, end, 34):
            s.add("rect", x=x, y=y, width=20, height=15, fill=OCHRE)
    s.shape("M948 436L972 304L1056 304L1040 436Z", ACCENT)
    s.shape("M1004 436L1024 304L1056 304L1040 436Z", CLAY)
    s.shape("M969 322L972 304L1056 304L1054 322Z", INK)
    s.line((700, 296), (700, 214), stroke=INK, stroke_width=7)
    s.line((676, 246), (724, 246), stroke=INK, stroke_width=6)
    s.line((1210, 436), (1210, 330), stroke=INK, stroke_width=7)
    s.line((1210, 340), (1306, 434), stroke=INK, stroke_width=3)
    s.circle((700, 212), 8, fill=WHITE)
    s.circle((1210, 328), 7, fill=WHITE)


def _wake(s: Sheet) -> None:
    """The bow wave, the water along the hull, the wake astern, smoke above."""
    smoke = [
        (1014, 300),
        (1060, 262),
        (1140, 256),
        (1240, 222),
        (1370, 214),
        (1500, 176),
        (1640, 170),
    ]
    back = [
        (1640, 204),
        (1510, 214),
        (1390, 246),
        (1262, 256),
        (1150, 288),
        (1070, 292),
        (1040, 304),
    ]
    s.shape(f"{smooth(smooth_in(smoke))}L{smooth(smooth_in(back))[1:]}Z", "#6f8f98")
    s.shape(
        "M560 636Q900 648 1320 634L1640 652L1640 676Q1300 664 980 668Q700 668 520 644Z", "#0a2a38"
    )
    s.shape(
        "M404 622Q470 588 492 586Q520 612 600 618Q900 628 1300 618Q1380 606 1640 620"
        "L1640 636Q1480 626 1340 636Q900 648 560 634Q470 640 404 622Z",
        WHITE,
    )
    for x, y, long, thick in (
        (1330, 654, 300, 6),
        (1180, 676, 380, 5),
        (420, 652, 130, 5),
        (350, 640, 70, 4),
        (1400, 706, 260, 5),
        (640, 668, 240, 4),
    ):
        swell(s, (x, x + long), y, thick, PETROL_TINT)
    for i, half in enumerate((190, 150, 172, 110, 128, 70)):
        swell(s, (760 - half, 760 + half), 664 + i * 15, 5, "#8fb0b5" if i < 3 else "#3d7583")


def smooth_in(points: list[tuple[int, int]]) -> list[Point]:
    """The points as the curve takes them."""
    return [(float(x), float(y)) for x, y in points]


def slow_ferry() -> Sheet:
    """A train ferry before the setting sun, seen from the side, with gulls."""
    s = Sheet(NIGHT)
    _dusk(s)
    _water(s)
    _wake(s)
    _hull(s)
    _house(s)
    for x, y, span in (
        (250, 300, 62),
        (372, 214, 44),
        (168, 190, 34),
        (1120, 130, 40),
        (1336, 372, 30),
    ):
        gull(s, (x, y), span)
    return s
