"""Which Latin words may stand in a language of another script, and why."""

import re

EXCEPTIONS = {
    "Telegram": "a name, which its makers write in Latin letters everywhere",
    "WhatsApp": "a name",
    "Facebook": "a name",
    "Natural Earth": "a name: who drew the map's data",
    "RSS": "a format: what to look for in a feed reader's menu",
    "Atom": "a format",
    "JSON Feed": "a format",
    "EPUB": "a format: the ending of the file",
    "HTML": "a format: what the field holds",
}
_LATIN = re.compile(r"[A-Za-z]{2,}")
_KNOWN = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(EXCEPTIONS)})(?![A-Za-z])|\S+@\S+|https?://\S+")


def has_latin_word(text: str) -> bool:
    """Return whether a Latin word stands in a text that is no name, format or address."""
    return bool(_LATIN.search(_KNOWN.sub(" ", text)))
