"""Marks of notes in a text: [^3] points to the third note, as in Markdown."""

import re
from collections.abc import Callable

MARK = re.compile(r"\s*\[\^(\d{1,3})\]")


def without_marks(text: str) -> str:
    """Return a text as it reads without its marks."""
    return MARK.sub("", text)


def marked(text: str, mark: Callable[[int], str | None]) -> str:
    """Return a text with each mark replaced by what `mark` says of its number.

    A mark of which `mark` knows nothing, None, stays as it was typed: its author must see it.
    """

    def replaced(found: re.Match[str]) -> str:
        instead = mark(int(found[1]))
        return found[0] if instead is None else instead

    return MARK.sub(replaced, text)
