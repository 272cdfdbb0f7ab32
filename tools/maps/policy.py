"""What the map says of lines and lands that are not agreed; each choice with its reason."""

from __future__ import annotations

Box = tuple[float, float, float, float]

WINDOW: Box = (15.0, 25.0, 95.0, 62.0)
"""the paper's region (west, south, east, north): drawn finer than the rest of the world"""

MERGED = {"Baikonur": "Kazakhstan"}
"""leased, not another country"""

CRIMEA: Box = (32.0, 44.0, 36.8, 46.3)
"""Natural Earth counts it with Russia: here it is a land of its own, of neither's tint"""

CLAIMANTS = {
    "Crimea": ("UA", "RU"),
    "Cyprus U.N. Buffer Zone": ("CY",),
    "N. Cyprus": ("CY",),
    "Siachen Glacier": ("IN", "PK"),
    "Somaliland": ("SO",),
}
"""lands drawn apart, and whose they are said to be"""

WITHOUT_NUMBER = {"Kosovo": "XK", "Akrotiri": "GB", "Dhekelia": "GB"}
"""ISO 3166-1 knows no number for them"""

DASHED = [
    {"China", "India"},
    {"Cyprus", "Cyprus U.N. Buffer Zone"},
    {"Cyprus", "N. Cyprus"},
    {"Cyprus U.N. Buffer Zone", "N. Cyprus"},
    {"Israel", "Palestine"},
    {"Israel", "Syria"},
    {"Jordan", "Palestine"},
    {"Kosovo", "Serbia"},
    {"Morocco", "W. Sahara"},
    {"Somalia", "Somaliland"},
    {"Ethiopia", "Somaliland"},
    {"Crimea", "Ukraine"},
    {"Siachen Glacier", "India"},
    {"Siachen Glacier", "Pakistan"},
    {"Siachen Glacier", "China"},
]
"""borders between two lands of the map that are not agreed internationally"""

LINE_OF_CONTROL = ({"India", "Pakistan"}, (74.32, 32.82))
"""an agreed border up to here, coming from the sea; a line of control from here on. The place is
where Natural Earth's line of the Indian claim meets it"""

NOT_DRAWN = {
    ("Ceasefire Line 1994", "Azerbaijan"): "gone since September 2023",
    ("Former USSR oblast in 1991", "Azerbaijan"): "gone since September 2023",
    ("Ukrainian claim", "Ukraine"): "the line of contact of 2015, overrun in 2022; the front moves",
    ("Portuguese claim", "Spain"): "no dispute that a reader would know of",
    ("Bolivian claim", "Chile"): "a claim to passage, not to a border that is drawn",
}
"""claims of the source that no longer hold, or never were about a line on the ground"""


def within(line: list[tuple[float, float]], box: Box) -> bool:
    """Return whether every point of a line lies in a box."""
    west, south, east, north = box
    return all(west <= x <= east and south <= y <= north for x, y in line)


def meets(line: list[tuple[float, float]], box: Box) -> bool:
    """Return whether a line's own box meets a box."""
    west, south, east, north = box
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return min(xs) <= east and max(xs) >= west and min(ys) <= north and max(ys) >= south
