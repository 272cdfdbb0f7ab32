"""What changed between two versions of a part's words, as HTML with ins and del."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# A blank belongs to the word before it: as pieces of their own, all blanks are alike.
_PIECES = re.compile(r"^\s+|(?:\w+|[^\w\s])\s*")
LONGEST = 20_000
"""letters; of more, as of a table of thousands of rows, the new version is shown whole"""
MOST = 10_000
"""pairs of equal pieces; `difflib` takes minutes over a few thousand figures that repeat"""


def difference(before: str, after: str) -> SafeString:
    """Return the words after, with what is new in `ins` and what went in `del`."""
    if not before or before == after or len(before) + len(after) > LONGEST:
        return format_html("{}", after)
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    # As many lines as before: a table of which cells were changed, and nothing moved.
    pairs = zip(old, new, strict=True) if len(old) == len(new) else [(before, after)]
    return format_html_join("", "{}", ((one,) for pair in pairs for one in _runs(*pair)))


def _runs(before: str, after: str) -> Iterator[SafeString]:
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    old_middle, new_middle = old[start : len(old) - end], new[start : len(new) - end]
    yield format_html("{}", "".join(new[:start]))
    for kind, a, b, c, d in _changes(old_middle, new_middle):
        if kind == "equal":
            yield format_html("{}", "".join(new_middle[c:d]))
            continue
        if b > a:
            yield format_html("<del>{}</del>", "".join(old_middle[a:b]))
        if d > c:
            yield format_html("<ins>{}</ins>", "".join(new_middle[c:d]))
    yield format_html("{}", "".join(new[len(new) - end :]))


def _alike(old: list[str], new: list[str]) -> int:
    """Return how many pieces are the same from the start on."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, two) in pairs if one != two), min(len(old), len(new)))


def _changes(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    there, here = Counter(old), Counter(new)
    if sum(number * here[piece] for piece, number in there.items()) > MOST:
        return [("replace", 0, len(old), 0, len(new))]
    return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
