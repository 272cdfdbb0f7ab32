"""Small pure functions on text in any script."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]{4,}")
MARK = re.compile(r"\s*\[\^(\d{1,3})\]")
# A browser drops tabs and line breaks out of an address before it looks at the scheme: what holds
# one, or any other control or blank, is no address here.
_WEB = re.compile(r"https?://[^\s\x00-\x20\x7f/?#\\][^\s\x00-\x20\x7f]*", re.IGNORECASE)


def caseless(text: str) -> str:
    """Return a text for comparison: case and ways of encoding a letter (NFKC) do not count.

    Accents do, and no language has rules of its own; what needs more builds on this, or says why
    not: `common/folding.py` (search) and `formats/saved_page/phrases.py` know the Turkish i,
    `shield/names.py` compares what is seen.
    """
    return unicodedata.normalize("NFKC", text).casefold()


@lru_cache(4096)
def script(letter: str) -> str:
    """Return the script of a letter, such as "LATIN": the first word of its name in Unicode.

    Python's own data says no more about scripts. Empty for what has no name.
    """
    return unicodedata.name(letter, "").partition(" ")[0]


def long_words(text: str) -> list[str]:
    """Return the words of four letters and more, caseless."""
    return _WORD.findall(caseless(text))


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


def initials(name: str) -> str:
    """Return the first letters of the first two words of a name that hold any."""
    words = (next(filter(str.isalnum, word), "") for word in name.split())
    return "".join(list(filter(None, words))[:2])


def slug(text: str) -> str:
    """Return a text as part of an address: lower case, words joined by hyphens, any script."""
    return "-".join(re.findall(r"\w+", caseless(text))) or "part"


def printable(text: str) -> str:
    """Return a text of strangers for a terminal: what would steer it, or breaks a line, escaped."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in text)


def without_note_marks(text: str) -> str:
    """Return a text as it reads without the marks of its notes, such as [^1]."""
    return MARK.sub("", text)


def marked(text: str, mark: Callable[[int], str | None]) -> str:
    """Return a text with each mark replaced by what `mark` says of its number.

    A mark of which `mark` knows nothing, None, stays as it was typed: its author must see it.
    """

    def replaced(found: re.Match[str]) -> str:
        instead = mark(int(found[1]))
        return found[0] if instead is None else instead

    return MARK.sub(replaced, text)


def web_address(written: str) -> str:
    """Return an address of the web, http or https with a host; empty for anything else."""
    stripped = written.strip()
    return stripped if _WEB.fullmatch(stripped) else ""
