"""Facts about what stands beside an article: must read, latest, more articles."""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial

from caspian.newsroom.archive_pages import LATEST, ListKey
from caspian.newsroom.models import Article, MostRead, Pin
from caspian.newsroom.models import Related as RelatedRecord
from caspian.newsroom.subjects import MOST_READ, PINS, page
from caspian.pages.reads.door import (
    expires_at,
    inside,
    now,
    read,
    record_read,
    record_subject,
    unrecorded,
)

MUST_READ = 5
LATEST_SHOWN = 6
IS_BESIDE = "is_beside"
"""the read of whether one article stands there: of an id and a language"""


@read
def must_read(code: str, without: int = 0) -> tuple[int, ...]:
    """Return what is pinned, newest pin first, then what is most read; filled up with nothing.

    `without` is the article on whose own page it stands.
    """
    record_subject(PINS)
    record_subject(MOST_READ)
    moment = now()
    pins = [(pin.article_id, pin.until) for pin in Pin.objects.filter(until__gt=moment)]
    for _, until in pins:
        expires_at(until)
    ranked = MostRead.objects.values_list("article_id", flat=True)
    named = dict.fromkeys([*(article for article, _ in pins), *ranked])
    wanted = [article for article in named if article != without]
    for article in wanted:
        record_subject(page(article))
    public = Article.objects.listed().in_language(code).filter(pk__in=wanted)
    readable = set(public.values_list("pk", flat=True))
    return tuple([article for article in wanted if article in readable][:MUST_READ])


@read
def latest(code: str, without: int = 0) -> tuple[int, ...]:
    """Return the newest articles of a language; `without` is the one on whose page they stand."""
    key = ListKey(LATEST, code.lower())
    record_subject(key.subject)
    articles = key.articles().exclude(article=without)
    return tuple(articles.values_list("article_id", flat=True)[:LATEST_SHOWN])


def stands_beside(code: str) -> frozenset[int]:
    """Return what stands in must read or latest now, beside every article of a language."""
    return frozenset(latest(code)) | frozenset(must_read(code))


@read
def more(article_id: int, code: str, size: int) -> tuple[int, ...]:
    """Return what goes with an article and stands neither in must read nor in latest.

    Whether each of its candidates stands there is noted as a question of its own, so that a page
    depends on the few articles that it would offer itself, not on the whole of two lists that
    change with every publication.
    """
    candidates = related(article_id)
    for candidate in candidates:
        record_read(IS_BESIDE, candidate, code.lower())
    with unrecorded():
        shown = stands_beside(code.lower())
    return tuple([candidate for candidate in candidates if candidate not in shown][:size])


@read
def without_itself(article_id: int, code: str) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Return must read and latest as they stand on the page of an article that is in one of them.

    None for any other, whose page shows what all pages share and depends on one question alone:
    whether it came to stand there. So a publication touches a dozen pages here, not the archive.
    """
    record_read(IS_BESIDE, article_id, code.lower())
    with unrecorded():
        stands = article_id in stands_beside(code.lower())
    return (must_read(code, article_id), latest(code, article_id)) if stands else None


@read
def related(article_id: int) -> tuple[int, ...]:
    """Return the articles that go with an article, nearest first."""
    return _related(article_id, _found([article_id]))


def prefetch(ids: Iterable[int]) -> tuple[int, ...]:
    """Answer `related` for many articles with one query; return all that go with any of them."""
    wanted = related.unanswered(tuple(ids))
    with inside():
        found = _found(wanted)
    for article_id in wanted:
        related.keep((article_id,), partial(_related, article_id, found))
    return tuple(dict.fromkeys(other for others in found.values() for other in others))


def _related(article_id: int, found: dict[int, list[int]]) -> tuple[int, ...]:
    record_subject(f"related:{article_id}")
    return tuple(found.get(article_id, ()))


def _found(ids: list[int]) -> dict[int, list[int]]:
    rows = RelatedRecord.objects.filter(article__in=ids).order_by("-score", "-other")
    found: dict[int, list[int]] = defaultdict(list)
    for article, other in rows.values_list("article_id", "other_id"):
        found[article].append(other)
    return found
