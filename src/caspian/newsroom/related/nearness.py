"""How much two articles have in common; the formula is in the package's own docstring."""

import datetime as dt
from collections.abc import Iterator
from itertools import chain

from caspian.newsroom.related.content import ComparedContent
from caspian.newsroom.related.index import Rarity
from caspian.newsroom.related.traits import Traits, Weights

TOPIC, PLACE = 0.02, 0.015
"""what a topic or a place in common is worth if nobody else has it; two reports of one event
have words worth 0.03 in common, two articles on anything 0.002"""
LASTING, HALF_LIFE = 0.3, dt.timedelta(days=30)
NEAR = 0.005
"""less than this in common is nothing in common"""
SAME_TEXT = 0.7
FEW_WORDS = 30
"""of so few words and pairs, none tells whether one article is a copy of the other"""


class Likening:
    """Compares articles with one article."""

    def __init__(self, content: ComparedContent, rarity: Rarity) -> None:
        self._content = content
        self._rarity = rarity
        traits = content.traits
        self._rare = {word: rarity(word) ** 2 for word in traits.words}
        for pair in traits.pairs:
            one, other = traits.made_of[pair]
            self._rare[pair] = ((rarity(one) + rarity(other)) / 2) ** 2

    def score(self, other: ComparedContent) -> float | None:
        """Return what an article has in common with the one; None where it is a copy of it."""
        ours, theirs = self._content.traits, other.traits
        shared = dict(chain(_both(ours.words, theirs.words), _both(ours.pairs, theirs.pairs)))
        lengths = ours.length * theirs.length
        if _is_copy(sum(shared.values()) / lengths, ours, theirs):
            return None
        text = sum([weight * self._rare[term] for term, weight in shared.items()]) / lengths
        topics = sum(map(self._rarity, {*ours.topics} & {*theirs.topics}))
        places = sum(map(self._rarity, {*ours.places} & {*theirs.places}))
        apart = abs(self._content.published_at - other.published_at) / HALF_LIFE
        nearness = LASTING + (1 - LASTING) * 0.5**apart
        return float(text + TOPIC * topics + PLACE * places) * nearness


def is_copy(one: Traits, other: Traits) -> bool:
    """Return whether two articles are the same text, or nearly."""
    shared = chain(_both(one.words, other.words), _both(one.pairs, other.pairs))
    agreed = sum(weight for _, weight in shared) / (one.length * other.length)
    return _is_copy(agreed, one, other)


def _is_copy(agreed: float, one: Traits, other: Traits) -> bool:
    return agreed >= SAME_TEXT and min(_size(one), _size(other)) >= FEW_WORDS


def _both(ours: Weights, theirs: Weights) -> Iterator[tuple[int, float]]:
    """Yield what both have, each with the product of its weights."""
    for term in ours.keys() & theirs.keys():
        yield term, ours[term] * theirs[term]


def _size(traits: Traits) -> int:
    return len(traits.words) + len(traits.pairs)
