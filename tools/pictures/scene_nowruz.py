"""The table of Nowruz."""

from __future__ import annotations

from random import Random

from palette import (
    ACCENT,
    ACCENT_PALE,
    ACCENT_TINT,
    CLAY,
    INK,
    LEAF,
    LEAF_DEEP,
    NIGHT,
    OCHRE,
    PETROL,
    PETROL_TINT,
    WHITE,
)
from sheet import Point, Sheet


def _room(s: Sheet) -> None:
    """A dark wall round the light of the candle, and the cloth."""
    for radius, colour in (
        (620, "#124053"),
        (460, "#1c5468"),
        (320, "#3a7078"),
        (210, "#7f937f"),
        (124, "#c9ac6a"),
    ):
        s.circle((1060, 268), radius, fill=colour)
    s.add("rect", x=0, y=612, width=1600, height=288, fill=ACCENT)
    s.shape("M0 612H1600V640Q800 652 0 640Z", "#d9694f")
    s.add("rect", x=0, y=816, width=1600, height=84, fill=CLAY)
    for i in range(21):
        x = -20 + i * 82
        s.shape(f"M{x} 858L{x + 41} 826L{x + 82} 858L{x + 41} 890Z", OCHRE)
        s.shape(f"M{x + 20} 858L{x + 41} 842L{x + 62} 858L{x + 41} 874Z", NIGHT)
    s.add("rect", x=0, y=812, width=1600, height=7, fill=OCHRE)


def _shadow(s: Sheet, x: float, y: float, half: float) -> None:
    s.add("ellipse", cx=x, cy=y, rx=half, ry=half * 0.14, fill="#8a2e1e")


def _wheat(s: Sheet) -> None:
    """Sprouted wheat in a dish, tied with a ribbon."""
    rest = Random(20)
    _shadow(s, 500, 756, 320)
    for colour, low, high, number in (
        (LEAF_DEEP, 230, 330, 70),
        (LEAF, 190, 320, 90),
        ("#93b173", 150, 270, 64),
    ):
        for i in range(number):
            t = (i + rest.random()) / number * 2 - 1
            x = 490 + t * 232
            tall = rest.uniform(low, high) * (1 - 0.22 * t * t)
            lean = t * 76 + rest.uniform(-26, 26)
            tip = (x + lean, 630 - tall)
            s.shape(
                f"M{x - 6:.0f} 640Q{x - 4 + lean * 0.2:.0f} {630 - tall * 0.6:.0f} "
                f"{tip[0]:.0f} {tip[1]:.0f}"
                f"Q{x + 9 + lean * 0.25:.0f} {630 - tall * 0.5:.0f} {x + 7:.0f} 640Z",
                colour,
            )
    s.shape("M268 556Q490 602 716 556L712 604Q490 652 272 604Z", ACCENT)
    s.shape("M268 556Q490 602 716 556L715 570Q490 616 269 570Z", "#dd7a62")
    for side in (-1, 1):
        s.shape(
            f"M490 604C{490 + side * 60} 540 {490 + side * 126} 560 {490 + side * 116} 600"
            f"C{490 + side * 108} 634 {490 + side * 50} 626 490 604Z",
            ACCENT,
            stroke=CLAY,
            stroke_width=5,
        )
        s.shape(f"M490 606L{490 + side * 60} 700L{490 + side * 26} 694L490 618Z", CLAY)
    s.circle((490, 604), 20, fill=CLAY)
    s.shape("M216 628H764Q752 724 640 752H340Q228 724 216 628Z", WHITE)
    s.shape("M560 628H764Q752 724 640 752H520Q580 700 560 628Z", "#e9e2d3")
    s.shape("M216 628H764L760 652H220Z", PETROL)
    for i in range(11):
        x = 262 + i * 46
        s.shape(f"M{x} 672L{x + 15} 692L{x} 712L{x - 15} 692Z", PETROL if i % 2 else OCHRE)
    s.add("ellipse", cx=490, cy=752, rx=152, ry=12, fill="#cfc6b3")


def _blossom(s: Sheet) -> None:
    """A branch of almond in flower, from the dark corner."""
    twigs = (
        "M-20 120C120 96 250 130 420 70",
        "M150 108C230 60 300 40 340 -10",
        "M250 108C330 150 400 190 440 236",
        "M60 112C110 160 130 210 180 250",
    )
    for twig, width in zip(twigs, (13, 8, 8, 8), strict=True):
        s.path(twig, stroke="#6d4b43", stroke_width=width)
    flowers = (
        (118, 96, 30),
        (232, 66, 26),
        (310, 22, 22),
        (330, 104, 32),
        (424, 66, 26),
        (336, 158, 26),
        (420, 214, 30),
        (118, 172, 24),
        (176, 246, 26),
        (30, 118, 24),
    )
    for i, (x, y, r) in enumerate(flowers):
        for leaf in range(5):
            s.add(
                "ellipse",
                cx=x,
                cy=y - r * 0.58,
                rx=r * 0.42,
                ry=r * 0.56,
                fill=WHITE if (i + leaf) % 3 else ACCENT_PALE,
                transform=f"rotate({leaf * 72 + i * 23} {x} {y})",
            )
        s.circle((x, y), r * 0.26, fill=ACCENT)
        s.circle((x, y), r * 0.12, fill=OCHRE)


def _candle(s: Sheet) -> None:
    """A candle in a brass stick, lit."""
    _shadow(s, 1060, 722, 140)
    s.add("rect", x=1030, y=346, width=60, height=250, rx=8, fill=WHITE)
    s.add("rect", x=1066, y=350, width=24, height=246, rx=8, fill="#e7d9bd")
    s.shape("M1030 360Q1036 410 1046 402Q1054 396 1056 366Z", "#e7d9bd")
    s.path("M1060 346V318", stroke=INK, stroke_width=6)
    s.shape(
        (
            "M1060 196C1096 252 1104 284 1092 308Q1080 332 1060 332Q1040 332 1028 308"
            "C1016 284 1030 252 1060 196Z"
        ),
        "#f3c258",
    )
    s.shape(
        (
            "M1060 244C1080 278 1084 296 1076 312Q1070 324 1060 324Q1050 324 1044 312"
            "C1036 296 1044 274 1060 244Z"
        ),
        WHITE,
    )
    s.shape(
        (
            "M984 584H1136Q1132 622 1080 628L1090 680Q1150 690 1164 716H956Q970 690 "
            "1030 680L1040 628Q988 622 984 584Z"
        ),
        OCHRE,
    )
    s.shape("M1080 584H1136Q1132 622 1080 628L1090 680Q1150 690 1164 716H1080Z", "#ad7f2e")


EGGS = ((ACCENT_TINT, CLAY), (OCHRE, CLAY), (PETROL_TINT, PETROL), (WHITE, ACCENT))


def _egg(s: Sheet, at: Point, turn: float, look: int) -> None:
    """A painted egg: a band, dots and a star."""
    x, y = at
    ground, paint = EGGS[look]
    shape = (
        "M0 -78C44 -78 62 -20 62 14C62 54 34 74 0 74C-34 74 -62 54 -62 14C-62 -20 -44 -78 0 -78Z"
    )
    name = f"egg{look}"
    s.define("clipPath", f'<path d="{shape}"/>', id=name)
    g = Sheet()
    g.parts.clear()
    g.shape(shape, ground)
    g.add("rect", x=-70, y=-22, width=140, height=46, fill=paint)
    for i in range(-2, 3):
        g.shape(f"M{i * 30} -16L{i * 30 + 14} 1L{i * 30} 18L{i * 30 - 14} 1Z", ground)
    for i in range(-2, 3):
        g.circle((i * 26 + 8, -42), 7, fill=paint)
        g.circle((i * 26 + 8, 46), 7, fill=paint)
    g.shape("M26 -70C60 -30 64 30 30 74L80 80L80 -80Z", INK, opacity=0.16)
    s.add(
        "g",
        f'<g clip-path="url(#{name})">{"".join(g.parts)}</g>',
        transform=f"translate({x} {y}) rotate({turn})",
    )


def _apple(s: Sheet, at: Point, size: float) -> None:
    x, y = at
    a = size
    s.shape(
        f"M{x} {y - 62 * a}C{x + 50 * a} {y - 92 * a} {x + 104 * a} {y - 56 * a} "
        f"{x + 92 * a} {y + 14 * a}"
        f"C{x + 82 * a} {y + 70 * a} {x + 40 * a} {y + 92 * a} {x} {y + 76 * a}"
        f"C{x - 40 * a} {y + 92 * a} {x - 82 * a} {y + 70 * a} {x - 92 * a} {y + 14 * a}"
        f"C{x - 104 * a} {y - 56 * a} {x - 50 * a} {y - 92 * a} {x} {y - 62 * a}Z",
        "#a83226",
    )
    s.shape(
        f"M{x} {y - 62 * a}C{x - 50 * a} {y - 92 * a} {x - 104 * a} {y - 56 * a} "
        f"{x - 92 * a} {y + 14 * a}"
        f"C{x - 84 * a} {y + 58 * a} {x - 60 * a} {y + 78 * a} {x - 30 * a} {y + 80 * a}"
        f"C{x - 60 * a} {y + 20 * a} {x - 50 * a} {y - 30 * a} {x} {y - 62 * a}Z",
        "#d8573f",
    )
    s.shape(
        f"M{x - 68 * a} {y - 20 * a}Q{x - 62 * a} {y - 48 * a} {x - 40 * a} {y - 52 * a}"
        f"Q{x - 56 * a} {y - 30 * a} {x - 56 * a} {y - 8 * a}Z",
        ACCENT_PALE,
    )
    s.path(
        f"M{x} {y - 58 * a}Q{x + 4 * a} {y - 90 * a} {x + 18 * a} {y - 104 * a}",
        stroke="#4b3626",
        stroke_width=8 * a,
    )
    s.shape(
        f"M{x + 10 * a} {y - 84 * a}Q{x + 50 * a} {y - 124 * a} {x + 84 * a} "
        f"{y - 96 * a}Q{x + 50 * a} {y - 70 * a} "
        f"{x + 10 * a} {y - 84 * a}Z",
        LEAF,
    )


def nowruz() -> Sheet:
    """The table of the spring festival: sprouted wheat, a candle, apples, painted eggs."""
    s = Sheet(NIGHT)
    _room(s)
    _blossom(s)
    _candle(s)
    _wheat(s)
    _shadow(s, 1370, 738, 190)
    _apple(s, (1310, 652), 0.92)
    _apple(s, (1452, 668), 0.86)
    _apple(s, (1384, 560), 0.8)
    for at, turn, look in (
        ((790, 744), -24, 0),
        ((910, 762), 12, 1),
        ((1032, 766), 38, 2),
        ((200, 762), -66, 3),
    ):
        _shadow(s, at[0] + 6, at[1] + 62, 78)
        _egg(s, at, turn, look)
    return s
