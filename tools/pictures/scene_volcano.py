"""A mud volcano by the sea."""

from __future__ import annotations

from random import Random

from palette import ACCENT, ACCENT_TINT, INK, MUTED, OCHRE, SEA
from scene_parts import swell
from sheet import Sheet, smooth, straight

MUD, MUD_WET, MUD_LIT, MUD_DARK = "#9a938a", "#6b7078", "#c4bdb1", "#565a63"


def _crack(s: Sheet, x: float, y: float, reach: float, rest: Random) -> None:
    """A crack in dry mud, flat as one looks along the ground."""
    points = [(x + i * reach, y + rest.uniform(-9, 9)) for i in range(4)]
    s.path(straight(points), stroke="#b79d7c", stroke_width=3.5)
    branch = points[1]
    s.line(
        branch,
        (branch[0] + rest.uniform(-20, 30), branch[1] + 22),
        stroke="#b79d7c",
        stroke_width=3,
    )


def _plain(s: Sheet) -> None:
    """Sky, a strip of sea with two rigs, bare ground."""
    for y, colour in ((0, "#dfe7e3"), (130, "#ece6d9"), (250, "#f3ddc6"), (352, ACCENT_TINT)):
        s.add("rect", x=0, y=y, width=1600, height=900 - y, fill=colour)
    s.circle((318, 330), 84, fill="#e8b98f")
    s.circle((318, 330), 60, fill=OCHRE)
    s.add("rect", x=0, y=438, width=1600, height=60, fill="#8fb6bd")
    swell(s, (200, 470), 452, 5, "#e9d3ae")
    for x in (1240, 1420):
        s.path(
            f"M{x} 440V404M{x - 22} 440L{x} 380L{x + 22} 440M{x - 34} 440H{x + 34}",
            stroke=MUTED,
            stroke_width=5,
        )
    hills = [
        (0, 486),
        (200, 462),
        (380, 474),
        (640, 450),
        (900, 474),
        (1180, 462),
        (1420, 478),
        (1600, 462),
    ]
    s.shape(f"{smooth(hills)}L1600 900L0 900Z", "#c9ad8b")
    for y, colour in ((522, "#d6bd98"), (600, "#e0caa6"), (730, "#e9d6b5")):
        s.shape(f"M0 {y}Q400 {y - 18} 800 {y}T1600 {y - 6}L1600 900L0 900Z", colour)
    rest = Random(8)
    for _ in range(34):
        y = rest.uniform(640, 880)
        _crack(s, rest.uniform(-20, 1560), y, 12 + (y - 600) / 14, rest)


def _cone(s: Sheet, at: tuple[float, float], half: float, high: float, mouth: float) -> None:
    """A cone of mud, its mouth seen from a little above, its left side in the sun."""
    x, foot = at
    top = foot - high
    bend = high * 0.34
    left = (
        f"M{x - half} {foot}C{x - half * 0.56} {foot - bend} {x - mouth * 1.5} "
        f"{top + bend} {x - mouth} {top}"
    )
    right = (
        f"L{x + mouth} {top}C{x + mouth * 1.5} {top + bend} {x + half * 0.56} "
        f"{foot - bend} {x + half} {foot}"
    )
    s.shape(f"{left}{right}Q{x} {foot + half * 0.13} {x - half} {foot}Z", MUD)
    lit = (
        f"L{x - mouth * 0.2} {top}C{x - mouth * 0.9} {top + bend} {x - half * 0.4} "
        f"{foot - bend} {x - half * 0.42} {foot + half * 0.05}"
    )
    s.shape(f"{left}{lit}Q{x - half * 0.7} {foot + half * 0.03} {x - half} {foot}Z", MUD_LIT)
    dark = (
        f"M{x + mouth} {top}C{x + mouth * 1.5} {top + bend} {x + half * 0.56} "
        f"{foot - bend} {x + half} {foot}"
    )
    dark += f"Q{x + half * 0.7} {foot + half * 0.06} {x + half * 0.3} {foot + half * 0.08}"
    s.shape(
        (
            f"{dark}C{x + half * 0.22} {foot - bend} {x + mouth * 0.7} {top + bend} "
            f"{x + mouth * 0.45} {top}Z"
        ),
        "#847d77",
    )
    s.add("ellipse", cx=x, cy=top, rx=mouth, ry=mouth * 0.26, fill="#d9d2c5")
    s.add("ellipse", cx=x, cy=top + mouth * 0.03, rx=mouth * 0.88, ry=mouth * 0.2, fill=MUD_DARK)


def _flow(s: Sheet, x: float, top: float) -> None:
    """Wet mud out of the mouth and down the front, with the sky on it."""
    flow = f"M{x - 70} {top + 12}C{x - 60} {top + 40} {x - 40} {top + 70} {x - 50} {top + 130}"
    flow += f"C{x - 64} {top + 200} {x - 130} {top + 250} {x - 120} {top + 330}"
    flow += f"C{x - 116} {top + 372} {x - 60} {top + 380} {x - 40} {top + 346}"
    flow += f"C{x - 20} {top + 320} {x + 10} {top + 330} {x + 6} {top + 372}"
    flow += f"C{x + 4} {top + 420} {x + 96} {top + 424} {x + 92} {top + 352}"
    flow += f"C{x + 88} {top + 280} {x + 30} {top + 230} {x + 40} {top + 150}"
    flow += f"C{x + 46} {top + 96} {x + 76} {top + 60} {x + 78} {top + 12}Z"
    s.shape(flow, MUD_WET)
    for data in (
        f"M{x - 34} {top + 60}C{x - 20} {top + 130} {x - 80} {top + 230} {x - 92} {top + 318}",
        f"M{x + 10} {top + 90}C{x} {top + 190} {x + 60} {top + 280} {x + 58} {top + 366}",
    ):
        s.path(data, stroke="#9fb4bb", stroke_width=9)
    s.add("ellipse", cx=x, cy=top + 3, rx=124, ry=26, fill=MUD_WET)
    s.add("ellipse", cx=x - 34, cy=top - 2, rx=70, ry=11, fill="#9fb4bb")
    for dx, high, wide in ((-10, 40, 46), (56, 22, 26), (-78, 18, 20)):
        s.shape(
            f"M{x + dx - wide} {top + 6}C{x + dx - wide} {top - high} {x + dx + wide} {top - high} "
            f"{x + dx + wide} {top + 6}Z",
            MUD_DARK,
        )
        s.path(
            f"M{x + dx - wide * 0.55} {top - high * 0.25}Q{x + dx - wide * 0.3} "
            f"{top - high * 0.6} {x + dx} "
            f"{top - high * 0.62}",
            stroke="#c7d6d9",
            stroke_width=6,
        )
    for dx, dy, r in ((-52, -66, 9), (18, -88, 12), (66, -54, 7), (-16, -118, 6)):
        s.circle((x + dx, top + dy), r, fill=MUD_DARK)


def mud_volcano() -> Sheet:
    """A grey cone on a bare plain by the sea, wet mud running down; two walkers for its size."""
    s = Sheet(SEA)
    _plain(s)
    _cone(s, (300, 596), 190, 120, 40)
    _cone(s, (1386, 566), 130, 74, 26)
    s.shape("M360 742Q900 800 1560 716Q1420 692 1220 690L520 690Z", "#c2a681")
    _cone(s, (900, 722), 470, 420, 150)
    _flow(s, 900, 302)
    s.shape(
        (
            "M760 700C700 716 640 730 660 756C690 784 860 770 940 776C1010 780 1060 "
            "760 1030 736C1000 716 980 712 984 676Z"
        ),
        MUD_WET,
    )
    s.path("M720 744Q800 760 900 752", stroke="#9fb4bb", stroke_width=8)
    for x, coat in ((452, ACCENT), (486, INK)):
        s.add("rect", x=x - 8, y=690, width=16, height=30, rx=7, fill=coat)
        s.circle((x, 682), 8, fill=INK)
        s.path(f"M{x - 4} 718V740M{x + 4} 718V740", stroke=INK, stroke_width=5)
        s.shape(f"M{x - 6} 740L{x + 90} 750L{x + 84} 756L{x - 8} 744Z", "#b99f78")
    return s
