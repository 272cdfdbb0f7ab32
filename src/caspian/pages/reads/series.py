"""Facts about series: topics whose articles are parts of one story, in the order they came out."""

from typing import Any

from caspian.newsroom.archive_pages import TOPIC, ListKey, Position, newer_than, positions, up_to
from caspian.newsroom.models import Article, Topic
from caspian.newsroom.subjects import page
from caspian.pages.documents import SeriesPart
from caspian.pages.parts import Link
from caspian.pages.reads.articles import article_head, topic_link
from caspian.pages.reads.door import read, record_dependency, record_subject


@read
def series_of(article_id: int, code: str) -> SeriesPart | None:
    """Return the series that a public article is a part of, or None; of several the first."""
    record_subject(page(article_id))
    filed = Article.topics.through.objects.filter(article=article_id)
    for topic in Topic.objects.filter(pk__in=filed.values("topic")).order_by("pk"):
        record_dependency(topic)
        if topic.is_series and (found := _part(topic, article_id, code)):
            return found
    return None


def _part(topic: Any, article_id: int, code: str) -> SeriesPart | None:
    key = ListKey(TOPIC, code.lower(), str(topic.pk))
    record_subject(key.subject)
    listed = key.articles()
    # By counting and by neighbours: somebody may call a topic of ten thousand articles a series.
    for own in positions(listed.filter(article=article_id)[:1]):
        older, newer = listed.filter(up_to(own)), listed.filter(newer_than(own))
        return SeriesPart(
            link=topic_link(topic, code),
            part=older.count(),
            parts=listed.count(),
            earlier=_link(positions(older.exclude(article=article_id)[:1])),
            later=_link(positions(newer.reverse()[:1])),
        )
    return None


def _link(found: list[Position]) -> Link | None:
    head = article_head(found[0].article) if found else None
    return Link(head.headline, head.address) if head else None
