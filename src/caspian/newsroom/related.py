"""Finds the articles that go with an article: by topic, place, section and words."""

from collections import Counter

from caspian.common.text import words
from caspian.newsroom.models.article import Article
from caspian.newsroom.public import ArticleQuerySet

# What one thing in common is worth. A shared place says more than a shared section, and a
# topic more than both, for topics are given by editors to few articles each.
TOPIC, PLACE, SECTION, WORDS = 3.0, 2.0, 1.0, 6.0
COMPARED = 300


def related_to(article: Article, number: int) -> tuple[int, ...]:
    """Return the ids of up to `number` public articles of the same language, nearest first.

    Compared are the newest 300; ties go to the newer. An article with nothing in common is
    offered only after those that have something, so a young paper still has more to read.
    """
    candidates = list(_candidates(article))
    topics = set(article.topics.values_list("pk", flat=True))
    places = set(article.places.values_list("pk", flat=True))
    own_words = _words(article)
    scored = []
    for age, other in enumerate(candidates):
        score = TOPIC * len(topics & {topic.pk for topic in other.topics.all()})
        score += PLACE * len(places & {place.pk for place in other.places.all()})
        score += SECTION * (other.path[: -Article.steplen] == article.path[: -Article.steplen])
        score += WORDS * _overlap(own_words, _words(other))
        scored.append((-score, age, other.pk))
    return tuple(pk for _, _, pk in sorted(scored)[:number])


def _candidates(article: Article) -> ArticleQuerySet:
    return (
        Article.objects.public()
        .filter(locale_id=article.locale_id)
        .exclude(pk=article.pk)
        .newest_first()
        .defer("body")
        .prefetch_related("topics", "places")[:COMPARED]
    )


def _words(article: Article) -> Counter[str]:
    return Counter(words(f"{article.title} {article.standfirst}"))


def _overlap(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of words in common, 0 to 1 (Jaccard's index on bags)."""
    either = (one | other).total()
    return (one & other).total() / either if either else 0.0
