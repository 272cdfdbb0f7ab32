"""Draw all pictures, or those named.

python draw.py --fonts path/to/@fontsource-variable --out folder [name ...]
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import charts
import figures_craft
import figures_lines
import maps_places
import maps_routes
import maps_sea
import scene_ferry
import scene_nowruz
import scene_qvevri
import scene_seal
import scene_train
import scene_volcano
import scene_wall
import sturgeon
from render import render
from sheet import Sheet

PICTURES: dict[str, Callable[[], Sheet]] = {
    "caspian-falling": charts.caspian_falling,
    "kara-bogaz-gol": maps_sea.kara_bogaz_gol,
    "caspian-seal": scene_seal.seal,
    "caspian-seal-map": maps_sea.caspian_seal,
    "north-aral": maps_sea.north_aral,
    "mud-volcanoes": scene_volcano.mud_volcano,
    "mud-volcanoes-map": maps_sea.mud_volcanoes,
    "lake-sevan": charts.lake_sevan,
    "sturgeon-and-caviar": sturgeon.sturgeon,
    "in-praise-of-the-slow-ferry": scene_ferry.slow_ferry,
    "in-praise-of-the-slow-ferry-map": maps_sea.slow_ferry,
    "who-owns-the-caspian": maps_sea.who_owns,
    "nakhchivan-an-exclave": maps_places.nakhchivan,
    "how-we-draw-a-disputed-border": figures_lines.disputed_border,
    "why-kazakhstan-moved-its-capital": scene_train.steppe_train,
    "middle-corridor-by-the-numbers": maps_routes.middle_corridor,
    "volga-don-canal": maps_routes.volga_don_canal,
    "kashagan-thirteen-years": maps_sea.kashagan,
    "btc-the-long-way-to-the-sea": maps_routes.btc,
    "kars-akhalkalaki-the-missing-line": maps_routes.kars_akhalkalaki,
    "four-alphabets-in-a-century": figures_lines.four_alphabets,
    "the-languages-of-dagestan": maps_places.dagestan,
    "nowruz-one-day-many-names": scene_nowruz.nowruz,
    "nowruz-one-day-many-names-map": maps_places.nowruz,
    "kazakhstan-on-one-clock": maps_places.one_clock,
    "eight-thousand-vintages": scene_qvevri.qvevri,
    "eight-thousand-vintages-map": maps_places.georgia,
    "derbent-the-wall-to-the-sea": scene_wall.derbent,
    "derbent-the-wall-to-the-sea-map": figures_lines.derbent,
    "the-silk-houses-of-sheki": figures_craft.shebeke,
    "reading-a-carpet-by-its-knot": figures_craft.knots,
}


def main() -> None:
    """Read the command line and draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="pictures to draw; all if none is named")
    parser.add_argument("--fonts", type=Path, required=True, help="folder @fontsource-variable")
    parser.add_argument("--out", type=Path, required=True, help="folder for the PNG files")
    parser.add_argument("--browser", default="chromium")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for name in given.names or PICTURES:
        target = given.out / f"{name}.png"
        render(PICTURES[name](), target, given.fonts, given.browser)
        print(f"{target.name}: {target.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
