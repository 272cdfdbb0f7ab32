"""What changed between two texts, word by word, in any script: kept, added, removed."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

# A blank belongs to the word before it: as pieces of their own, all blanks are alike. Joiners and
# vowel marks are no letters to Python, and belong to the word that they stand in.
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d"
_PIECES = re.compile(rf"^\s+|(?:[\w{_MARKS}]+|[^\w\s{_MARKS}])\s*")
LONGEST = 20_000
"""letters; of more, as of a table of thousands of rows, nothing is compared"""
MOST = 10_000
"""pairs of equal pieces; `difflib` takes minutes over a few thousand figures that repeat"""
SAME, ADDED, REMOVED = "same", "added", "removed"
Run = tuple[str, str]
"""one of those, and the words"""


def runs(before: str, after: str) -> tuple[Run, ...]:
    """Return the words of both texts in runs; without what was removed they are the later text."""
    if before == after or len(before) + len(after) > LONGEST:
        whole = [(SAME, after)] if before == after else [(REMOVED, before), (ADDED, after)]
        return tuple(run for run in whole if run[1])
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    # As many lines as before: a table of which cells were changed, and nothing moved.
    pairs = zip(old, new, strict=True) if len(old) == len(new) else [(before, after)]
    return tuple(run for pair in pairs for run in _runs(*pair) if run[1])


def _runs(before: str, after: str) -> Iterator[Run]:
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    old_middle, new_middle = old[start : len(old) - end], new[start : len(new) - end]
    yield SAME, "".join(new[:start])
    for kind, a, b, c, d in _changes(old_middle, new_middle):
        if kind == "equal":
            yield SAME, "".join(new_middle[c:d])
            continue
        yield REMOVED, "".join(old_middle[a:b])
        yield ADDED, "".join(new_middle[c:d])
    yield SAME, "".join(new[len(new) - end :])


def _alike(old: list[str], new: list[str]) -> int:
    """Return how many pieces are the same from the start on."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, two) in pairs if one != two), min(len(old), len(new)))


def _changes(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    there, here = Counter(old), Counter(new)
    if sum(number * here[piece] for piece, number in there.items()) > MOST:
        return [("replace", 0, len(old), 0, len(new))]
    return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
