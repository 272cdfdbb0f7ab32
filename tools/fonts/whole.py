"""Join the cuts of the paper's fonts into whole files, for pictures of charts and maps: README.md.

What draws those pictures takes the letters of a text from one font at a time, and loses some where
a line mixes scripts. So each of these files has all letters of the paper, at one weight.
"""

from io import BytesIO
from itertools import chain
from pathlib import Path
from tempfile import NamedTemporaryFile

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib.instancer import instantiateVariableFont

SOURCES = Path(__file__).parents[2] / "src/caspian"
CUTS = SOURCES / "pages/static/reader/fonts"
FOLDER = SOURCES / "graphics/fonts"
EM = 1000
SANS = ("latin", "turkic", "cyrillic", "cyrillic-ext", "signs")
SERIF = (*SANS[:3], "latin-more", "latin-ext", "abkhaz", *SANS[3:])
SCRIPTS = ("georgian", "mtavruli", "armenian", "persian")
ITALIC = ("points", "latin", "turkic", "cyrillic", "cyrillic-ext", "signs")
Piece = tuple[str, int]
"""the name of a cut, and the weight at which it is taken"""


def _pieces() -> dict[tuple[str, int, bool], list[Piece]]:
    """Return the files to make, by family, weight and slope; some scripts have no italics."""
    italic = [(f"serif-{name}-italic", 400) for name in ITALIC]
    italic += [(f"serif-{name}", 400) for name in SCRIPTS]
    return {
        ("Caspian Sans", 400, False): [(f"sans-{name}", 400) for name in (*SANS, *SCRIPTS)],
        ("Caspian Sans", 600, False): [(f"sans-{name}", 600) for name in (*SANS, *SCRIPTS)],
        ("Caspian Sans", 700, False): [(f"sans-{name}", 700) for name in (*SANS, *SCRIPTS)],
        ("Caspian Serif", 700, False): [(f"serif-{name}", 700) for name in (*SERIF, *SCRIPTS)],
        ("Caspian Serif", 400, True): italic,
    }  # fmt: skip


def main() -> None:
    """Write every file."""
    FOLDER.mkdir(exist_ok=True)
    licences = sorted(CUTS.glob("*-LICENSE.txt"))
    (FOLDER / "LICENSE.txt").write_text("\n".join(one.read_text("utf-8") for one in licences))
    for (family, weight, italic), pieces in _pieces().items():
        font = _merged([_at(CUTS / f"caspian-{name}.woff2", wght) for name, wght in pieces])
        _call(font, family, weight, italic)
        short = family.lower().replace(" ", "-")
        target = FOLDER / f"{short}-{weight}{'-italic' * italic}.ttf"
        font.save(target)
        print(target.name, target.stat().st_size)


def _at(path: Path, weight: int) -> TTFont:
    """Return a cut at one weight, on the same grid as all others."""
    font = TTFont(path)
    if "fvar" in font:
        font = instantiateVariableFont(font, {"wght": weight})
    font.flavor = None
    if font["head"].unitsPerEm != EM:
        scale_upem(font, EM)
    for table in ("STAT", "HVAR", "MVAR", "avar", "gvar", "DSIG", "meta"):
        if table in font:
            del font[table]
    kept = BytesIO()
    font.save(kept)
    return TTFont(BytesIO(kept.getvalue()))


def _merged(fonts: list[TTFont]) -> TTFont:
    files = [NamedTemporaryFile(suffix=".ttf") for _ in fonts]  # noqa: SIM115  closed below
    try:
        for font, file in zip(fonts, files, strict=True):
            font.save(file.name)
        merged: TTFont = Merger().merge([file.name for file in files])
    finally:
        for file in files:
            file.close()
    lost = set(chain.from_iterable(font.getBestCmap() for font in fonts)) - set(
        merged.getBestCmap()
    )
    assert not lost, f"letters got lost: {sorted(map(hex, lost))}"
    return merged


def _call(font: TTFont, family: str, weight: int, italic: bool) -> None:
    style = {400: "Regular", 600: "SemiBold", 700: "Bold"}[weight]
    style = "Italic" if italic else style
    names = font["name"]
    names.names = [one for one in names.names if one.nameID in (0, 13, 14)]
    for number, text in ((1, family), (2, style), (4, f"{family} {style}")):
        names.setName(text, number, 3, 1, 0x409)
    names.setName(f"{family}-{style}".replace(" ", ""), 6, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x01 if italic else 0x20 if weight == 700 else 0x40
    font["head"].macStyle = 0x02 if italic else 0x01 if weight == 700 else 0
    # The same sources give the same bytes.
    font["head"].created = font["head"].modified = 3_800_000_000
    font.recalcTimestamp = False


if __name__ == "__main__":
    main()
