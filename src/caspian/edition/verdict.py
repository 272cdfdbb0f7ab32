"""What may be wrong with a copy, by kinds: each has an exit code of its own (docs/operating.md)."""

from collections.abc import Iterable
from enum import IntEnum


class FindingKind(IntEnum):
    """A kind of finding; its number is the exit code. 2 is bad usage, as everywhere."""

    WRONG = 1
    """bytes, chain or signatures are not the paper's, or something can't be read"""
    UNSIGNED = 3
    TOO_OLD = 4
    """an older release than was asked for or announced: whole, and put back"""
    EXPIRED = 5
    """the newest there is, and past the moment until which it may be believed"""


def exit_code(kinds: Iterable[FindingKind]) -> int:
    """Return the exit code of findings: that of the gravest among them, 0 where there is none."""
    return min(kinds, default=0)
