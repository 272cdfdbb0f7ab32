"""Comparing words of many scripts without minding case."""

import re
import unicodedata
from functools import lru_cache

_TOKEN = re.compile(r"\d+|[^\W\d_]+")


def fold(text: str) -> str:
    """Return a text for comparison: lower case, the four Turkish i made one.

    "AĞUSTOS" and "Ağustos" have to meet, and no case mapping without a language does that.
    """
    lowered = unicodedata.normalize("NFC", text).casefold()
    return lowered.replace("ı", "i").replace("i\u0307", "i")


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Return the folded words and numbers of a text, punctuation dropped."""
    return tuple(_TOKEN.findall(fold(text)))
