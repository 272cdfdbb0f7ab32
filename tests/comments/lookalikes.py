"""Look-alikes of a name, made by rule and by chance: what a brigade types to pass for somebody."""

import random
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from caspian.common.visible import _prototypes

ACCENTS = "\u0301\u0307\u0308\u0323\u0327\u0331\u20dd"
UNSEEN = "\u200b\u200c\u200d\u2060\u00ad\ufeff\u034f\u200e\ufe0f\u3164\u115f\U000e0041\u2063"
STYLES = {  # the first capital and the first small letter of each alphabet
    "full width": (0xFF21, 0xFF41),
    "mathematical bold": (0x1D400, 0x1D41A),
    "mathematical fraktur": (0x1D56C, 0x1D586),
    "mathematical sans": (0x1D5A0, 0x1D5BA),
    "mathematical monospace": (0x1D670, 0x1D68A),
    "circled": (0x24B6, 0x24D0),
    "negative circled": (0x1F150, 0x1F150),
    "squared": (0x1F130, 0x1F130),
    "regional indicator": (0x1F1E6, 0x1F1E6),
}
CYRILLIC = str.maketrans("aceopxyijsTHBKMOPCAEX", "асеорхуіјѕТНВКМОРСАЕХ")
GREEK = str.maketrans("oviTHBKMOPAEXIZNY", "ονιΤΗΒΚΜΟΡΑΕΧΙΖΝΥ")
LATIN = str.maketrans("асеорхуіТНВКМОРСАЕХ", "aceopxyiTHBKMOPCAEX")


def lookalikes(name: str, seed: int = 0, by_chance: int = 60) -> Iterator[str]:
    """Yield names that look like one, none of them the same letter by letter."""
    chance = random.Random(f"{name} {seed}")
    made = [*_by_rule(name), *(_mixed(name, chance) for _ in range(by_chance))]
    yield from (one for one in dict.fromkeys(made) if one != name)


def _by_rule(name: str) -> Iterator[str]:
    yield from (name.upper(), name.lower(), name.swapcase(), f"{name}.", f" {name} ★", f"“{name}”")
    yield from (name.replace(" ", gap) for gap in ("", ".", "_", "\u2800", "\u00a0", "  "))
    yield from (f"{name[:3]}{one}{name[3:]}" for one in UNSEEN)
    yield from (f"{name[:3]}{one}{name[3:]}" for one in ACCENTS)
    yield from ("".join(f"{letter}{accent}" for letter in name) for accent in ACCENTS[:3])
    yield from (name.translate(table) for table in (CYRILLIC, GREEK, LATIN))
    yield from (name.upper().translate(table) for table in (CYRILLIC, GREEK, LATIN))
    yield name.replace("l", "I").replace("m", "rn")
    yield name.replace("i", "ı")
    for first in STYLES.values():
        yield "".join(_styled(letter, first) for letter in name)


def _styled(letter: str, first: tuple[int, int]) -> str:
    if not (letter.isascii() and letter.isalpha()):
        return letter
    return chr(first[letter.islower()] + ord(letter.lower()) - ord("a"))


def _mixed(name: str, chance: random.Random) -> str:
    return "".join(_instead(letter, chance) for letter in name)


def _instead(letter: str, chance: random.Random) -> str:
    if letter == " ":
        return letter
    way = chance.randrange(6)
    if way == 0:
        return letter + chance.choice(UNSEEN)
    if way == 1:
        return letter + chance.choice(ACCENTS[:6])
    if way == 2:
        return _styled(letter, chance.choice(list(STYLES.values())))
    if way == 3:
        return chance.choice([letter, *_alike()[letter]])
    return letter


@cache
def _alike() -> defaultdict[str, list[str]]:
    """Return by letter all that Unicode says look like it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, prototype in _prototypes().items():
        for letter in {prototype, *_of_prototype(prototype)}:
            if unicodedata.category(chr(code))[0] in "LN":
                found[letter].append(chr(code))
    return found


def _of_prototype(prototype: str) -> set[str]:
    # m and rn have one prototype, as have I, l and 1.
    return {"rn": {"m"}, "l": {"I", "1"}, "O": {"0"}}.get(prototype, set())
