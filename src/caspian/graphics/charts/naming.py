"""Names of series: beside their lines where there is room, else in a row above the drawing."""

from dataclasses import dataclass

from caspian.graphics.charts.canvas import Canvas
from caspian.graphics.charts.chart import Chart, Sheet
from caspian.graphics.charts.placing import flowed, spread
from caspian.graphics.widths import text_width, wrapped

SWATCH = 13
CUT = "…"


@dataclass(frozen=True)
class Beside:
    """Names in a column beside the plot: their lines and how far apart these are, and its width."""

    lines: tuple[tuple[str, ...], ...]
    width: float
    pitch: float


def beside(names: list[str], chart: Chart, sheet: Sheet) -> Beside | None:
    """Return names as they fit into a column, or None when it would take too much of the sheet."""
    room = sheet.width * (0.3 if sheet.narrow else 0.26)
    most = 3 if sheet.narrow else 2
    lines = tuple(tuple(wrapped(name, sheet.letters, room, most)) for name in names)
    if any(
        CUT in line[-1] or _is_broken(name, line) for name, line in zip(names, lines, strict=True)
    ):
        return None
    width = max(text_width(text, sheet.letters) for line in lines for text in line)
    return Beside(lines, width, sheet.letters * chart.leading)


def write_beside(
    canvas: Canvas, names: Beside, at: tuple[float, list[float]], ends: tuple[float, float],
    tones: list[str], letters: float,
) -> bool:  # fmt: skip
    """Write names from `at[0]` on, each as near as can be to its height in `at[1]`.

    Returns False, and writes nothing, when there are too many for the room between `ends`.
    """
    x, wanted = at
    sizes = [len(lines) * names.pitch + 1 for lines in names.lines]
    middles = spread(wanted, sizes, *ends)
    if middles is None:
        return False
    for lines, middle, size, tone in zip(names.lines, middles, sizes, tones, strict=True):
        baseline = middle - size / 2 + letters * 0.97
        for number, text in enumerate(lines):
            canvas.text(x, baseline + number * names.pitch, text, tone=f"name {tone}")
    return True


def key(canvas: Canvas, chart: Chart, sheet: Sheet) -> float:
    """Draw a row of swatches and names at the top; return the height that it takes."""
    # Names follow one another as words do, also above a plot that is not mirrored.
    row = Canvas(canvas.width, canvas.rtl, mirrored=canvas.rtl)
    room = sheet.width - SWATCH - 6
    names = [wrapped(series.name, sheet.letters, room, 1)[0] for series in chart.series]
    sizes = [SWATCH + 6 + text_width(name, sheet.letters) + 16 for name in names]
    places = flowed(sizes, sheet.width + 16)
    pitch = sheet.letters * (chart.leading + 0.2)
    for at, (name, (line, x)) in enumerate(zip(names, places, strict=True)):
        baseline = line * pitch + sheet.letters
        row.rect(x, baseline - SWATCH + 2, SWATCH, SWATCH, f"fill {chart.tone(at)}")
        row.text(x + SWATCH + 6, baseline, name, tone=f"name {chart.tone(at)}")
    canvas.marks += row.marks
    return (places[-1][0] + 1) * pitch + 8


def _is_broken(name: str, lines: tuple[str, ...]) -> bool:
    return " ".join(lines) != " ".join(name.split())
