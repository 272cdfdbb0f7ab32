"""Small pure functions on text in any script."""

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]{4,}")


def words(text: str) -> list[str]:
    """Return the words of four letters and more, folded for comparison within a language."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def reading_minutes(text: str, words_per_minute: int = 230) -> int:
    """Return the minutes that a text takes to read, at least 1.

    Words per minute: silent reading of English non-fiction, Brysbaert (2019), rounded.
    """
    return max(1, round(len(text.split()) / words_per_minute))


def shortened(text: str, length: int) -> str:
    """Return a text cut at a word's end to at most `length` characters, with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(",;:–—- ") + "…"


def slug(text: str) -> str:
    """Return a text as part of an address: lower case, words joined by hyphens, any script."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "-".join(re.findall(r"\w+", folded)) or "part"


def printable(text: str) -> str:
    """Return a text of strangers for a terminal: what would steer it, or breaks a line, escaped."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in text)
