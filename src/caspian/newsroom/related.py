"""Reckons which articles go with which, once, when one of them is published or changes."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from caspian.common.text import words
from caspian.newsroom.lists import LATEST, ListKey
from caspian.newsroom.models import Article, Related
from caspian.newsroom.outbox import record

# What one thing in common is worth. A shared place says more than a shared section, and a
# topic more than both, for topics are given by editors to few articles each.
TOPIC, PLACE, SECTION, WORDS = 3.0, 2.0, 1.0, 6.0
COMPARED = 300
KEPT = 12


@dataclass(frozen=True)
class _Traits:
    """What of an article is compared."""

    section: str
    words: Counter[str]
    topics: frozenset[int]
    places: frozenset[int]


def relate(ids: Iterable[int]) -> None:
    """Reckon anew what goes with each of some articles, and which others they now belong to.

    Compared are the newest 300 of the same language. An article with little in common is kept
    while there is nothing nearer, so a young paper still has more to read. Ids of articles that
    are not public are passed over: nobody reads what goes with them.
    """
    public = Article.objects.public().filter(pk__in=list(ids))
    by_language: dict[str, list[int]] = defaultdict(list)
    for pk, language in public.order_by("published_at").values_list("pk", "locale__language_code"):
        by_language[language.lower()].append(pk)
    for code, articles in by_language.items():
        _relate(code, articles)


@transaction.atomic
def _relate(code: str, ids: list[int]) -> None:
    newest = ListKey(LATEST, code).articles().values_list("article_id", flat=True)[:COMPARED]
    candidates = list(newest)
    traits = _traits([*candidates, *ids])
    kept = _kept([*candidates, *ids])
    before = {article: dict(others) for article, others in kept.items()}
    for pk in ids:
        kept[pk] = {}
        for other in candidates:
            if other != pk:
                score = _score(traits[pk], traits[other])
                _offer(kept[pk], other, score)
                kept[other].pop(pk, None)
                _offer(kept[other], pk, score)
    _keep({pk: others for pk, others in kept.items() if others != before.get(pk, {})})


def _offer(others: dict[int, float], article: int, score: float) -> None:
    """Keep an article if it is nearer than the farthest that is kept, or there is room.

    One that is only as near stays out: else each publication would push its way into the list
    of every article that it has no more in common with than those before it.
    """
    if len(others) < KEPT:
        others[article] = score
        return
    farthest = min(others, key=lambda one: (others[one], one))
    if score > others[farthest]:
        del others[farthest]
        others[article] = score


def _keep(changed: dict[int, dict[int, float]]) -> None:
    # Deleted without looking at each: nothing hangs on them, and the outbox is told below.
    stale = Related.objects.filter(article__in=changed)
    stale._raw_delete(stale.db)
    Related.objects.bulk_create(
        Related(article_id=article, other_id=other, score=score)
        for article, others in changed.items()
        for other, score in others.items()
    )
    record("goes with others now", [f"related:{article}" for article in changed])


def _kept(ids: list[int]) -> dict[int, dict[int, float]]:
    found: dict[int, dict[int, float]] = {pk: {} for pk in ids}
    rows = Related.objects.filter(article__in=ids).order_by("pk")
    for article, other, score in rows.values_list("article_id", "other_id", "score"):
        found[article][other] = score
    return found


def _traits(ids: list[int]) -> dict[int, _Traits]:
    topics, places = _linked("topic", ids), _linked("place", ids)
    rows = Article.objects.filter(pk__in=ids).values_list("pk", "path", "title", "standfirst")
    return {
        pk: _Traits(
            path[: -Article.steplen], Counter(words(f"{title} {standfirst}")),
            frozenset(topics[pk]), frozenset(places[pk]),
        )
        for pk, path, title, standfirst in rows
    }  # fmt: skip


def _linked(name: str, ids: list[int]) -> dict[int, list[int]]:
    through = {"topic": Article.topics.through, "place": Article.places.through}[name]
    found: dict[int, list[int]] = defaultdict(list)
    rows = through.objects.filter(article_id__in=ids).values_list("article_id", f"{name}_id")
    for article, linked in rows:
        found[article].append(linked)
    return found


def _score(one: _Traits, other: _Traits) -> float:
    score = TOPIC * len(one.topics & other.topics) + PLACE * len(one.places & other.places)
    score += SECTION * (one.section == other.section)
    return score + WORDS * _overlap(one.words, other.words)


def _overlap(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of words in common, 0 to 1 (Jaccard's index on bags)."""
    common = sum(min(count, other[word]) for word, count in one.items() if word in other)
    either = one.total() + other.total() - common
    return common / either if either else 0.0
