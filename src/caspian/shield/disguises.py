"""Takes words out of their disguise: what looks alike, or is typed instead, becomes the same."""

import re
import unicodedata
from functools import cache

from caspian.common.text import caseless

_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ‘`ʻ](?=\w)")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.I)
_LATIN, _CYRILLIC = re.compile(r"[a-z]"), re.compile(r"[\u0400-\u04ff]")
_TO_CYRILLIC = str.maketrans("aeopcyxkmthbi", "аеорсухкмтнві")
_TO_LATIN = str.maketrans("аеорсухкмтнвіјѕԁ", "aeopcyxkmthbijsd")
# Typed on a keyboard of the same script that is not the language's own.
_ONE_FORM = {
    "ı": "i", "ə": "e", "ё": "е", "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "أ": "ا", "إ": "ا",
    "آ": "ا", "ؤ": "و", "ø": "o", "ł": "l", "đ": "d", "ـ": "",
}  # fmt: skip


def undisguised(text: str) -> str:
    """Return a text in lower case, one form for each letter, without what stands over letters.

    й and Latin letters are told apart: й without its breve is another letter, é is still an e.
    """
    lower = caseless(text)
    return lower if lower.isascii() else lower.translate(_table())


def plain_words(text: str) -> list[str]:
    """Return the words of a text as they are meant, without web addresses, each in one script."""
    found = _WORD.findall(_APOSTROPHE.sub("", undisguised(_LINK.sub(" ", text))))
    line = " ".join(found)
    if _LATIN.search(line) and _CYRILLIC.search(line):
        return [_unmixed(word) for word in found]
    return found


def mixed_words(text: str) -> list[str]:
    """Return the words that write letters of one alphabet with lookalikes of another."""
    lower = caseless(_LINK.sub(" ", text))
    return [word for word in _LETTERS.findall(lower) if _is_mixed(word)]


def has_link(text: str) -> bool:
    """Return whether a web address stands in a text."""
    return _LINK.search(text) is not None


def _is_mixed(word: str) -> bool:
    latin, cyrillic = _LATIN.findall(word), _CYRILLIC.findall(word)
    if not latin or not cyrillic:
        return False
    if all(ord(letter) in _TO_CYRILLIC for letter in latin):
        return True
    # A loan with an ending of one's own ("smsка") is no disguise.
    is_ending = word.endswith("".join(cyrillic))
    return not is_ending and all(ord(letter) in _TO_LATIN for letter in cyrillic)


def _unmixed(word: str) -> str:
    if not _is_mixed(word):
        return word
    latin = len(_LATIN.findall(word))
    return word.translate(_TO_CYRILLIC if 2 * latin <= len(word) else _TO_LATIN)


@cache
def _table() -> dict[int, str]:
    table = {ord(letter): form for letter, form in _ONE_FORM.items()}
    for number in range(0xC0, 0x2500):
        letter = chr(number)
        if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
            table[number] = ""
        elif number < 0x250 or 0x1E00 <= number < 0x1F00:
            bare = unicodedata.normalize("NFKD", letter)[0]
            if bare != letter and bare.isalpha():
                table.setdefault(number, bare)
    table |= dict.fromkeys((0xAD, 0xFEFF, *range(0xFE00, 0xFE10)), "")
    return table
