"""An article in parts, as a translation follows them: lines at its head, and each block with words.

A block keeps its id in every translation, so a block that was moved is the same part.
"""

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import Any

from caspian.formats.html.sanitise import plain
from caspian.newsroom.stored import NO_WORDS, readable, stored_blocks
from caspian.translation.models import PART

HEAD = ("title", "standfirst", "lead_caption", "lead_alt")
# Figures and what describes a picture are words of a translation, too.
_NO_WORDS = NO_WORDS - {"alt", "data"}


@dataclass(frozen=True)
class ArticlePart:
    """A part: its name, what kind of block it is, and its words, a text to a line."""

    name: str
    kind: str
    words: str

    @property
    def digest(self) -> str:
        """Return what tells these words from all others; blanks do not count."""
        return digest_of(self.words)


def parts_of(article: Any) -> dict[str, ArticlePart]:
    """Return the parts of an article that have words, by name, in the order in which they stand.

    A block that was stored without an id is none: nothing tells it from another.
    """
    parts = [ArticlePart(name, name, _line(getattr(article, name) or "")) for name in HEAD]
    for block in stored_blocks(article.body):
        name = str(block.get("id") or "")
        if name and len(name) <= PART:
            texts = map(_line, readable(block["value"], _NO_WORDS))
            parts.append(ArticlePart(name, block["type"], "\n".join(filter(None, texts))))
    return {one.name: one for one in parts if one.words}


def digest_of(words: str) -> str:
    """Return 32 signs that stand for some words."""
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def _line(text: str) -> str:
    lines = (" ".join(line.split()) for line in plain(text).split("\n"))
    return unicodedata.normalize("NFC", "\n".join(filter(None, lines)))
