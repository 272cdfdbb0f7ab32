"""Facts about what is in a list: its topics, its analysis, its span, what its editors put first."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count

from caspian.newsroom.archive_pages import CONTRIBUTOR, ListKey
from caspian.newsroom.models import Article, Byline, KeyArticle, MostRead, Topic
from caspian.newsroom.subjects import MOST_READ, page
from caspian.pages.parts import Link
from caspian.pages.reads.articles import topic_link
from caspian.pages.reads.door import read, record_subject

RECENT = 60
"""the newest articles of a list that are looked through: however long it is, that costs the same"""


@dataclass(frozen=True)
class ListSpan:
    """How many articles a list has, and the moments of the oldest and the newest."""

    number: int
    first: dt.datetime
    last: dt.datetime


@read
def kinds_in(key: ListKey, kinds: tuple[str, ...], size: int) -> tuple[int, ...]:
    """Return the newest articles of some kinds among the recent ones of a list."""
    ids = _recent(key)
    found = set(Article.objects.filter(pk__in=ids, kind__in=kinds).values_list("pk", flat=True))
    return tuple([one for one in ids if one in found][:size])


@read
def topics_in(key: ListKey, size: int) -> tuple[Link, ...]:
    """Return the topics that most of the recent articles of a list are about."""
    # What an article is filed under is a part of it, and whatever is in the list changes the list.
    filed = Article.topics.through.objects.filter(article__in=_recent(key))
    counted = filed.values("topic").annotate(number=Count("article")).order_by("-number", "topic")
    ids = [row["topic"] for row in counted[:size]]
    topics = Topic.objects.prefetch_related("local_names").in_bulk(ids)
    return tuple(topic_link(topics[one], key.code) for one in ids)


@read
def span_of(key: ListKey) -> ListSpan | None:
    """Return how much a list holds and of when, or None where it is empty."""
    record_subject(key.subject)
    listed = key.articles().values_list("published_at", flat=True)
    first, last = listed.last(), listed.first()
    return ListSpan(listed.count(), first, last) if first and last else None


@read
def key_articles(topic_id: int, code: str) -> tuple[int, ...]:
    """Return what editors put first on the page of a topic, in a language.

    An article stands for its translations: it was chosen in one language only.
    """
    record_subject(f"topic:{topic_id}")
    rows = KeyArticle.objects.filter(topic=topic_id).order_by("sort_order", "pk")
    chosen = list(rows.values_list("article_id", "article__translation_key"))
    for article, _ in chosen:
        # Of a translation that comes or goes its siblings are told: see `press.invalidation`.
        record_subject(page(article))
    public = Article.objects.listed().in_language(code)
    same = public.filter(translation_key__in=[shared for _, shared in chosen], alias_of=None)
    found = dict(same.values_list("translation_key", "pk"))
    for article in found.values():
        record_subject(page(article))
    return tuple(dict.fromkeys(found[shared] for _, shared in chosen if shared in found))


@read
def most_read_by(contributor_id: int, code: str, size: int) -> tuple[int, ...]:
    """Return what is most read now of what somebody wrote, in a language."""
    record_subject(MOST_READ)
    record_subject(ListKey(CONTRIBUTOR, code, str(contributor_id)).subject)
    lines = Byline.objects.filter(
        contributor=contributor_id, role__in=(Byline.Role.BY, Byline.Role.WITH)
    )
    ranked = list(
        MostRead.objects.filter(article__in=lines.values("article"))
        .order_by("rank")
        .values_list("article_id", flat=True)
    )
    for article in ranked:
        record_subject(page(article))
    public = Article.objects.listed().in_language(code).filter(pk__in=ranked)
    readable = set(public.values_list("pk", flat=True))
    return tuple([one for one in ranked if one in readable][:size])


def _recent(key: ListKey) -> list[int]:
    record_subject(key.subject)
    return list(key.articles().values_list("article_id", flat=True)[:RECENT])
