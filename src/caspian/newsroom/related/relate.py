"""Computes which articles go with which, once, when one of them is published or changes."""

import datetime as dt
import heapq
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from django.db import transaction

from caspian.newsroom.archive_pages import LATEST, SECTION, ListKey
from caspian.newsroom.models import Likeness, Listed
from caspian.newsroom.related import index
from caspian.newsroom.related.index import Rarity
from caspian.newsroom.related.lists import KEPT, OF_THE_PAPER, OF_THE_SECTION, Lists, short
from caspian.newsroom.related.traits import ComparedContent, Traits, Weights, contents

TOPIC, PLACE = 0.02, 0.015
"""what a topic or a place in common is worth if nobody else has it; two reports of one event
have words worth 0.03 in common, two articles on anything 0.002"""
LASTING, HALF_LIFE = 0.3, dt.timedelta(days=30)
NEAR = 0.005
"""less than this in common is nothing in common"""
SAME_TEXT = 0.7
FEW_WORDS = 30
"""of so few words and pairs, none tells whether one article is a copy of the other"""
PUSHED = 24
"""articles into whose lists a new one may come; most of them have nearer ones"""


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


@transaction.atomic
def relate(ids: Iterable[int]) -> None:
    """Compute again what goes with each of some articles, and which others they now belong to.

    Costs nothing for those that are public and just as they were. Those that are not public any
    more leave the lists that they are in. `relist` comes first: lists are filled from its own.
    """
    wanted = set(ids)
    public = contents(wanted)
    known = dict(Likeness.objects.filter(pk__in=wanted).values_list("pk", "digest"))
    came = [one for pk, one in public.items() if bytes(known.get(pk, b"")) != one.digest]
    went = [pk for pk in known if pk not in public]
    if came or went:
        _follow(came, went)


def _follow(came: list[ComparedContent], went: list[int]) -> None:
    anew = [*went, *(one.article for one in came)]
    index.drop(anew)
    rarities = index.put(came)
    lists = Lists()
    holders = lists.take_out(anew)
    for one in came:
        _offer(lists, one, rarities[one.article])
    ran_short = [holder for holder in holders if len(lists.of(holder)) < short()]
    for one in contents(ran_short).values():
        _choose(lists, one, index.rarity_for(one))
    lists.write()


def _offer(lists: Lists, one: ComparedContent, rarity: Rarity) -> None:
    """Choose what goes with an article, and offer it to those that it may go with."""
    near, copies = _choose(lists, one, rarity)
    pushed = heapq.nlargest(PUSHED, near, key=lambda other: (near[other], other))
    needy = [pk for pk in _ran_short(one) if pk not in copies]
    lists.load([*pushed, *needy])
    for other in pushed:
        lists.push(one.article, other, near[other])
    for other in needy:
        if len(lists.of(other)) < short():
            lists.fill(other, [one.article], OF_THE_PAPER)


def _choose(
    lists: Lists, one: ComparedContent, rarity: Rarity
) -> tuple[dict[int, float], set[int]]:
    """Choose what goes with an article; return all that is near it, and its copies."""
    likening = Likening(one, rarity)
    scores = {other.article: likening.score(other) for other in index.candidates(one, rarity)}
    copies = {other for other, score in scores.items() if score is None}
    near = {other: score for other, score in scores.items() if score and score >= NEAR}
    lists.choose(one.article, near)
    _fill(lists, one, copies)
    return near, copies


def _fill(lists: Lists, one: ComparedContent, copies: Collection[int]) -> None:
    """Fill an article's list up with the newest of its section, then with the newest of all."""
    if not lists.has_room(one.article):
        return
    sections = Listed.objects.filter(article=one.article, list__startswith=f"{SECTION}:")
    for name in sections.values_list("list", flat=True):
        lists.fill(one.article, _newest(ListKey.parse(name), copies), OF_THE_SECTION)
    lists.fill(one.article, _newest(ListKey(LATEST, one.language), copies), OF_THE_PAPER)


def _newest(key: ListKey, without: Collection[int]) -> list[int]:
    newest = key.articles().exclude(article__in=without).values_list("article_id", flat=True)
    return list(newest[: KEPT * 2])


def _ran_short(one: ComparedContent) -> list[int]:
    """Return the newest articles of which a page may run out of others to offer."""
    rows = Likeness.objects.filter(language=one.language, offered__lt=short())
    newest = rows.exclude(pk=one.article).order_by("-published_at", "pk")
    return list(newest.values_list("pk", flat=True)[:KEPT])
