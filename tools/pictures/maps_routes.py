"""Maps of ways: railways, a pipeline, a canal, a corridor."""

from __future__ import annotations

from basemap import Map
from geo import Frame, waypoints
from palette import ACCENT, INK, LAND, MUTED, PETROL, SEA
from sheet import Sheet, smooth


def middle_corridor() -> Sheet:
    """From Khorgos over the sea to the Black Sea and Anatolia."""
    home = ("Kazakhstan", "Azerbaijan", "Georgia", "Turkey")
    m = Map(Frame(60.8, 44.4, 3750), home)
    for name in ("middle corridor land east", "middle corridor land west"):
        m.route(name)
    m.route("tbilisi-poti")
    m.route("tbilisi-kars")
    m.route("middle corridor sea", casing=SEA, stroke_dasharray="2 17", stroke_width=10)
    m.town(80.3, 44.2, "Khorgos", dx=22, dy=-34, text_anchor="end", size=48)
    m.town(51.2, 43.62, "Aktau", dx=20, dy=56, size=48)
    m.town(49.43, 39.94, "Alat", dx=0, dy=62, text_anchor="middle", size=48)
    m.town(44.8, 41.7, "Tbilisi", dx=-4, dy=-30, size=48)
    m.town(41.68, 42.15, "Poti", dx=0, dy=-30, text_anchor="middle", size=48)
    m.town(43.1, 40.61, "Kars", dx=-14, dy=58, text_anchor="middle", size=48)
    m.country(66.5, 50.0, "Kazakhstan", size=50, halo=LAND)
    m.country(79.75, 40.0, "China")
    m.country(46.5, 51.2, "Russia")
    m.scale_bar(500)
    m.schematic("Route schematic")
    return m


def volga_don_canal() -> Sheet:
    """Two rivers, and the canal where they come closest."""
    m = Map(Frame(43.75, 47.75, 1120), ("Russia",))
    lake = smooth(m.frame.line(waypoints("lakes", "tsimlyansk")), True)
    for river, width in (("volga", 11), ("volga east arm", 5), ("don", 8)):
        m.path(smooth(m.frame.line(waypoints("rivers", river))), stroke=PETROL, stroke_width=width)
    m.path(lake, fill=PETROL)
    canal = smooth(m.frame.line(waypoints("rivers", "volga-don canal")))
    m.path(canal, stroke=LAND, stroke_width=26)
    m.path(canal, stroke=ACCENT, stroke_width=17)
    m.text(m.at(43.55, 47.93), "Volga–Don\nCanal", fill=ACCENT, size=54)
    m.town(44.55, 48.75, "Volgograd", dx=32, dy=6, size=50)
    m.town(39.7, 47.24, "Rostov", dx=10, dy=60)
    m.town(48.03, 46.35, "Astrakhan", dx=28, dy=6)
    m.water(41.05, 49.95, "Don", size=56, halo=LAND, text_anchor="start")
    m.water(46.1, 49.75, "Volga", size=56, halo=LAND, text_anchor="start")
    m.water(37.9, 46.2, "Sea of\nAzov", size=46)
    m.water(48.9, 45.2, "Caspian Sea", size=46)
    m.scale_bar(100, x=500, halo=LAND)
    m.schematic("Rivers schematic", right=1120, halo=LAND)
    return m


def btc() -> Sheet:
    """The pipeline from Baku round Armenia to the Mediterranean."""
    m = Map(Frame(42.85, 39.35, 1480), ("Azerbaijan", "Georgia", "Turkey"))
    m.route("btc", stroke_width=12)
    m.town(49.6, 40.25, "Baku", dx=-6, dy=66, size=52, halo=LAND, text_anchor="middle")
    m.town(44.8, 41.62, "Tbilisi", dx=-10, dy=-32, size=52)
    m.town(41.3, 39.93, "Erzurum", dx=-10, dy=-34, size=52, text_anchor="middle")
    m.town(35.85, 36.88, "Ceyhan", dx=34, dy=20, size=52)
    m.water(38.2, 42.2, "Black Sea", size=56)
    m.country(38.4, 38.2, "Turkey", halo=LAND, text_anchor="start")
    m.country(44.75, 40.0, "Armenia", size=36)
    m.country(47.3, 37.0, "Iran")
    m.country(41.9, 36.2, "Iraq", text_anchor="start")
    m.scale_bar(200, x=930)
    m.schematic()
    return m


def kars_akhalkalaki() -> Sheet:
    """The new railway, and the closed line it goes around."""
    m = Map(Frame(44.35, 41.05, 430), ("Georgia", "Azerbaijan", "Turkey", "Armenia"))
    m.route("gyumri-tbilisi", stroke=MUTED, stroke_width=5)
    m.route("kars-gyumri", stroke=INK, stroke_width=9, stroke_dasharray="20 16")
    m.route("tbilisi-baku", stroke_width=13)
    m.route("tbilisi-kars", stroke_width=13)
    m.town(43.1, 40.61, "Kars", dx=-26, dy=44, size=52, text_anchor="end")
    m.town(43.49, 41.4, "Akhalkalaki", dx=-28, dy=8, size=52, text_anchor="end")
    m.town(44.8, 41.7, "Tbilisi", dx=10, dy=-34, size=52)
    m.town(43.85, 40.79, "Gyumri", dx=24, dy=44, size=52)
    m.note(43.5, 40.42, "Closed\nsince 1993", fill=INK, size=44)
    m.note(45.72, 41.16, "to Baku", fill=ACCENT, size=48, halo=LAND)
    m.country(43.55, 41.935, "Georgia", halo=LAND)
    m.country(44.85, 40.35, "Armenia", halo=LAND)
    m.country(42.3, 40.95, "Turkey", halo=LAND)
    m.country(46.2, 40.5, "Azerbaijan", halo=LAND)
    m.scale_bar(50, halo=LAND)
    m.schematic("Lines schematic", halo=LAND)
    return m
