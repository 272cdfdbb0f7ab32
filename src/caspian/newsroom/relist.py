"""Brings the lists up to what is public: derived from the articles, one after another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction
from wagtail.models import Page

from caspian.common.dates import is_in_range
from caspian.newsroom.archive_pages import (
    CONTRIBUTOR,
    KIND,
    LATEST,
    PLACE,
    SECTION,
    TOPIC,
    ListKey,
    Position,
    bind,
)
from caspian.newsroom.internals import parent_path
from caspian.newsroom.models import Article, Byline, Listed

Places = dict[tuple[int, str], Position]
AT_ONCE = 4000


def relist(ids: Iterable[int]) -> bool:
    """Put articles into the lists that they belong to, out of the others; return whether any moved.

    Ids that are no public article's belong to no list.
    """
    wanted = sorted(set(ids))
    moved = False
    for start in range(0, len(wanted), AT_ONCE):
        moved |= _relist(wanted[start : start + AT_ONCE])
    return moved


def relist_everything() -> bool:
    """Derive all lists anew from what is public; return whether any article had to move."""
    listed = Listed.objects.values_list("article_id", flat=True).distinct()
    public = Article.objects.public().values_list("pk", flat=True)
    return relist({*listed, *public})


@transaction.atomic
def _relist(ids: Sequence[int]) -> bool:
    wanted = dict(_places(ids))
    rows = {(row.article_id, row.list): row for row in Listed.objects.filter(article_id__in=ids)}
    gone = [
        row.pk
        for place, row in rows.items()
        if place not in wanted or wanted[place].published_at != row.published_at
    ]
    came = {
        place: position
        for place, position in wanted.items()
        if place not in rows or rows[place].published_at != position.published_at
    }
    Listed.objects.filter(pk__in=gone).delete()
    Listed.objects.bulk_create(
        [
            Listed(article_id=article, list=name, published_at=position.published_at)
            for (article, name), position in sorted(came.items())
        ]
    )
    _bind(came)
    return bool(gone or came)


def _bind(came: Places) -> None:
    by_list: dict[str, list[Position]] = defaultdict(list)
    for (_, name), position in came.items():
        by_list[name].append(position)
    for name, positions in sorted(by_list.items()):
        key = ListKey.parse(name)
        if key.is_paged:
            bind(key, positions)


def _places(ids: Sequence[int]) -> Iterator[tuple[tuple[int, str], Position]]:
    """Yield each place that a public article has: its id and a list, and its position there."""
    rows = list(
        Article.objects.listed()
        .filter(pk__in=ids)
        .values_list("pk", "published_at", "locale__language_code", "kind", "path")
    )
    parents = _parents({parent_path(path) for *_, path in rows})
    filed = _filed([row[0] for row in rows])
    for pk, published_at, language, kind, path in rows:
        if not is_in_range(published_at):
            continue  # its own page says what is wrong with it, and no list has such a day
        code = language.lower()
        keys = [ListKey(LATEST, code), ListKey(KIND, code, kind)]
        keys.append(ListKey(SECTION, code, str(parents[parent_path(path)])))
        keys += [ListKey(name, code, str(of)) for name, of in filed[pk]]
        for key in dict.fromkeys(keys):
            yield (pk, str(key)), Position(published_at, pk)


def _parents(paths: set[str]) -> dict[str, int]:
    return dict(Page.objects.filter(path__in=paths).values_list("path", "pk"))


def _filed(ids: list[int]) -> dict[int, list[tuple[str, int]]]:
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    rows = (
        (TOPIC, Article.topics.through.objects.values_list("article_id", "topic_id")),
        (PLACE, Article.places.through.objects.values_list("article_id", "place_id")),
        (CONTRIBUTOR, Byline.objects.values_list("article_id", "contributor_id")),
    )
    for name, links in rows:
        for article, of in links.filter(article_id__in=ids):
            found[article].append((name, of))
    return found
