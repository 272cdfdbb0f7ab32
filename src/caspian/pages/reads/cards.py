"""Facts about articles as they stand in lists.

Cards are read as plain columns: a list has dozens of them, and to build the records of articles,
sections and contributors only to copy a few fields out of each would take most of the time.
"""

import datetime as dt
from collections import defaultdict
from functools import partial
from typing import Any, NamedTuple

from wagtail.models import Page

from caspian.common.dates import bounds, checked, day_in
from caspian.newsroom.internals import parent_path
from caspian.newsroom.models import Article, Byline
from caspian.newsroom.subjects import page
from caspian.pages.parts import Card, Link, PagePicture
from caspian.pages.reads import paper, pictures
from caspian.pages.reads.door import expires_at, inside, now, read, record_subject


class _Row(NamedTuple):
    """What a card needs of an article, by the names of its columns."""

    pk: int
    url_path: str
    title: str
    short_headline: str
    standfirst: str
    kind: str
    path: str
    published_at: dt.datetime
    lead_picture_id: int | None
    lead_alt: str


class _Name(NamedTuple):
    """Who wrote an article: the contributor's id, name and portrait."""

    contributor: int
    name: str
    portrait: int | None


class _Found(NamedTuple):
    """What the database knew of some articles; sections and names are by article."""

    rows: dict[int, _Row]
    sections: dict[int, tuple[int, Link]]
    names: dict[int, list[_Name]]


def cards(ids: tuple[int, ...]) -> tuple[Card, ...]:
    """Return articles as cards, in the order asked for; those not public are left out.

    So are those that can't be read: one broken article must not hold up a front.
    """
    prefetch(ids)
    found = (card.or_left_out(article_id) for article_id in ids)
    return tuple(one for one in found if one is not None)


@read
def card(article_id: int) -> Card | None:
    """Return an article as a card, or None where lists may not show it."""
    return _card(article_id, _found([article_id]))


def prefetch(ids: tuple[int, ...]) -> None:
    """Answer `card` for many articles with a handful of queries."""
    wanted = card.unanswered(ids)
    if not wanted:
        return
    with inside():
        found = _found(wanted)
        pictures.prefetch(row.lead_picture_id for row in found.rows.values())
        for article_id in wanted:
            card.keep((article_id,), partial(_card, article_id, found))


def _card(article_id: int, found: _Found) -> Card | None:
    record_subject(page(article_id))
    row = found.rows.get(article_id)
    if row is None:
        return None
    section_id, section = found.sections[article_id]
    record_subject(page(section_id))
    names = found.names.get(article_id, [])
    for one in names:
        record_subject(f"contributor:{one.contributor}")
    return Card(
        article=article_id,
        address=row.url_path,
        headline=row.short_headline or row.title,
        standfirst=row.standfirst,
        kind=row.kind,
        section=section,
        byline=", ".join(one.name for one in names),
        published_at=checked(row.published_at),
        picture=pictures.shown(row.lead_picture_id, in_card=True, alt=row.lead_alt),
        is_today=_is_today(row.published_at),
        author=_portrait(names) if row.kind == Article.Kind.PERSPECTIVE else None,
    )


def _portrait(names: list[_Name]) -> PagePicture | None:
    first = names[0] if names else None
    return pictures.portrait(first.portrait, first.name) if first and first.portrait else None


def _is_today(moment: dt.datetime) -> bool:
    """Return whether a moment lies in today's date; what may change at a midnight says so."""
    zone, present = paper.time_zone(), now()
    start, end = bounds(day_in(moment, zone), zone)
    if present < end:
        expires_at(end if start <= present else start)
    return start <= present < end


def _found(ids: list[int]) -> _Found:
    public = Article.objects.listed().filter(pk__in=ids)
    rows = {row[0]: _Row(*row) for row in public.values_list(*_Row._fields)}
    return _Found(rows, _sections(rows), _names(list(rows)))


def _sections(rows: dict[int, _Row]) -> dict[int, tuple[int, Link]]:
    parents = {pk: parent_path(row.path) for pk, row in rows.items()}
    found: dict[str, tuple[int, Link]] = {}
    pages = Page.objects.filter(path__in=set(parents.values()))
    for pk, path, title, address in pages.values_list("pk", "path", "title", "url_path"):
        found[path] = (pk, Link(title, address))
    return {pk: found[path] for pk, path in parents.items()}


def _names(ids: list[int]) -> dict[int, list[_Name]]:
    names: dict[int, list[_Name]] = defaultdict(list)
    shown = Byline.objects.filter(article__in=ids, role__in=(Byline.Role.BY, Byline.Role.WITH))
    rows: Any = shown.order_by("article", "sort_order", "pk")
    for article, *name in rows.values_list(
        "article_id", "contributor_id", "contributor__name", "contributor__portrait_id"
    ):
        names[article].append(_Name(*name))
    return names
