"""The maps that the tests draw: real places, in the languages and the shapes that are hard."""

from functools import lru_cache

from caspian.graphics.maps.frame import frame_for
from caspian.graphics.maps.globe import globe
from caspian.graphics.maps.labels import dot_rect
from caspian.graphics.maps.lettering import SHEETS, LabelSheet
from caspian.graphics.maps.locator import Spot, inset_corner, inset_rect, scene_of
from caspian.graphics.maps.outlines import outlines
from caspian.graphics.maps.raster import Rect
from caspian.graphics.maps.sheet import MapText, Scene, written
from caspian.graphics.maps.world import world

BAKU = Spot("Baku", 40.41, 49.87, "AZ")
AKTAU = Spot("Aktau", 43.65, 51.2, "KZ")
CAUCASUS = (
    BAKU,
    Spot("Ganja", 40.68, 46.36, "AZ"),
    Spot("Tbilisi", 41.7, 44.8, "GE"),
    Spot("Yerevan", 40.18, 44.51, "AM", emphasised=True),
    Spot("Gyumri", 40.79, 43.85, "AM"),
    Spot("Batumi", 41.64, 41.64, "GE"),
    Spot("Kars", 40.6, 43.1, "TR"),
    Spot("Tabriz", 38.08, 46.29, "IR"),
    Spot("Nakhchivan", 39.21, 45.41, "AZ"),
    Spot("Grozny", 43.32, 45.69, "RU"),
    Spot("Vladikavkaz", 43.02, 44.68, "RU"),
    Spot("Makhachkala", 42.98, 47.5, "RU"),
)
CASES: dict[str, tuple[str, tuple[Spot, ...]]] = {
    "baku": ("en", (BAKU,)),
    "caspian": ("en", (BAKU, AKTAU, Spot("Turkmenbashi", 40.02, 52.97, "TM"))),
    "derbent": ("ru", (Spot("Дербент", 42.06, 48.29, "RU"),)),
    "crowded": ("en", CAUCASUS),
    "tehran": ("fa", (Spot("تهران", 35.69, 51.39, "IR"), Spot("رشت", 37.28, 49.58, "IR"))),
    "tbilisi": ("ka", (Spot("თბილისი", 41.7, 44.8, "GE"), Spot("სოხუმი", 43.0, 41.02, "GE"))),
    "kyiv": ("uk", (Spot("Київ", 50.45, 30.52, "UA"), Spot("Севастополь", 44.6, 33.53, "UA"))),
    "far": ("en", (Spot("London", 51.5, -0.1, "GB"), Spot("Vladivostok", 43.1, 131.9, "RU"))),
    "world": ("en", (Spot("London", 51.5, -0.1, "GB"), Spot("Sydney", -33.9, 151.2, "AU"),
                     Spot("Lima", -12.0, -77.0, "PE"))),
    "dateline": ("en", (Spot("Suva", -18.14, 178.44, "FJ"),)),
    "pole": ("en", (Spot("Longyearbyen", 78.2, 15.6, "NO"), Spot("The Pole", 90.0, 0.0, ""))),
    "endless": ("en", (Spot("Autonomous Municipality of Bandar-e Anzali and its Lagoon", 37.47,
                            49.46, "IR"), Spot("Rasht", 37.28, 49.58, "IR"))),
}  # fmt: skip


@lru_cache
def scene(name: str) -> Scene:
    """Return the scene of a case."""
    code, spots = CASES[name]
    frame = frame_for([(spot.longitude, spot.latitude) for spot in spots])
    return scene_of(spots, code, frame, outlines(world(), frame))


@lru_cache
def on_sheets(name: str) -> list[tuple[LabelSheet, Scene, MapText, list[Rect]]]:
    """Return what stands on each sheet of a case, with the room of dots, inset and scale."""
    shown = scene(name)
    corner = inset_corner(shown.marks) if globe(shown.frame) else ""
    found = []
    for sheet in SHEETS:
        inset = [inset_rect(corner, sheet)] if corner else []
        on_it = written(shown, sheet, inset)
        fixed = [*inset, *(dot_rect(mark, sheet) for mark in shown.marks)]
        found.append((sheet, shown, on_it, fixed + ([on_it.bar.rect] if on_it.bar else [])))
    return found
