"""Cut the paper's fonts out of their originals, and write the styles that name them: README.md."""

import argparse
import hashlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from tools.fonts.faces import FACES, NOTO, WEIGHTS, Cut

PAGES = Path(__file__).parents[2] / "src/caspian/pages"
FOLDER = PAGES / "static/reader/fonts"
LICENCE = FOLDER / "caspian-others-LICENSE.txt"
STYLE, DRAWN = PAGES / "styles/fonts.css", PAGES / "styles/drawn.css"
# As high and as deep as Source Serif and Source Sans say of themselves, in ems: a line that holds
# letters of two files is as high as one that holds letters of one.
LINE = {"serif": (1.036, 0.335), "sans": (1.024, 0.4)}
# Headlines weigh 640, bold faces of other makers 700: they run wider by this much.
BOLD = NOTO * 0.988
FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum"]
JOINING = ["init", "medi", "fina", "isol", "rlig", "rclt", "curs"]
HEAD = """\
/* Written by tools/fonts/cut.py. A browser fetches a file only when a page holds a letter of its
   range. The ?v= is asset()'s hash of the file: the address must be the one that is preloaded. */
"""
UNTIL_THEN = f"""
/* What stands there until the font comes takes the same room. */
@font-face {{ font-family: "Serif until then"; src: local("Georgia"); size-adjust: 108.7%; ascent-override: 95.3%; descent-override: 30.8%; line-gap-override: 0%; }}
@font-face {{ font-family: "Serif until then, narrow"; src: local("Times New Roman"), local("Liberation Serif"), local("Tinos"); size-adjust: 119.3%; ascent-override: 86.8%; descent-override: 28.1%; line-gap-override: 0%; }}
@font-face {{ font-family: "Scripts until then"; src: local("Noto Serif Georgian"), local("Noto Serif Georgian Regular"), local("Sylfaen"); size-adjust: {NOTO:.0%}; unicode-range: U+10D0-10FF; }}
@font-face {{ font-family: "Scripts until then"; src: local("Noto Serif Georgian Bold"); font-weight: 600 700; size-adjust: {BOLD:.1%}; unicode-range: U+10D0-10FF; }}
@font-face {{ font-family: "Scripts until then"; src: local("Noto Serif Armenian"), local("Noto Serif Armenian Regular"), local("Sylfaen"); size-adjust: 89.4%; unicode-range: U+531-58F; }}
@font-face {{ font-family: "Scripts until then"; src: local("Noto Serif Armenian Bold"); font-weight: 600 700; size-adjust: 87.8%; unicode-range: U+531-58F; }}
@font-face {{ font-family: "Scripts until then"; src: local("Noto Naskh Arabic"), local("Noto Naskh Arabic Regular"), local("Geeza Pro"); unicode-range: U+60C-6FF; }}
"""  # noqa: E501  a font face a line


def main() -> None:
    """Cut every font of the table, and write the styles: pages, and what is drawn in them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("originals", type=Path, help="node_modules/@fontsource-variable")
    originals = parser.parse_args().originals
    said: dict[str, list[str]] = {"serif": [], "sans": []}
    for family, slope, files, cuts in FACES:
        said[files] += _faces(originals, (family, slope, files), cuts)
    STYLE.write_text(HEAD + "".join(said["serif"]) + UNTIL_THEN, "utf-8")
    DRAWN.write_text(HEAD + "".join(said["sans"]), "utf-8")
    LICENCE.write_text(_licence(originals), "utf-8")


def _licence(originals: Path) -> str:
    """Return whose all letters are that are not Source's, and their licence, which is one."""
    packages = {cut.package for *_, cuts in FACES for cut in cuts}
    owners: dict[str, None] = {}
    text = ""
    for package in sorted(one for one in packages if not one.startswith("source-")):
        owner, text = (originals / package / "LICENSE").read_text("utf-8").split("\n", 1)
        owners[owner] = None
    return "\n".join(owners) + "\n" + text


def _faces(originals: Path, face: tuple[str, str, str], cuts: tuple[Cut, ...]) -> Iterator[str]:
    family, slope, files = face
    taken: set[int] = set()
    made: list[tuple[Path, set[int]]] = []
    for cut in cuts:
        original = f"{cut.package}/files/{cut.package}-{cut.subset}-wght-{slope}.woff2"
        font = _limited(originals / original, WEIGHTS[slope])
        wanted = set(font.getBestCmap()) - taken
        wanted = wanted if cut.letters is None else wanted & cut.letters
        taken |= wanted
        target = FOLDER / f"caspian-{files}-{cut.name}{'-italic' * (slope == 'italic')}.woff2"
        _scale(font, cut.scale, LINE[files])
        _cut(font, wanted, family, target)
        print(target.name, target.stat().st_size)
        made.append((target, wanted))
    for target, wanted in made:
        yield _face(family, slope, target, _ranges(wanted, taken))


def _limited(path: Path, weights: object) -> TTFont:
    # Saved and read again: a font whose axes were just cut down is not whole enough to subset.
    held = BytesIO()
    font = instantiateVariableFont(TTFont(path, recalcTimestamp=False), {"wght": weights})
    font.flavor = None
    font.save(held)
    held.seek(0)
    return TTFont(held, recalcTimestamp=False)


def _scale(font: TTFont, scale: float, line: tuple[float, float]) -> None:
    # In the file and not in the style: Safari knows no ascent-override.
    font["head"].unitsPerEm = em = round(font["head"].unitsPerEm / scale)
    up, down = round(line[0] * em), round(line[1] * em)
    head, more = font["hhea"], font["OS/2"]
    head.ascent, head.descent, head.lineGap = up, -down, 0
    more.sTypoAscender, more.sTypoDescender, more.sTypoLineGap = up, -down, 0
    more.usWinAscent, more.usWinDescent = max(up, more.usWinAscent), max(down, more.usWinDescent)
    if "MVAR" in font:
        del font["MVAR"]


def _cut(font: TTFont, letters: set[int], family: str, target: Path) -> None:
    options = Options()
    options.layout_features, options.hinting = [*FEATURES, *JOINING], False
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
        f'@font-face {{ font-family: "{family}"; font-style: {slope}; font-weight: {said};'
        f' font-display: swap; src: url("fonts/{target.name}?v={digest}") format("woff2");'
        f" unicode-range: {ranges}; }}\n"
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
