"""Weighs signs: how many points each is, by how strong it is, and which hold by themselves."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from caspian.shield.text_signs import Strong


@dataclass(frozen=True)
class Weight:
    """The points of a sign, by how strong it is."""

    steps: tuple[tuple[float, float], ...]
    """(from which amount, points), ascending; below the first there is no sign"""
    about: str
    """what the amount counts"""
    hard_from: float | None = None
    """the amount that holds even a comment of somebody with a good record"""


@dataclass(frozen=True)
class ShieldSign:
    """One thing that the shield saw: points (more is worse) and a sentence for the moderator."""

    name: str
    points: float
    words: str


@dataclass(frozen=True)
class Judgement:
    """What the shield says of what somebody sent: the signs, their sum, and whether it is held."""

    signs: tuple[ShieldSign, ...]
    score: float
    is_held: bool
    alike: int | None = None
    """the first comment that it nearly repeats"""


Weights = Mapping[str, Weight]
"""of each sign by its name; each thing that is judged has its own"""


def points(weights: Weights, name: str, amount: float) -> float:
    """Return the points of a sign that is so strong; 0 where it is none."""
    reached = [points for least, points in weights[name].steps if amount >= least]
    return reached[-1] if reached else 0.0


def is_hard(weights: Weights, name: str, amount: float) -> bool:
    """Return whether a sign that strong holds whatever its author's record."""
    least = weights[name].hard_from
    return least is not None and amount >= least


def weighed(weights: Weights, found: Iterable[Strong]) -> Iterator[ShieldSign]:
    """Yield the signs that weigh anything, each with its points."""
    for name, amount, words in found:
        weight = points(weights, name, amount)
        if weight:
            yield ShieldSign(name, weight, words)
