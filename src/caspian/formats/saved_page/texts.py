"""A text tidied, how much it says, and in which language, told by its letters."""

import re
from collections import Counter

from caspian.common.text import script

# Invisible and meaningless, unlike U+200C and U+200D, without which Persian is misspelt.
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))
SENTENCE_END = (".", "!", "?", "…", ":", ";", "”", "»", '"', "“", "։", "؟", "۔", ")",
                "。", "！", "？", "」", "』", "）")  # fmt: skip
# Written without spaces: so many letters of each make about a word.
_DENSE = {"CJK": 1.7, "HIRAGANA": 2.5, "KATAKANA": 3.5, "THAI": 4.5, "LAO": 4.5, "KHMER": 5.0,
          "MYANMAR": 5.0}  # fmt: skip
_BEYOND_ASCII = re.compile(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
# What only one language of a script is written with; else the one that most pages are in.
_LANGUAGES = {
    "ARABIC": ("ar", {"fa": "پچژگ", "ur": "ٹڈڑںے"}),
    "CYRILLIC": (
        "ru", {"uk": "їєґ", "kk": "әұ", "ky": "ңүө", "tg": "ҷӣӯ", "be": "ў", "sr": "ђћџ"}
    ),
    "CJK": ("zh", {}), "HIRAGANA": ("ja", {}), "KATAKANA": ("ja", {}), "HANGUL": ("ko", {}),
    "GEORGIAN": ("ka", {}), "ARMENIAN": ("hy", {}), "HEBREW": ("he", {}), "GREEK": ("el", {}),
    "THAI": ("th", {}), "DEVANAGARI": ("hi", {}), "BENGALI": ("bn", {}), "MYANMAR": ("my", {}),
}  # fmt: skip
_WRITTEN_IN = {
    "ARABIC": "ar fa ur ps ckb ug sd az uz tk kk", "CYRILLIC": "ru uk be bg sr mk kk ky tg uz mn "
    "tt ba cv ce os ab az tk", "CJK": "zh ja ko yue", "HIRAGANA": "ja", "KATAKANA": "ja",
    "HANGUL": "ko", "GEORGIAN": "ka", "ARMENIAN": "hy", "HEBREW": "he yi", "GREEK": "el",
    "THAI": "th", "DEVANAGARI": "hi mr ne", "BENGALI": "bn", "MYANMAR": "my",
}  # fmt: skip
_SOME = 0.004
"""the part of a text's letters from which on a language's own letters are no names"""


def tidy(line: str) -> str:
    """Return a line without invisible characters, each run of spaces made one space."""
    return " ".join(line.translate(_INVISIBLE).split())


def weight(text: str) -> int:
    """Return how many words a text has; where a script has no spaces, how many it amounts to."""
    count = len(text.split())
    if _BEYOND_ASCII.search(text):
        count += round(sum(1 / _DENSE[of] for letter in text if (of := script(letter)) in _DENSE))
    return count


def language_told(text: str, declared: str | None) -> str | None:
    """Return the language that a page declares, unless its letters say that it is another.

    A theme that nobody has set up says "en" over an Arabic article.
    """
    letters = [letter for letter in text[:20_000].lower() if letter.isalpha()]
    of = Counter(map(script, letters))
    if of["HIRAGANA"] + of["KATAKANA"] > 0.05 * of["CJK"]:
        of["HIRAGANA"] += of.pop("CJK", 0) + of.pop("KATAKANA", 0)
    [(most, count)] = of.most_common(1) or [("", 0)]
    code = (declared or "").partition("-")[0].lower()
    if 2 * count < len(letters) or most not in _LANGUAGES:
        return None if most == "LATIN" and code in _NEVER_LATIN else declared
    if code in _WRITTEN_IN[most].split():
        return declared
    usual, others = _LANGUAGES[most]
    for language, own in others.items():
        if sum(letter in own for letter in letters) > _SOME * len(letters):
            return language
    return usual


_NEVER_LATIN = frozenset(["ar", "fa", "ru", "uk", "ka", "hy", "he", "el", "th", "zh", "ja", "ko"])
