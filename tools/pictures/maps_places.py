"""Maps of places: a republic, an exclave, a country, a feast."""

from __future__ import annotations

from basemap import CASPIAN, Map
from geo import Frame, region, waypoints
from palette import (
    ACCENT,
    ACCENT_TINT,
    INK,
    LAND,
    MUTED,
    PETROL,
    PETROL_TINT,
    SEA,
    SERIF,
    WHITE,
)
from sheet import Sheet, smooth, straight


def nakhchivan() -> Sheet:
    """The exclave in the accent, the mainland in a tint of it."""
    m = Map(Frame(46.75, 39.95, 700), (), Azerbaijan=ACCENT_TINT)
    for polygon in region().polygons("Azerbaijan"):
        lons = [lon for lon, _ in polygon[0]]
        if min(lons) > 44.5 and max(lons) < 46.4 and max(lons) - min(lons) > 0.7:
            shape = "".join(straight(m.frame.ring(ring), True) for ring in polygon)
            m.path(shape, fill=ACCENT, stroke=WHITE, stroke_width=3)
    m.country(46.95, 40.35, "Azerbaijan", size=46, halo=ACCENT_TINT, fill=INK, text_anchor="start")
    m.country(44.5, 40.4, "Armenia", size=40)
    m.country(46.7, 38.5, "Iran")
    m.country(43.45, 39.75, "Turkey")
    m.note(45.0, 39.0, "Nakhchivan", text_anchor="end", dx=-20, dy=10, fill=ACCENT, size=56)
    m.town(49.87, 40.39, "Baku", dx=-26, dy=12, text_anchor="end", halo=ACCENT_TINT, size=48)
    m.water(50.06, 39.3, "Caspian\nSea", size=46)
    m.scale_bar(100)
    return m


def dagestan() -> Sheet:
    """The republic between the mountains and the sea."""
    m = Map(Frame(47.0, 43.0, 840), ("Russia",))
    area = smooth(m.frame.line(waypoints("areas", "dagestan")), True)
    inside = m.clip_to("Russia")
    m.path(area, fill=ACCENT_TINT, stroke=ACCENT_TINT, stroke_width=14, clip_path=inside)
    edge = {"stroke": ACCENT, "stroke_width": 6, "stroke_dasharray": "4 14"}
    m.path(area, clip_path=inside, **edge)
    m.note(
        46.87,
        42.32,
        "DAGESTAN",
        fill=ACCENT,
        halo=ACCENT_TINT,
        size=50,
        text_anchor="middle",
        letter_spacing=5,
    )
    m.town(47.5, 42.98, "Makhachkala", dx=28, dy=10, halo=SEA, size=50)
    m.town(48.29, 42.06, "Derbent", dx=28, dy=10, halo=SEA, size=50)
    m.water(49.9, 43.8, "Caspian Sea", size=58)
    m.country(44.4, 41.9, "Georgia")
    m.country(47.0, 41.17, "Azerbaijan", text_anchor="middle")
    m.country(43.9, 44.5, "Russia", halo=LAND)
    m.scale_bar(100)
    m.schematic("Outline schematic", halo=SEA)
    return m


NOWRUZ = {
    "Nevruz": (34.6, 38.8),
    "Novruz": (47.6, 40.6),
    "Nowruz": (54.0, 32.9),
    "Nawroz": (66.0, 33.6),
    "Nauryz": (67.0, 48.3),
    "Navruz": (63.7, 42.1),
    "Nowruz ": (58.9, 38.9),
    "Nooruz": (75.0, 41.9),
    "Navruz ": (71.2, 38.3),
}


def nowruz() -> Sheet:
    """One feast, its name as each country spells it in Latin letters."""
    home = ("Turkey", "Azerbaijan", "Iran", "Afghanistan", "Kazakhstan")
    m = Map(
        Frame(56.0, 41.2, 4500),
        (*home, "Uzbekistan", "Turkmenistan", "Kyrgyzstan", "Tajikistan"),
    )
    for name, (lon, lat) in NOWRUZ.items():
        m.note(
            lon,
            lat,
            name.strip(),
            text_anchor="middle",
            font_family=SERIF,
            fill=ACCENT,
            size=72 if name == "Nauryz" else 54,
            font_weight=650,
        )
    return m


def georgia() -> Sheet:
    """Where the oldest wine jars were found, and where the wine grows."""
    m = Map(Frame(43.45, 42.05, 640), ("Georgia",))
    area = smooth(m.frame.line(waypoints("areas", "kakheti")), True)
    m.path(area, fill=PETROL_TINT, fill_opacity=0.75, clip_path=m.clip_to("Georgia"))
    m.note(45.75, 41.72, "Kakheti", fill=PETROL, halo=None, size=50, text_anchor="middle")
    m.town(44.8, 41.71, "Tbilisi", dx=-24, dy=-22, size=50, text_anchor="end")
    m.town(
        44.8,
        41.4,
        "Gadachrili Gora",
        dx=-30,
        dy=54,
        fill=ACCENT,
        size=54,
        text_anchor="middle",
        halo=LAND,
    )
    m.water(40.9, 42.3, "Black\nSea", size=56)
    m.country(42.95, 42.2, "Georgia", size=50, halo=LAND)
    m.country(44.2, 43.25, "Russia")
    m.country(41.9, 40.9, "Turkey")
    m.inset(CASPIAN, 60, 60)
    m.schematic("Kakheti outline schematic")
    return m


def one_clock() -> Sheet:
    """Kazakhstan in two time zones and in one."""
    m = Sheet(LAND)
    frame = Frame(67.0, 48.1, 3150, width=730, height=560)
    shape = "".join(straight(r, True) for r in map(frame.ring, region().rings("Kazakhstan")) if r)
    m.define("clipPath", f'<path d="{shape}"/>', id="kz")
    west = straight(frame.line(waypoints("areas", "kazakhstan west")), True)
    for left, title, east in (
        (55, "Before 1 March 2024", "#8fb4bd"),
        (815, "Since 1 March 2024", ACCENT),
    ):
        look = 'stroke-linejoin="round"'
        zone = f'<path d="{west}" fill="{ACCENT}" stroke="{LAND}" stroke-width="5"/>'
        inside = f'<path d="{shape}" fill="{east}" {look}/>'
        inside += f'<g clip-path="url(#kz)">{zone}</g>' if left < 100 else ""
        m.add("g", inside, transform=f"translate({left} 190)")
        m.text((left + 15, 170), title, size=58, halo=None)
    hours = {"font_weight": 700, "halo": None, "text_anchor": "middle"}
    m.text((55 + 175, 190 + 268), "UTC+5", size=58, fill=WHITE, **hours)
    m.text((55 + 505, 190 + 268), "UTC+6", size=72, fill=INK, **hours)
    m.text((815 + 400, 190 + 300), "UTC+5", size=92, fill=WHITE, **hours)
    m.line((800, 110), (800, 760), stroke="#d6cdb9", stroke_width=3)
    m.text(
        (70, 836),
        "Boundary of the zones schematic",
        size=32,
        fill=MUTED,
        halo=None,
        font_weight=450,
    )
    return m
