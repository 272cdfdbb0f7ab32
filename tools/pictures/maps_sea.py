"""Maps of the Caspian and the Aral."""

from __future__ import annotations

from basemap import CASPIAN, Map
from geo import Frame, region, waypoints
from palette import (
    ACCENT,
    COAST,
    INK,
    LAND,
    MUTED,
    NEIGHBOUR,
    PETROL,
    SEA,
    WHITE,
)
from sheet import Sheet, smooth

SHORES = ("Azerbaijan", "Iran", "Kazakhstan", "Russia", "Turkmenistan")
TIGHT = ("Kazakhstan",)  # little room for its name


def kara_bogaz_gol() -> Sheet:
    """The bay on the Turkmen coast, its strait marked."""
    m = Map(Frame(52.75, 41.15, 560), ("Turkmenistan",))
    m.water(51.4, 41.75, "Caspian\nSea", size=56)
    m.water(53.68, 41.42, "Kara-Bogaz-\nGol", size=52)
    x, y = m.at(52.9, 41.07)
    m.circle((x, y), 46, fill="none", stroke=WHITE, stroke_width=15)
    m.circle((x, y), 46, fill="none", stroke=ACCENT, stroke_width=9)
    m.text((x - 66, y + 16), "The strait", fill=ACCENT, text_anchor="end", halo=SEA, size=50)
    m.town(52.97, 40.02, "Türkmenbaşy", dx=30, dy=-10)
    m.country(55.05, 40.35, "Turkmenistan", halo=LAND)
    m.country(54.9, 42.12, "Kazakhstan")
    m.inset(CASPIAN, 60, 60)
    m.scale_bar(100, halo=SEA)
    return m


def caspian_seal() -> Sheet:
    """Winter ice in the north, the Dagestan coast in the west."""
    m = Map(Frame(51.0, 43.9, 1500), SHORES)
    ice = '<rect width="16" height="16" fill="#eef5f6"/><path d="M0 16L16 0" stroke="{}"/>'
    shared = {"width": 16, "height": 16, "patternUnits": "userSpaceOnUse"}
    m.define("pattern", ice.format(COAST), id="ice", **shared)
    area = m.frame.line(waypoints("areas", "northern ice"))
    m.parts.insert(3, f'<path d="{smooth(area, True)}" fill="url(#ice)"/>')
    coast = region().coast_of("Russia", lambda p: 41.7 < p[1] < 44.85 and 46 < p[0] < 49)
    for stretch in coast:
        m.path(smooth(m.frame.line(stretch)), stroke=ACCENT, stroke_width=13)
    m.text(m.at(50.4, 45.75), "Winter ice", fill=PETROL, halo="#eef5f6", text_anchor="middle")
    m.text(m.at(46.9, 43.15), "Dagestan\ncoast", fill=ACCENT, text_anchor="end", size=50)
    m.water(50.45, 42.4, "Caspian\nSea", size=56)
    m.country(56.6, 46.2, "Kazakhstan", halo=LAND)
    m.country(44.3, 46.35, "Russia", halo=LAND)
    m.scale_bar(200, halo=LAND)
    m.schematic("Extent of ice schematic", halo=LAND)
    return m


def north_aral() -> Sheet:
    """The shore of 1960 and the lake that is left behind the Kokaral dam."""
    m = Map(Frame(60.3, 45.33, 735), ("Kazakhstan",))
    old = smooth(m.frame.line(waypoints("lakes", "aral 1960")), True)
    m.path(old, fill="#e6dcc4")
    m.path(old, stroke=MUTED, stroke_width=5, stroke_dasharray="16 12")
    m.river("syr darya", 6)
    for name, fill in (("north aral", PETROL), ("west aral", "#9fc3cb")):
        lake = smooth(m.frame.line(waypoints("lakes", name)), True)
        m.path(lake, fill=fill, stroke=WHITE, stroke_width=3)
    m.line(m.at(60.62, 46.06), m.at(60.92, 46.07), stroke=WHITE, stroke_width=22)
    m.line(m.at(60.62, 46.06), m.at(60.92, 46.07), stroke=ACCENT, stroke_width=14)
    m.text(m.at(60.45, 45.76), "Kokaral dam", fill=ACCENT, halo="#e6dcc4", text_anchor="middle")
    m.town(61.67, 46.8, "Aral", dx=24, dy=10, halo=LAND)
    m.water(59.5, 46.62, "North Aral\ntoday", fill=PETROL, halo=LAND, text_anchor="end", size=52)
    m.text(m.at(60.35, 45.0), "Shoreline\nof 1960", fill=MUTED, halo="#e6dcc4", size=46)
    m.country(63.3, 44.6, "Kazakhstan", halo=LAND)
    m.country(57.35, 44.35, "Uzbekistan")
    m.scale_bar(100)
    m.schematic("Shorelines schematic")
    return m


def mud_volcanoes() -> Sheet:
    """Gobustan and Absheron, the district of mud volcanoes."""
    m = Map(Frame(49.6, 40.18, 230), ("Azerbaijan",))
    for lon, lat in waypoints("mud volcanoes"):
        m.circle(m.at(lon, lat), 15, fill=ACCENT, fill_opacity=0.9, stroke=WHITE, stroke_width=4)
    m.town(49.86, 40.39, "Baku", dx=-4, dy=62, halo=SEA, size=52)
    m.note(48.95, 40.62, "Mud volcanoes", fill=ACCENT, text_anchor="middle", size=50)
    m.country(50.1, 40.455, "Absheron", halo=LAND)
    m.country(48.85, 39.98, "Gobustan", halo=LAND, text_anchor="middle")
    m.water(50.3, 39.75, "Caspian Sea", size=60)
    m.inset(CASPIAN, 1270, 60)
    m.scale_bar(20, halo=LAND)
    m.schematic("Positions schematic", halo=SEA)
    return m


def slow_ferry() -> Sheet:
    """Three crossings from Alat."""
    m = Map(Frame(50.9, 41.65, 1080), SHORES)
    for name in ("alat-turkmenbashi", "alat-aktau", "alat-kuryk"):
        m.route(name, casing=SEA, stroke_width=9, stroke_dasharray="2 18")
    m.town(49.43, 39.94, "Alat", dx=-28, dy=14, text_anchor="end", size=54)
    m.town(52.97, 40.02, "Türkmenbaşy", size=50)
    m.town(51.2, 43.62, "Aktau", dx=28, dy=-6, size=50)
    m.town(51.62, 43.17, "Kuryk", dx=30, dy=22, size=50)
    m.water(50.0, 42.3, "Caspian\nSea", size=56, text_anchor="end")
    m.country(46.6, 40.75, "Azerbaijan", halo=LAND)
    m.country(55.2, 43.8, "Kazakhstan", halo=LAND)
    m.country(55.4, 40.38, "Turkmenistan", halo=LAND)
    m.scale_bar(200, halo=LAND)
    m.schematic("Routes schematic", halo=LAND)
    return m


def who_owns() -> Sheet:
    """The five states round the sea; no lines on the water."""
    m = Map(Frame(51.3, 41.45, 2520), SHORES)
    m.water(50.6, 42.35, "Caspian\nSea", size=50, turn=0)
    names = {
        "Russia": (43.6, 46.2),
        "Kazakhstan": (56.3, 46.35),
        "Turkmenistan": (58.3, 39.7),
        "Iran": (52.4, 35.95),
    }
    for name, (lon, lat) in names.items():
        m.country(lon, lat, name, size=42 if name in TIGHT else 50, fill=INK, halo=LAND)
    # Within its borders: larger letters would run over Armenia and Lake Sevan.
    m.country(47.75, 40.3, "Azerbaijan", size=31, letter_spacing=1, fill=INK, halo=LAND)
    for name in SHORES:
        for run in region().coast_of(name, lambda p: 46 < p[0] < 55.2 and 36 < p[1] < 48):
            m.path(smooth(m.frame.line(run)), stroke=PETROL, stroke_width=5)
    m.town(51.2, 43.64, "Aktau", dx=30, dy=14, fill=ACCENT, size=50)
    m.scale_bar(300, halo=NEIGHBOUR)
    return m


def kashagan() -> Sheet:
    """The field in the shallow north."""
    m = Map(Frame(51.6, 45.6, 940), ("Kazakhstan",))
    m.river("ural", 6)
    x, y = m.at(51.7, 46.0)
    m.add("ellipse", cx=x, cy=y, rx=64, ry=34, fill=ACCENT, transform=f"rotate(-38 {x} {y})")
    m.text((x - 78, y + 2), "Kashagan", fill=ACCENT, halo=SEA, text_anchor="end", size=60)
    m.town(51.9, 47.1, "Atyrau", size=50)
    m.town(51.2, 43.64, "Aktau", size=50)
    m.water(49.05, 44.4, "Caspian Sea", size=56)
    m.water(51.0, 47.48, "Ural", size=48, halo=LAND)
    m.country(55.2, 45.7, "Kazakhstan", halo=LAND)
    m.country(47.0, 47.2, "Russia")
    m.scale_bar(100)
    return m
