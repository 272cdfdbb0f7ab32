"""Writes a map as SVG. Colours are the style sheet's; those written here are for where it is not.

Widths of strokes are the style sheet's too: they stay the same at every width of the map.
"""

from collections.abc import Iterable
from html import escape
from unicodedata import bidirectional

from caspian.graphics.maps.frame import SIDE, MapFrame
from caspian.graphics.maps.labels import BIG_DOT, DOT, Label, PlaceMark, first_baseline
from caspian.graphics.maps.lettering import LabelSheet
from caspian.graphics.maps.outlines import Outlines
from caspian.graphics.maps.sheet import MapText, ScaleBar
from caspian.graphics.maps.world import Land, Point

FILLS = {"sea": "#cfe0e4", "land": "#ebe4d6", "apart": "#f0eadf", "home": "#f9f5ec"}
LINES = {"river": "#a9c8ce", "border": "#b0a48e", "disputed": "#b0a48e"}


def path_data(lines: Iterable[list[Point]], *, closed: bool, grid: int = 1) -> str:
    """Return the path data of lines or rings, on a grid of so many units.

    Those that shrink to a point are left out. A point goes to the same place of the grid in
    whatever line it is, so that a border stays where two lands meet.
    """
    return "".join(_one(line, closed, grid) for line in lines)


def _one(line: list[Point], closed: bool, grid: int) -> str:
    places: list[tuple[int, int]] = []
    for x, y in line:
        place = (grid * round(x / grid), grid * round(y / grid))
        if len(places) > 1 and place == places[-2]:
            places.pop()
        elif not places or place != places[-1]:
            places.append(place)
    if closed and len(places) > 1 and places[0] == places[-1]:
        places.pop()
    if len(places) < (3 if closed else 2):
        return ""
    (x, y), steps = places[0], []
    for nx, ny in places[1:]:
        steps.append(_pair(nx - x, ny - y))
        x, y = nx, ny
    return f"M{_pair(*places[0])}l{_joined(steps)}" + ("z" if closed else "")


def _pair(x: int, y: int) -> str:
    return f"{x}{y}" if y < 0 else f"{x} {y}"


def _joined(steps: list[str]) -> str:
    # A minus sign parts two numbers as well as a space does.
    return "".join(
        step if number == 0 or step[0] == "-" else f" {step}" for number, step in enumerate(steps)
    )


def ground_svg(shown: Outlines, frame: MapFrame, countries: frozenset[str]) -> str:
    """Return sea, lands, waters and borders; the `countries` that it is about stand out."""
    by_tone: dict[str, list[list[Point]]] = {"land": shown.ground, "apart": [], "home": []}
    for land, rings in shown.lands.items():
        if (tone := _tone(land, countries)) != "land":
            by_tone[tone] += rings
    fills = [
        _path(f"map-{tone}", path_data(rings, closed=True, grid=frame.grid), fill=FILLS[tone])
        for tone, rings in by_tone.items()
    ]
    lakes = path_data(shown.lakes, closed=True, grid=frame.grid)
    strokes = [
        _path(f"map-{name}", path_data(lines, closed=False, grid=frame.grid), stroke=LINES[name])
        for name, lines in (
            ("river", shown.rivers),
            ("border", shown.borders),
            ("disputed", shown.disputed),
        )
    ]
    return "".join([_sea(frame), *fills, _path("map-lake", lakes, fill=FILLS["sea"]), *strokes])


def _tone(land: Land, countries: frozenset[str]) -> str:
    if land.iso in countries:
        return "home"
    # A land that two countries claim takes the colour of neither.
    return "apart" if countries.intersection(land.claimants) else "land"


def _sea(frame: MapFrame) -> str:
    if not frame.is_whole_world:
        return f'<rect class="map-sea" width="{SIDE}" height="{SIDE}" fill="{FILLS["sea"]}"/>'
    middle, heights = frame.projection.longitude, range(-90, 91, 6)
    west = [(middle - 179.999, float(y)) for y in heights]
    east = [(middle + 179.999, float(y)) for y in reversed(heights)]
    outline = path_data([frame.units([*west, *east])], closed=True)
    return _path("map-sea", outline, fill=FILLS["sea"])


def _path(name: str, data: str, *, fill: str = "none", stroke: str = "") -> str:
    if not data:
        return ""
    line = f' stroke="{stroke}"' if stroke else ' fill-rule="evenodd"'
    return f'<path class="{name}" fill="{fill}"{line} d="{data}"/>'


def sheet_svg(sheet: LabelSheet, marks: tuple[PlaceMark, ...], on_it: MapText) -> str:
    """Return dots, names and scale of a sheet, as one group that is shown at its width only."""
    labels, bar = on_it.labels, on_it.bar
    kinds = ("water", "country", "home", "place", "emphasised")
    names = [_names(kind, [one for one in labels if one.kind == kind]) for kind in kinds]
    lines = "".join(_line(label) for label in labels if label.line)
    dots = "".join(_dot(mark, sheet) for mark in marks)
    inside = (_bar(bar, sheet) if bar else "") + "".join(names[:3]) + lines + dots
    return f'<g class="map-{sheet.name}">{inside}{"".join(names[3:])}</g>'


def _names(kind: str, labels: list[Label]) -> str:
    if not labels:
        return ""
    by_size: dict[int, list[Label]] = {}
    for label in labels:
        by_size.setdefault(round(label.text.size), []).append(label)
    return "".join(
        f'<g class="map-name map-{kind}-name" font-size="{size}">{"".join(map(_text, same))}</g>'
        for size, same in by_size.items()
    )


def _text(label: Label) -> str:
    anchor = _anchor(label)
    x, y, lines = round(label.x), label.y, label.text.lines
    if len(lines) == 1:
        return f'<text x="{x}" y="{y:.0f}"{anchor}>{_words(lines[0])}</text>'
    spans = "".join(
        f'<tspan x="{x}" y="{y + n * label.leading:.0f}">{_words(line)}</tspan>'
        for n, line in enumerate(lines)
    )
    return f"<text{anchor}>{spans}</text>"


def _anchor(label: Label) -> str:
    """Return the attributes of where a text begins; in SVG "start" is the right in Persian."""
    strong = (bidirectional(letter) for line in label.text.lines for letter in line)
    if next((kind for kind in strong if kind in ("L", "R", "AL")), "L") == "L":
        return "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
    turned = {"start": "end", "end": "start", "middle": "middle"}[label.anchor]
    return f' direction="rtl" text-anchor="{turned}"'


def _words(line: str) -> str:
    return escape("".join(c for c in line if c.isprintable() or c == "\u200c"), quote=False)


def _line(label: Label) -> str:
    assert label.line
    (x, y), (to_x, to_y) = label.line
    return f'<path class="map-lead" d="M{x:.0f} {y:.0f}L{to_x:.0f} {to_y:.0f}" stroke="#14213a"/>'


def _dot(mark: PlaceMark, sheet: LabelSheet) -> str:
    (x, y), name = mark.at, "map-dot map-dot-main" if mark.emphasised else "map-dot"
    radius = (BIG_DOT if mark.emphasised else DOT) * sheet.unit
    return f'<circle class="{name}" cx="{x:.0f}" cy="{y:.0f}" r="{radius:.0f}"/>'


def _bar(bar: ScaleBar, sheet: LabelSheet) -> str:
    tick, y = 3 * sheet.unit, bar.y
    data = f"M{bar.x:.0f} {y - tick:.0f}v{2 * tick:.0f}m0-{tick:.0f}h{bar.length:.0f}"
    data += f"m0-{tick:.0f}v{2 * tick:.0f}"
    x = bar.x + bar.length + 5 * sheet.unit
    at = Label("bar", bar.words, x, first_baseline(bar.words, y), "start", bar.rect)
    return (
        f'<path class="map-bar" fill="none" stroke="#535c70" d="{data}"/>'
        f'<g class="map-name map-bar-name" font-size="{bar.words.size:.0f}">{_text(at)}</g>'
    )
