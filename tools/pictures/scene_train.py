"""An express on the steppe."""

from __future__ import annotations

from random import Random

from palette import ACCENT, CLAY, INK, MUTED, OCHRE, PETROL, PETROL_TINT, WHITE
from sheet import Sheet


def _cloud(s: Sheet, x: float, y: float, size: float) -> None:
    """A summer cloud with a flat foot and its shade below."""
    discs = [(0, 0, 60), (70, -46, 84), (168, -64, 100), (270, -30, 80), (340, 0, 56)]
    for part, fill, drop in (("w", WHITE, 0), ("s", "#dbe5e4", 34)):
        name = f"cloud{len(s.defs)}"
        s.define(
            "clipPath",
            f'<rect x="{x - 90 * size}" y="{y - 300 * size}" width="{560 * size}" '
            f'height="{(300 + 34) * size}"/>',
            id=name,
        )
        group = Sheet()
        group.parts.clear()
        for dx, dy, r in discs:
            group.circle(
                (x + dx * size, y + (dy + drop) * size),
                r * size * (1 if part == "w" else 0.93),
                fill=fill,
            )
        s.add("g", "".join(group.parts), clip_path=f"url(#{name})")


def _coach(s: Sheet, x: float, long: float, last: bool = False) -> None:
    """A coach of the express: petrol, an ochre band, windows, its roof lit."""
    s.add("rect", x=x, y=520, width=long, height=116, rx=12, fill=PETROL)
    s.add("rect", x=x, y=512, width=long, height=22, rx=10, fill=PETROL_TINT)
    s.add("rect", x=x, y=598, width=long, height=11, fill=OCHRE)
    s.add("rect", x=x, y=612, width=long, height=24, fill="#0b4655")
    for i in range(int((long - 60) // 46)):
        s.add(
            "rect",
            x=x + 36 + i * 46,
            y=548,
            width=31,
            height=34,
            rx=4,
            fill="#f6e3bd" if i % 4 else "#cfe0e4",
        )
    for wheel in (50, 96, long - 96, long - 50):
        s.circle((x + wheel, 646), 18, fill=INK)
        s.circle((x + wheel, 646), 7, fill=MUTED)
    s.add("rect", x=x + 30, y=632, width=86, height=12, fill=INK)
    s.add("rect", x=x + long - 116, y=632, width=86, height=12, fill=INK)
    if not last:
        s.add("rect", x=x + long - 2, y=540, width=16, height=92, fill=INK)


def _engine(s: Sheet) -> None:
    """The locomotive at the head of the train, running to the left."""
    s.shape("M150 634L156 566Q176 504 252 500L640 500L640 634Z", ACCENT)
    s.shape("M178 548Q196 516 240 514L268 514L268 556L176 556Z", "#cfe0e4")
    s.shape("M252 500L640 500L640 514L216 514Q232 502 252 500Z", "#dd7a62")
    s.shape("M152 606L640 606L640 634L150 634Z", CLAY)
    s.line((162, 588), (640, 588), stroke=WHITE, stroke_width=8)
    for x in (340, 420, 500):
        s.add("rect", x=x, y=534, width=54, height=34, rx=4, fill=CLAY)
        for i in range(4):
            s.line((x + 6, 541 + i * 7), (x + 48, 541 + i * 7), stroke=INK, stroke_width=2)
    s.add("rect", x=298, y=528, width=26, height=104, fill=CLAY)
    for x in (216, 266, 316, 478, 528, 578):
        s.circle((x, 644), 20, fill=INK)
        s.circle((x, 644), 8, fill=MUTED)
    s.shape("M146 634L196 634L196 652L138 652Z", INK)
    s.circle((170, 576), 8, fill=OCHRE)
    s.path("M560 500L600 456L560 430M520 430H604", stroke=INK, stroke_width=5)
    s.add("rect", x=638, y=540, width=18, height=92, fill=INK)


def _eagle(s: Sheet) -> None:
    """An eagle with its wings spread, against the sky."""
    x, y = 640, 168
    s.shape(
        f"M{x - 150} {y - 26}C{x - 100} {y - 44} {x - 50} {y - 24} {x - 14} "
        f"{y + 2}C{x - 8} {y - 12} {x + 10} {y - 12} {x + 16} {y + 2}"
        f"C{x + 56} {y - 30} {x + 108} {y - 52} {x + 156} {y - 40}C{x + 130} "
        f"{y - 26} {x + 118} {y - 12} {x + 96} {y - 4}"
        f"C{x + 70} {y + 12} {x + 44} {y + 18} {x + 18} {y + 22}L{x + 28} {y + 50}"
        f"L{x} {y + 42}L{x - 24} {y + 52}L{x - 16} {y + 22}"
        f"C{x - 50} {y + 22} {x - 76} {y + 16} {x - 100} {y + 4}C{x - 118} {y - 4} "
        f"{x - 128} {y - 16} {x - 150} {y - 26}Z",
        INK,
    )


def _sky(s: Sheet) -> None:
    """The sky in bands, with three clouds."""
    for y, colour in (
        (0, "#5f9bab"),
        (120, "#7fb0bd"),
        (236, "#a3c8ce"),
        (348, "#c6dde0"),
        (456, "#e6e4d4"),
        (530, "#f1dfc2"),
    ):
        s.add("rect", x=0, y=y, width=1600, height=900 - y, fill=colour)
    _cloud(s, 930, 210, 1.15)
    _cloud(s, 250, 330, 0.66)
    _cloud(s, 1390, 380, 0.5)


def steppe_train() -> Sheet:
    """An express on the steppe under a high sky; an eagle, and a city on the horizon."""
    s = Sheet("#7fb0bd")
    _sky(s)
    for x, wide, top in (
        (38, 16, 560),
        (62, 12, 540),
        (80, 20, 572),
        (110, 10, 548),
        (30, 110, 586),
    ):
        s.add("rect", x=x, y=top, width=wide, height=80, fill="#9db4b3")
    s.path("M96 560V500", stroke="#9db4b3", stroke_width=7)
    s.circle((96, 494), 13, fill=OCHRE)
    s.shape("M0 606Q500 588 900 600T1600 590L1600 900L0 900Z", "#c9b06a")
    s.add("rect", x=0, y=660, width=1600, height=16, fill=MUTED)
    for x in range(-10, 1620, 46):
        s.add("rect", x=x, y=664, width=24, height=12, fill=INK)
    s.add("rect", x=0, y=658, width=1600, height=7, fill="#e8e2d6")
    for x in (90, 700, 1310):
        s.path(f"M{x} 660V404M{x - 8} 424H{x + 84}", stroke="#4c5a66", stroke_width=8)
    s.line((-10, 430), (1610, 430), stroke="#4c5a66", stroke_width=4)
    for i, x in enumerate((656, 1082, 1508)):
        _coach(s, x, 412, last=i == 2)
    _engine(s)
    for y, colour in ((676, "#d8b863"), (730, OCHRE), (806, "#b98937")):
        s.shape(f"M0 {y + 14}Q360 {y - 16} 800 {y + 8}T1600 {y - 4}L1600 900L0 900Z", colour)
    rest = Random(3)
    for _ in range(150):
        y = rest.uniform(720, 900)
        x, high = rest.uniform(0, 1600), 18 + (y - 700) / 4
        lean = rest.uniform(8, 24)
        colour = "#f0d895" if rest.random() < 0.5 else "#9a6f2c"
        s.path(
            f"M{x:.0f} {y:.0f}q{lean * 0.2:.0f} {-high * 0.6:.0f} {lean:.0f} {-high:.0f}",
            stroke=colour,
            stroke_width=3.5,
        )
    _eagle(s)
    return s
