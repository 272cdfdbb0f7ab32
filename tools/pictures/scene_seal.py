"""A Caspian seal and its pup on the ice."""

from __future__ import annotations

from itertools import product
from random import Random

from palette import ACCENT, ACCENT_PALE, COAST, INK, NIGHT, PETROL, SEA, SEA_DEEP, WHITE
from scene_parts import swell
from sheet import Point, Sheet, straight

FUR, FUR_DARK, FUR_LIGHT = "#8e9aa0", "#5f6f79", "#c3cacb"


def _floe(s: Sheet, edge: list[Point], thick: float, lit: str, side: str) -> None:
    """A sheet of ice: its top, and below it the side that stands out of the water."""
    lower = [(x, y + thick) for x, y in edge]
    s.shape(straight(lower, True), "#0a4656")
    s.shape(straight([(x, y + thick * 0.7) for x, y in edge], True), side)
    s.shape(straight(edge, True), lit)


def _ice(s: Sheet) -> None:
    """A pale morning: a low sun, ice to the horizon, dark leads of water between."""
    for y, colour in ((0, "#dfe8e8"), (120, "#e9e9e2"), (212, ACCENT_PALE), (282, "#f1d3c3")):
        s.add("rect", x=0, y=y, width=1600, height=900 - y, fill=colour)
    s.circle((1270, 268), 92, fill="#e9a889")
    s.circle((1270, 268), 66, fill=ACCENT)
    s.add("rect", x=0, y=338, width=1600, height=562, fill="#dbe6e7")
    ridge = [(0, 338), (90, 322), (180, 334), (300, 312), (380, 332), (520, 326), (640, 338)]
    ridge += [(860, 330), (960, 338), (1090, 324), (1180, 336), (1320, 318), (1460, 334)]
    s.shape(f"{straight([*ridge, (1600, 326)])}L1600 352L0 352Z", SEA_DEEP)
    s.shape(
        "M0 384L420 372L760 392L1180 376L1600 388L1600 402L1150 396L720 410L380 394L0 404Z", COAST
    )
    s.shape("M0 470L300 446L700 470L1020 444L1600 470L1600 900L0 900Z", PETROL)
    s.shape("M0 640L500 610L1100 650L1600 600L1600 900L0 900Z", NIGHT)


def _far_floes(s: Sheet) -> None:
    near = "#eef3f2"
    for edge, thick in (
        ([(-40, 466), (160, 452), (330, 462), (300, 492), (90, 502), (-40, 494)], 12),
        ([(1120, 470), (1330, 450), (1640, 462), (1640, 506), (1290, 514), (1150, 500)], 14),
        ([(520, 462), (700, 456), (820, 468), (740, 484), (560, 482)], 9),
        ([(-40, 576), (120, 556), (236, 584), (170, 622), (-40, 636)], 18),
        ([(1420, 566), (1640, 548), (1640, 640), (1500, 634), (1404, 604)], 20),
    ):
        _floe(s, edge, thick, near, COAST)
    for x, y, long in (
        (380, 520, 150),
        (900, 500, 190),
        (1240, 560, 120),
        (60, 680, 150),
        (1330, 700, 220),
    ):
        swell(s, (x, x + long), y, 4, "#3d7583")


def _spots(inside: Sheet) -> None:
    """Spots on the back, smaller towards the tail."""
    rest = Random(11)
    for _ in range(74):
        x = rest.uniform(560, 1180)
        top = 476 + (x - 660) * 0.34 if x > 660 else 440
        y = top + rest.random() ** 1.5 * (640 - top)
        size = rest.uniform(5, 15) * (1 - (x - 560) / 1400)
        inside.add(
            "ellipse",
            cx=f"{x:.0f}",
            cy=f"{y:.0f}",
            rx=f"{size * 1.35:.1f}",
            ry=f"{size:.1f}",
            fill=FUR_DARK,
            transform=f"rotate(24 {x:.0f} {y:.0f})",
        )


def _seal(s: Sheet) -> None:
    """A grown seal on its belly, the head raised and turned towards us."""
    flippers = "M1190 664C1240 640 1300 612 1356 606C1350 630 1330 652 1300 664"
    flippers += "C1340 668 1368 684 1378 702C1330 712 1250 712 1180 700Z"
    s.shape(flippers, FUR_DARK)
    body = "M470 330C560 322 640 372 660 452C760 472 900 500 1010 556C1100 602 1180 640 1240 668"
    body += "C1236 704 1190 720 1110 724L560 730C470 728 420 690 404 620C388 552 376 500 366 452"
    body += "C360 386 400 336 470 330Z"
    s.shape(body, FUR)
    s.define("clipPath", f'<path d="{body}"/>', id="seal")
    inside = Sheet()
    inside.parts.clear()
    inside.shape(
        "M360 520C420 600 520 640 640 650C800 668 1000 690 1260 690L1260 760L360 760Z", FUR_LIGHT
    )
    inside.shape("M400 690C620 716 900 722 1240 712L1240 760L400 760Z", FUR)
    inside.shape(
        (
            "M560 330C640 372 668 452 664 470C760 480 900 510 1010 556L1260 670L1260 "
            "600L900 420L600 300Z"
        ),
        "#a7b2b6",
    )
    _spots(inside)
    s.add("g", "".join(inside.parts), clip_path="url(#seal)")
    s.shape(
        "M640 640C690 652 720 684 716 724C708 742 640 744 596 738C560 730 580 700 600 690Z",
        FUR_DARK,
    )
    for x in (620, 648, 676):
        s.line((x, 722), (x + 4, 738), stroke=FUR, stroke_width=4)


def _face(s: Sheet, at: Point, size: float, fur: tuple[str, str]) -> None:
    """Eyes, muzzle, nose and whiskers round the middle of a face."""
    x, y = at
    for side in (-1, 1):
        eye = {"cx": x + side * 42 * size, "cy": y - 14 * size, "rx": 15 * size, "ry": 16 * size}
        s.add("ellipse", **eye, fill=INK)
        s.circle((x + side * 42 * size - 4 * size, y - 20 * size), 4.5 * size, fill=WHITE)
        s.add(
            "ellipse",
            cx=x + side * 23 * size,
            cy=y + 36 * size,
            rx=32 * size,
            ry=26 * size,
            fill=fur[0],
        )
    s.shape(
        f"M{x - 20 * size} {y + 8 * size}Q{x} {y - 2 * size} {x + 20 * size} {y + 8 * size}"
        f"Q{x + 12 * size} {y + 30 * size} {x} {y + 32 * size}"
        f"Q{x - 12 * size} {y + 30 * size} {x - 20 * size} {y + 8 * size}Z",
        INK,
    )
    s.path(
        f"M{x} {y + 30 * size}V{y + 44 * size}M{x - 22 * size} {y + 52 * size}"
        f"Q{x - 6 * size} {y + 54 * size} {x} {y + 44 * size}"
        f"Q{x + 6 * size} {y + 54 * size} {x + 22 * size} {y + 52 * size}",
        stroke=INK,
        stroke_width=4 * size,
    )
    for side, i in product((-1, 1), (-1, 0, 1)):
        s.path(
            f"M{x + side * 34 * size} {y + (38 + i * 8) * size}Q{x + side * 70 * size} "
            f"{y + (30 + i * 16) * size} {x + side * 104 * size} {y + (44 + i * 24) * size}",
            stroke=fur[1],
            stroke_width=2.6 * size,
        )


def _pup(s: Sheet) -> None:
    """A pup in its white coat, beside its mother."""
    coat, shade = WHITE, "#d9dcd6"
    body = "M842 610C852 566 900 548 944 566C968 576 984 598 986 622C1060 630 1150 662 1206 704"
    body += "C1216 728 1190 742 1150 744L880 748C836 744 820 700 842 610Z"
    s.shape(body, coat, stroke="#b9c3c4", stroke_width=4)
    s.shape(
        (
            "M838 690C880 722 1000 734 1206 716C1206 736 1180 742 1150 744L880 748"
            "C852 744 838 722 838 690Z"
        ),
        shade,
    )
    s.shape(
        "M958 692C990 696 1006 716 1000 740C980 750 944 748 930 742C930 722 940 704 958 692Z", shade
    )
    _face(s, (912, 632), 0.62, ("#ece9e0", "#9aa5a8"))


def seal() -> Sheet:
    """A Caspian seal and its pup on a floe, the sun low over the ice."""
    s = Sheet(SEA)
    _ice(s)
    _far_floes(s)
    floe = [(120, 716), (300, 664), (620, 640), (1040, 648), (1400, 672), (1540, 720), (1440, 776)]
    floe += [(1150, 800), (900, 792), (620, 812), (330, 792), (190, 760)]
    _floe(s, floe, 58, WHITE, SEA_DEEP)
    s.shape(
        (
            "M380 716C560 690 1100 690 1330 704C1420 716 1380 744 1200 756L560 764"
            "C420 760 340 740 380 716Z"
        ),
        "#d3dfe0",
    )
    _seal(s)
    _face(s, (476, 452), 1.12, (FUR_LIGHT, WHITE))
    _pup(s)
    for x, y, long in ((130, 850, 260), (560, 872, 340), (1120, 856, 300)):
        swell(s, (x, x + long), y, 5, "#2f6677")
    return s
