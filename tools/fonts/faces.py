"""Which letters each file of the paper's fonts holds, and which original they come from."""

from collections.abc import Iterable
from dataclasses import dataclass

# What Noto's letters are set at beside Source's: x-height .536 against .475, capitals .714
# against .670. Between the two, so that neither small letters nor tall ones stand out.
NOTO = 0.92
VAZIR = 0.96


@dataclass(frozen=True)
class Cut:
    """A file: its name, the original's package and subset, its letters, and its scale.

    `letters` None: all of the original that the cuts before it have not taken.
    """

    name: str
    package: str
    subset: str
    letters: frozenset[int] | None = None
    scale: float = 1.0


def _letters(*parts: str | Iterable[int]) -> frozenset[int]:
    return frozenset(
        code for part in parts for code in (map(ord, part) if isinstance(part, str) else part)
    )


ENGLISH = _letters(
    range(0x20, 0x7F),
    "\u00a0§©«\u00ad°±·»×ÄÇÉÑÖÜÝäçéñöüýıʻʼ",
    "ÂÎÕÛâîõû",  # Turkish and Uzbek: the rest of Latin-1 is a file of its own
    "–—‘’‚“”„•…‹›€−\u2009\u202f",
)
# What is left of Western Europe, and what scholars transcribe Arabic with: phonetic letters and the
# tones of Vietnamese stand in the reader's own font.
LATIN_1 = _letters(range(0xA1, 0x100), "Œœ′″™↑↓")
TRANSCRIBED = _letters(range(0x180, 0x250), range(0x1E00, 0x1EA0), "ʾʿ")
# Digits and marks, which stand in every script: of italics a file of their own, so that a few words
# in Cyrillic italics do not bring the Latin alphabet along.
POINTS = _letters(range(0x20, 0x41), "[]«»\u00a0–—‘’“”„…№−")
TURKIC = _letters(range(0x100, 0x180), "Əə")
# Russian and Ukrainian, with the mark of stress; what the languages east of the sea add. Serbian
# and Macedonian letters stand in the reader's own font.
CYRILLIC = _letters(range(0x410, 0x450), "ЁЄІЇЎҐҰёєіїўґұ№\u0301")
STEPPE = _letters("ӘҒҚҢӨҮҺӢҶҲӮәғқңөүһӣҷҳӯ")
SIGNS = _letters("₴₸₺₼₽₾")
ABKHAZ = _letters("ҔҕҞҟҦҧҨҩҬҭҴҵҼҽҾҿӠӡӶӷԤԥ")
GEORGIAN = _letters(range(0x10D0, 0x1100))
MTAVRULI = _letters(range(0x1C90, 0x1CC0))
ARMENIAN = _letters(range(0x531, 0x590))
# Persian and Arabic: letters, vowel signs, digits of both, marks, the rial, the joiners; Kurdish
# besides. What other languages add would double the file.
PERSIAN = _letters(
    "،؛؟٪٫٬﷼\u0640\u200c\u200d\u0654\u0670ٱ",
    range(0x621, 0x63B), range(0x641, 0x653), range(0x660, 0x66A), range(0x6F0, 0x6FA),
    "پچژکگۀیڕڵڤھۆێەۇ",
)  # fmt: skip


RARE = {"latin-more", "latin-ext"}


def _serif(slope: str) -> tuple[Cut, ...]:
    """Return the cuts of one slope: in italics a rare letter may stand in the reader's own font."""
    own, noto = "source-serif-4", "noto-serif"
    usual = (
        Cut("latin", own, "latin", ENGLISH),
        Cut("turkic", own, "latin-ext", TURKIC),
        Cut("signs", noto, "latin-ext", SIGNS, NOTO),
        Cut("cyrillic", own, "cyrillic", CYRILLIC),
    )
    if slope == "italic":
        steppe = Cut("cyrillic-ext", own, "cyrillic-ext", STEPPE)
        return (Cut("points", own, "latin", POINTS), *usual, steppe)
    rare = (
        Cut("latin-more", own, "latin", LATIN_1),
        Cut("latin-ext", own, "latin-ext", TRANSCRIBED),
        Cut("abkhaz", noto, "cyrillic-ext", ABKHAZ, NOTO),
        Cut("cyrillic-ext", own, "cyrillic-ext"),
    )
    return (*usual, *rare)


WEIGHTS: dict[str, tuple[int, int] | int] = {"normal": (400, 700), "italic": 400}
FACES = (
    # (family, slope, how its files are called, its cuts)
    ("Caspian Serif", "normal", "serif", _serif("normal")),
    ("Caspian Serif", "italic", "serif", _serif("italic")),
    # A family of its own, for it has no italics: what leans is slanted by the browser.
    ("Caspian Scripts", "normal", "serif", (
        Cut("georgian", "noto-serif-georgian", "georgian", GEORGIAN, NOTO),
        Cut("mtavruli", "noto-serif-georgian", "georgian", MTAVRULI, NOTO),
        Cut("armenian", "noto-serif-armenian", "armenian", ARMENIAN, NOTO),
        Cut("persian", "noto-naskh-arabic", "arabic", PERSIAN),
    )),
    ("Caspian Sans", "normal", "sans", (
        Cut("latin", "source-sans-3", "latin", ENGLISH),
        Cut("turkic", "source-sans-3", "latin-ext", TURKIC),
        Cut("signs", "noto-sans", "latin-ext", SIGNS, NOTO),
        Cut("cyrillic", "source-sans-3", "cyrillic", CYRILLIC),
        Cut("cyrillic-ext", "source-sans-3", "cyrillic-ext", STEPPE),
        Cut("georgian", "noto-sans-georgian", "georgian", GEORGIAN, NOTO),
        Cut("mtavruli", "noto-sans-georgian", "georgian", MTAVRULI, NOTO),
        Cut("armenian", "noto-sans-armenian", "armenian", ARMENIAN, NOTO),
        Cut("persian", "vazirmatn", "arabic", PERSIAN, VAZIR),
    )),
)  # fmt: skip
