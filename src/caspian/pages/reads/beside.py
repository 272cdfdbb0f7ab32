"""Facts about what stands beside an article: must read, latest, more articles."""

import datetime as dt

from django.utils import timezone

from caspian.newsroom.models import Article, Pin, Publication
from caspian.newsroom.readership import most_read
from caspian.newsroom.related import related_to
from caspian.pages.reads.door import holds_until, note, read

MUST_READ = 5
LATEST = 6
RELATED = 12
COUNTED_AGAIN_AFTER = dt.timedelta(minutes=15)


@read
def must_read(code: str) -> tuple[int, ...]:
    """Return what is pinned, newest pin first, then what is most read; filled up with nothing."""
    return _must_read(code)


@read
def latest(code: str) -> tuple[int, ...]:
    """Return the newest articles of a language."""
    return _latest(code)


@read
def shown_beside(ids: tuple[int, ...], code: str) -> frozenset[int]:
    """Return which of some articles stand in must read or latest now.

    Each is noted as a question of its own, so that a page depends on the few articles that it
    would offer itself, not on the whole of two lists that change with every publication.
    """
    for article_id in ids:
        note("shown_beside", article_id, code)
    return frozenset(ids) & {*_latest(code), *_must_read(code)}


@read
def related(article_id: int) -> tuple[int, ...]:
    """Return the articles that go with an article, nearest first."""
    return related_to(Article.objects.get(pk=article_id), RELATED)


def _latest(code: str) -> tuple[int, ...]:
    articles = Article.objects.public().in_language(code).newest_first()
    return tuple(articles.values_list("pk", flat=True)[:LATEST])


def _must_read(code: str) -> tuple[int, ...]:
    now = timezone.now()
    public = Article.objects.public().in_language(code)
    pins = Pin.objects.filter(until__gt=now, article__in=public)
    for pin in pins:
        holds_until(pin.until)
    pinned = [pin.article_id for pin in pins]
    since = now - dt.timedelta(days=Publication.load().must_read_days)
    holds_until(now + COUNTED_AGAIN_AFTER)
    candidates = most_read(since, articles=MUST_READ * 4)
    readable = set(public.filter(pk__in=candidates).values_list("pk", flat=True))
    counted = [pk for pk in candidates if pk in readable and pk not in pinned]
    return tuple([*pinned, *counted][:MUST_READ])
