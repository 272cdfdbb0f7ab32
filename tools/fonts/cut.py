"""Cut the paper's fonts out of their originals, and write the style that names them: README.md."""

import argparse
import hashlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

PAGES = Path(__file__).parents[2] / "src/caspian/pages"
FOLDER, STYLE = PAGES / "static/reader/fonts", PAGES / "styles/fonts.css"
FAMILIES = {"serif": "source-serif-4", "sans": "source-sans-3"}
WEIGHTS = {"normal": (400, 700), "italic": 400}
FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum"]
_ENGLISH = [
    *range(0x20, 0x7F),
    *map(ord, "\u00a0§©«\u00ad°±·»×ÄÇÉÑÖÜÝäçéñöüýıʻʼ"),
    *map(ord, "–—‘’‚“”„•…‹›€−\u2009\u202f"),
]
_TURKIC = [*range(0x100, 0x180), *map(ord, "Əə")]
CUTS = {
    # name of the cut: (the original's subset, its letters; None: what the cuts before it left)
    "latin": ("latin", frozenset(_ENGLISH)),
    "latin-more": ("latin", None),
    "turkic": ("latin-ext", frozenset(_TURKIC)),
    "latin-ext": ("latin-ext", None),
    "cyrillic": ("cyrillic", None),
    "cyrillic-ext": ("cyrillic-ext", None),
}
# Where a rare letter may stand in the reader's own font: it would cost every reader a face.
WITHOUT = {
    ("serif", "italic"): {"latin-more", "latin-ext"},
    ("sans", "normal"): {"latin-more", "latin-ext"},
}
HEAD = """\
/* Written by tools/fonts/cut.py. A browser fetches a file only when a page holds a letter of its
   range. The ?v= is asset()'s hash of the file: the address must be the one that is preloaded. */
"""
UNTIL_THEN = """
/* What stands there until the font comes takes the same room. */
@font-face { font-family: "Serif until then"; src: local("Georgia"); size-adjust: 108.7%; ascent-override: 95.3%; descent-override: 30.8%; line-gap-override: 0%; }
@font-face { font-family: "Serif until then, narrow"; src: local("Times New Roman"), local("Liberation Serif"), local("Tinos"); size-adjust: 119.3%; ascent-override: 86.8%; descent-override: 28.1%; line-gap-override: 0%; }
"""  # noqa: E501  a font face a line


def main() -> None:
    """Cut every font of the table, and write the style."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("originals", type=Path, help="node_modules/@fontsource-variable")
    originals = parser.parse_args().originals
    faces = [
        face
        for family in FAMILIES
        for slope in WEIGHTS
        if (family, slope) != ("sans", "italic")
        for face in _faces(originals, family, slope)
    ]
    STYLE.write_text(HEAD + "".join(faces) + UNTIL_THEN, "utf-8")


def _faces(originals: Path, family: str, slope: str) -> Iterator[str]:
    taken: set[int] = set()
    cuts: list[tuple[Path, set[int]]] = []
    for name, (subset, letters) in CUTS.items():
        file = f"{FAMILIES[family]}-{subset}-wght-{slope}.woff2"
        font = _limited(originals / FAMILIES[family] / "files" / file, WEIGHTS[slope])
        if name in WITHOUT.get((family, slope), ()):
            continue
        wanted = set(font.getBestCmap())
        wanted = wanted - taken if letters is None else wanted & letters
        taken |= wanted
        target = FOLDER / f"caspian-{family}-{name}{'-italic' if slope == 'italic' else ''}.woff2"
        _cut(font, wanted, f"Caspian {family.title()}", target)
        print(target.name, target.stat().st_size)
        cuts.append((target, wanted))
    for target, wanted in cuts:
        yield _face(family, slope, target, _ranges(wanted, taken))


def _limited(path: Path, weights: object) -> TTFont:
    # Saved and read again: a font whose axes were just cut down is not whole enough to subset.
    held = BytesIO()
    font = instantiateVariableFont(TTFont(path), {"wght": weights})
    font.flavor = None
    font.save(held)
    held.seek(0)
    return TTFont(held)


def _cut(font: TTFont, letters: set[int], family: str, target: Path) -> None:
    options = Options()
    options.layout_features, options.hinting = FEATURES, False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = family.replace(" ", "") if record.nameID == 6 else family
    font.flavor = "woff2"
    font.save(target)


def _face(family: str, slope: str, target: Path, ranges: str) -> str:
    digest = hashlib.sha256(target.read_bytes()).hexdigest()[:12]
    weights = WEIGHTS[slope]
    said = f"{weights[0]} {weights[1]}" if isinstance(weights, tuple) else str(weights)
    return (
        "@font-face {\n"
        f'  font-family: "Caspian {family.title()}"; font-style: {slope}; font-weight: {said};'
        " font-display: swap;\n"
        f'  src: url("fonts/{target.name}?v={digest}") format("woff2");\n'
        f"  unicode-range: {ranges};\n"
        "}\n"
    )


def _ranges(letters: set[int], known: set[int]) -> str:
    """Return unicode-range's ranges; a short gap of letters that no cut has is closed."""
    runs: list[list[int]] = []
    for letter in sorted(letters):
        gap = range(runs[-1][1] + 1, letter) if runs else range(99)
        if len(gap) < 32 and known.isdisjoint(gap):
            runs[-1][1] = letter
        else:
            runs.append([letter, letter])
    return ", ".join(
        f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in runs
    )


if __name__ == "__main__":
    main()
