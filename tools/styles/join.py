"""Join the parts of the reader's style sheet into those that are served: `make styles`.

Every page has one file; fronts, lists and pages with charts, maps or moving pictures have a small
second one. A developer has a file for each component. Cards on other sites have a sheet of their
own, and pictures of charts carry theirs. The results are committed, so that an installation needs
no tool; tests/house sees that they are up to date.
"""

import re
from pathlib import Path

from tools.styles.tokens import colours

from caspian.graphics.alone import INSET_UNIT, MAP_UNIT

PAGES = Path(__file__).parents[2] / "src/caspian/pages"
PARTS = PAGES / "styles"
SHEET = PAGES / "static/reader/paper.css"
FRONT_SHEET = PAGES / "static/reader/front.css"
DRAWINGS_SHEET = PAGES / "static/reader/drawings.css"
INSIDE_SHEET = PAGES / "static/reader/inside.css"
MOVING_SHEET = PAGES / "static/reader/moving.css"
EMBED_SHEET = PAGES / "static/reader/embed.css"
ALONE_SHEET = PAGES.parent / "graphics/alone.css"
LAYERS = ("reset", "tokens", "base", "layout", "components", "pages", "print")
FIRST = ("fonts", "reset", "tokens", "base", "layout", "masthead", "cards", "forms", "story")
EMBED = ("fonts", "drawn", "reset", "tokens", "base", "charts", "maps", "embed")
FRONT = ("front",)
DRAWINGS = ("drawn", "charts", "maps")
INSIDE = ("lists", "faces", "search", "feeds")
MOVING = ("moving",)
ELSEWHERE = ("embed", *FRONT, *DRAWINGS, *INSIDE, *MOVING)
"""parts that are no part of the sheet that every page has"""
# Of the rules of charts and maps those that say how marks look, and nothing of HTML round them.
_MARKS = re.compile(
    r"\.chart (?:text$|\.(?:c\d|hi|lo|fill|layer|dot|line|behind|range|grid|zero|tick|quiet|name)"
    r"\b)"
    r"|\.map(?: :is|-(?:sea|land|apart|home|lake|river|border|disputed|bar|lead|dot|name|rim|here|"
    r"place-name|emphasised-name|home-name|country-name|water-name|bar-name)\b)"
)
_LINES = re.compile(r"(stroke-width|stroke-dasharray): ([\d. ]+);")
_TONES = (*(f"c{number}" for number in range(1, 9)), "hi", "lo")
_TONE_OF = {"hi": "lit", "lo": "dim"}
_SANS = "'Noto Sans','Segoe UI',Roboto,'Liberation Sans',sans-serif"
_NAMED = re.compile(r"var\(--([\w-]+)(?:, *var\(--([\w-]+)\))?\)")
_ANY_OF = re.compile(r":is\(([^)]*)\)")
_BLOCK = re.compile(r"@(?:media|container)[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}")
_RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")


def joined() -> str:
    """Return the style sheet: what others refine in its order, then the rest by name."""
    known = (*FIRST, *ELSEWHERE)
    rest = sorted(path.stem for path in PARTS.glob("*.css") if path.stem not in known)
    return _joined((*FIRST, *rest))


def joined_besides() -> dict[Path, str]:
    """Return the sheets that some pages load besides: an article of words alone loads none."""
    parts = {
        FRONT_SHEET: FRONT,
        DRAWINGS_SHEET: DRAWINGS,
        INSIDE_SHEET: INSIDE,
        MOVING_SHEET: MOVING,
    }
    return {sheet: _joined(names) for sheet, names in parts.items()}


def joined_for_cards() -> str:
    """Return the style sheet of cards on other sites."""
    return _joined(EMBED)


def joined_for_pictures() -> str:
    """Return what pictures of charts and maps carry along: how marks look, by day.

    In the CSS of 2003: what draws an SVG outside of a browser knows neither var() nor :is().
    """
    tokens = colours("light", ".chart", ".map")
    tokens |= {"--sans": _SANS, "--serif": "'Noto Serif',Georgia,serif"}
    lines = [
        "svg{font-family:var(--sans);fill:var(--ink)}",
        ".alone-paper{fill:var(--paper)}",
        ".alone-title{font-weight:700}.alone-soft{fill:var(--soft)}",
        ".alone-name{font-family:var(--serif);font-weight:700}",
        ".map-narrow,.map-medium{display:none}",
        f".map{{stroke-width:{MAP_UNIT:.2f}}}.map-inset{{stroke-width:{INSET_UNIT:.2f}}}",
    ]
    for name in ("charts", "maps"):
        css = re.sub(r"/\*.*?\*/", "", (PARTS / f"{name}.css").read_text("utf-8"), flags=re.DOTALL)
        for head, body in _RULE.findall(_BLOCK.sub("", css.replace("@layer components {", ""))):
            selectors = [one for one in _selectors(head) if _MARKS.match(one)]
            if selectors and "--tone:" not in body:
                lines += _in_each_tone(selectors, _in_units(" ".join(body.split()), name))
    lines.append(f".map-inset .map-land,.map-inset .map-here{{stroke-width:{INSET_UNIT:.2f}}}")
    return "\n".join(_NAMED.sub(lambda name: tokens[f"--{name[1]}"], line) for line in lines) + "\n"


def _in_units(body: str, name: str) -> str:
    """Return a rule for maps with the widths of its lines in units of the drawing.

    On a page they are pixels at every size of the map (`vector-effect`), which few besides
    browsers know. Letters have theirs in ems.
    """
    if name != "maps":
        return body
    body = body.replace("vector-effect: non-scaling-stroke;", "").strip()
    for said, numbers in _LINES.findall(body):
        wide = " ".join(f"{float(one) * MAP_UNIT:.1f}" for one in numbers.split())
        body = body.replace(f"{said}: {numbers};", f"{said}: {wide};")
    return body


def _in_each_tone(selectors: list[str], body: str) -> list[str]:
    """Return a rule as it is without var(--tone), and then for each tone of a chart."""
    plain = [part for one in selectors for part in _written_out(one)]
    toned = [part for part in body.split(";") if "var(--tone" in part]
    usual = [_NAMED.sub(lambda name: f"var(--{name[2]})" if name[2] else "", part) if part in toned
             else part for part in body.split(";")]  # fmt: skip
    kept = ";".join(part.strip() for part in usual if part.strip() and not part.endswith(": "))
    lines = [f"{','.join(plain)}{{{kept}}}"] if kept else []
    for tone in _TONES if toned else ():
        colour = f"var(--{_TONE_OF.get(tone, tone)})"
        said = ";".join(_NAMED.sub(colour, part).strip() for part in toned)
        lines.append(f"{','.join(f'{one}.{tone}' for one in plain)}{{{said}}}")
    return lines


def _written_out(selector: str) -> list[str]:
    """Return the selectors that one with :is() stands for."""
    found = _ANY_OF.search(selector)
    if found is None:
        return [selector]
    return [selector.replace(found[0], one.strip()) for one in found[1].split(",")]


def _selectors(head: str) -> list[str]:
    """Return the selectors of a rule; a comma in brackets parts none."""
    return [one.strip() for one in re.split(r",(?![^(]*\))", head)]


def _joined(names: tuple[str, ...]) -> str:
    parts = (PARTS / f"{name}.css" for name in names)
    lines = [f"@layer {', '.join(LAYERS)};"]
    lines += [line for part in parts for line in _spare(part.read_text("utf-8"))]
    return "\n".join(lines) + "\n"


def _spare(css: str) -> list[str]:
    # Comments and indents go, and nothing else: rcssmin takes the space out of "a :is(b)", which
    # then means something else, and gzip takes the rest anyway.
    lines = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).split("\n")
    return [line.strip() for line in lines if line.strip()]


if __name__ == "__main__":
    SHEET.write_text(joined(), "utf-8")
    for sheet, css in joined_besides().items():
        sheet.write_text(css, "utf-8")
    EMBED_SHEET.write_text(joined_for_cards(), "utf-8")
    ALONE_SHEET.write_text(joined_for_pictures(), "utf-8")
