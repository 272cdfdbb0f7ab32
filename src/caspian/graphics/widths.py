"""How wide a text will be, without a font at hand: an estimate that errs on the wide side."""

import unicodedata
from functools import lru_cache

from caspian.common.text import script

# Advance widths of Source Sans 3 at weight 600, in thousandths of an em, rounded up. Digits have
# those of the widest usual font instead: Georgian and Armenian pages have no other for them.
_WIDTHS = {
    210: " \u00a0\u202f",
    275: "ıijlіїј.,:;'’!|·",
    325: "fr()[]{}-/\\",
    375: 'tI"“”',
    435: "?sсгѕ*",
    465: "czсзэхє°",
    515: "aevkxyуêавьякчћ+=<>−–$_EJLFГЄ₽",
    580: "0123456789",
    550: "bdghnopquənеоnрбіНTSСЗŞ",
    585: "нпидцҳBКKPRХXVYУБВЬЯРЧЎ",
    600: "ЗАACЕТ&VZ",
    665: "лђDGHUNМОЛНИДПÜĞ#",
    680: "OQЦФЪ",
    750: "жшюмwMфМыЭ",
    850: "mщWЖ%Ы",
    965: "ШЩЮ…—@₸",
}
_BY_LETTER = {letter: width / 1000 for width, letters in _WIDTHS.items() for letter in letters}
# Other scripts come in a font of the reader's machine: the widest of those that are usual.
_BY_SCRIPT = {
    "ARABIC": 0.6,
    "ARMENIAN": 0.68,
    "CJK": 1.02,
    "CYRILLIC": 0.66,
    "GEORGIAN": 0.68,
    "HIRAGANA": 1.02,
    "KATAKANA": 1.02,
    "HANGUL": 1.02,
}
_OTHERWISE = 0.66


@lru_cache(1 << 14)
def text_width(text: str, size: float) -> float:
    """Return the width of a line of text in pixels, for letters of a size in pixels."""
    return sum(map(_letter, text)) * size


def wrapped(text: str, size: float, width: float, most: int) -> list[str]:
    """Return a text in at most `most` lines that fit a width; what is left over ends in "…"."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    lines = [part for line in lines for part in _broken(line, size, width)]
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _shortened(" ".join(lines[most - 1 :]), size, width)]


def _broken(line: str, size: float, width: float) -> list[str]:
    """Return a line of one word that is too long in parts that are not."""
    parts = [""]
    for letter in line:
        if parts[-1] and text_width(parts[-1] + letter, size) > width:
            parts.append("")
        parts[-1] += letter
    return parts


def _shortened(text: str, size: float, width: float) -> str:
    while text and text_width(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


@lru_cache(1 << 12)
def _letter(letter: str) -> float:
    if (known := _BY_LETTER.get(letter)) is not None:
        return known
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    base = unicodedata.normalize("NFD", letter)[0]
    if base != letter and base in _BY_LETTER:
        return _BY_LETTER[base]
    return _BY_SCRIPT.get(script(letter), _OTHERWISE)
