"""Keeps what articles are compared by, and finds those that share telling words with one."""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from caspian.newsroom.models import Likeness, StrongWord, TraitUse
from caspian.newsroom.related.traits import ComparedContent, Traits, every_article_of, unpacked

STRONG = 40
"""words of an article by which it can be found, besides its topics and places"""
FILED_COUNTS = 3.0
"""the weight of a topic or a place among these: that of a word said eight times"""
LOOKED_AT = 4000
"""articles that may be looked at for one article, those that share its rarest words first"""
LEAST = 8
"""words that are looked up whatever there is to look at: else, in a large paper, an article of
common words would find nothing"""
CANDIDATES = 150
AT_ONCE = 5000


class Rarity:
    """How rare a trait is among the articles of a language: 1 for what one has, 0 for what all."""

    def __init__(self, uses: Mapping[int, int], articles: int) -> None:
        self.uses = uses
        self._articles = max(1, articles)

    def __call__(self, trait: int) -> float:
        """Return the rarity of a word, a topic or a place."""
        used = max(1, self.uses.get(trait, 1))
        return max(0.0, math.log((self._articles + 1) / used) / math.log(self._articles + 1))


def rarity_for(content: ComparedContent) -> Rarity:
    """Return how rare what an article has is."""
    every = every_article_of(content.language)
    wanted = [every, *_counted(content.traits)]
    uses = dict(TraitUse.objects.filter(trait__in=wanted).values_list("trait", "articles"))
    return Rarity(uses, uses.get(every, 0))


def put(some: Collection[ComparedContent]) -> dict[int, Rarity]:
    """Keep public articles of which nothing is kept; return how rare what each has is."""
    _use([(one.language, one.traits) for one in some], 1)
    rarities = {one.article: rarity_for(one) for one in some}
    StrongWord.objects.bulk_create(
        StrongWord(word=word, article=one.article)
        for one in some
        for word in _strongest(one.traits, rarities[one.article])
    )
    Likeness.objects.bulk_create(
        Likeness(
            article=one.article,
            language=one.language,
            published_at=one.published_at,
            traits=one.traits.packed(),
            digest=one.digest,
        )
        for one in some
    )
    return rarities


def drop(ids: Collection[int]) -> None:
    """Forget articles, be they kept or not."""
    kept = Likeness.objects.filter(pk__in=ids)
    rows = [
        (article, code, unpacked(bytes(data)))
        for article, code, data in kept.values_list("pk", "language", "traits")
    ]
    _use([(code, traits) for _, code, traits in rows], -1)
    for article, _, traits in rows:
        # By word, for that is how the index is ordered.
        StrongWord.objects.filter(word__in=list(_counted(traits)), article=article).delete()
    kept.delete()


def candidates(content: ComparedContent, rarity: Rarity) -> list[ComparedContent]:
    """Return the articles that share the most telling words with one, at most CANDIDATES."""
    wanted = dict(_looked_up(content.traits, rarity))
    shared: dict[int, float] = defaultdict(float)
    entries = StrongWord.objects.filter(word__in=list(wanted)).values_list("word", "article")
    for word, article in entries:
        shared[article] += wanted[word]
    shared.pop(content.article, None)
    best = heapq.nlargest(CANDIDATES, shared, key=lambda one: (shared[one], one))
    # No word is of two languages. To ask for the language as well would lead SQLite to go through
    # all that there is in it.
    rows = Likeness.objects.filter(pk__in=best)
    columns = ("pk", "language", "published_at", "traits")
    return [
        ComparedContent(pk, code, at, unpacked(bytes(data)))
        for pk, code, at, data in rows.values_list(*columns)
    ]


def _strongest(traits: Traits, rarity: Rarity) -> list[int]:
    """Return what an article can be found by: its most telling words, its topics and places."""
    weights = traits.words
    words = heapq.nlargest(STRONG, weights, key=lambda word: (weights[word] * rarity(word), word))
    return [*words, *traits.topics, *traits.places]


def _looked_up(traits: Traits, rarity: Rarity) -> Iterator[tuple[int, float]]:
    """Yield the strongest, rarest first, with what each is worth: as many as are not too much."""
    articles = 0
    strongest = sorted(_strongest(traits, rarity), key=lambda one: (rarity.uses.get(one, 0), one))
    for number, one in enumerate(strongest):
        # Of words there is less in the index, for an article stands there under its strongest;
        # of topics and places there is all.
        articles += rarity.uses.get(one, 0)
        if articles > LOOKED_AT and (number >= LEAST or one not in traits.words):
            continue
        yield one, traits.words.get(one, FILED_COUNTS) * rarity(one) ** 2


def _use(some: Iterable[tuple[str, Traits]], by: int) -> None:
    """Count articles of a language and their traits in, or out again."""
    counted: Counter[int] = Counter()
    for language, traits in some:
        counted.update([every_article_of(language), *_counted(traits)])
    numbers = sorted(counted)
    for start in range(0, len(numbers), AT_ONCE):
        part = numbers[start : start + AT_ONCE]
        known = dict(TraitUse.objects.filter(trait__in=part).values_list("trait", "articles"))
        TraitUse.objects.bulk_create(
            [
                TraitUse(trait=trait, articles=max(0, known.get(trait, 0) + by * counted[trait]))
                for trait in part
            ],
            update_conflicts=True,
            unique_fields=["trait"],
            update_fields=["articles"],
        )


def _counted(traits: Traits) -> Iterator[int]:
    """Yield what is counted: not pairs, of which there are more than anybody wants to keep."""
    yield from traits.words
    yield from traits.topics
    yield from traits.places
