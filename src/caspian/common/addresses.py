"""Makes the last part of an address of a headline, as its language writes it.

Georgian, Armenian and Persian become Latin: pasted elsewhere, each of their letters would be six
or nine signs.
"""

import re
import unicodedata

from anyascii import anyascii

from caspian.common.orthography import lowered, orthography

LONGEST = 80
# Marks of vowels stand inside words; \w of Python knows them as the end of one.
_WORDS = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_APOSTROPHES = re.compile("['’‘`´ʻʼʹ]")
_PARTS = re.compile("[\u200c\u200d\u00ad]")
# Where it writes letter for letter, and a reader of Armenian does not.
_ARMENIAN = (
    (re.compile("ու"), "u"),
    (re.compile(r"\b(?:և|եւ)\b"), "yev"),
    (re.compile("և|եւ"), "ev"),
    (re.compile(r"\bե"), "ye"),
    (re.compile(r"\bո(?!վ)"), "vo"),
)


def address_part(text: str, code: str) -> str:
    """Return a text as part of an address: small letters, at most 80, words joined by hyphens.

    It is empty where the text has neither letters nor digits. Made again of itself it is the same.
    """
    plain = unicodedata.normalize("NFC", _PARTS.sub("-", _APOSTROPHES.sub("", text)))
    small = "".join(map(_digit, lowered(plain, code)))
    words = _WORDS.findall(small)
    if orthography(code).has_latin_addresses:
        words = _WORDS.findall(_latin(small, code)) or words
    found, length = [], 0
    for word in words:
        if length + len(word) > LONGEST:
            break
        found.append(word)
        length += len(word) + 1
    whole = "-".join(found) if found or not words else words[0][:LONGEST]
    return unicodedata.normalize("NFC", whole)


def _latin(text: str, code: str) -> str:
    if code == "hy":
        for letters, latin in _ARMENIAN:
            text = letters.sub(latin, text)
    return _APOSTROPHES.sub("", anyascii(text)).lower()


def _digit(letter: str) -> str:
    """Return a digit of any script as one of ASCII, and any other letter as it is."""
    return str(unicodedata.digit(letter)) if letter.isdecimal() else letter
