"""Facts about one article, whole: what its own page shows of it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from wagtail.models import Page

from caspian.common.dates import checked
from caspian.newsroom.date_to_come import date_for_programs
from caspian.newsroom.internals import parent_path
from caspian.newsroom.models import Article, Contributor
from caspian.newsroom.stored import stored_blocks
from caspian.newsroom.subjects import page
from caspian.pages.documents import ContributorCard, PageByline
from caspian.pages.parts import Link, PagePicture
from caspian.pages.reads import pictures
from caspian.pages.reads.door import inside, read, record_dependency, record_subject

WITH = (
    "locale",
    "dateline__local_names",
    "topics__local_names",
    "places__local_names",
    "bylines__contributor",
)


@dataclass(frozen=True)
class PlaceFacts:
    """A place as an article refers to it; coordinates in degrees."""

    link: Link
    country: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class ArticleFacts:
    """An article as it stands in the newsroom; its body still as stored blocks."""

    id: int
    language: str
    address: str
    kind: str
    headline: str
    standfirst: str
    section: Link
    bylines: tuple[PageByline, ...]
    dateline: str
    published_at: dt.datetime
    """as readers see it"""
    dated: dt.datetime
    """as feeds, the API and search engines get it: never in the future"""
    updated_at: dt.datetime | None
    takes_comments: bool
    comments_begin: dt.datetime
    """from when on the days count for which it takes comments"""
    lead: PagePicture | None
    lead_id: int | None
    body: tuple[dict[str, Any], ...]
    topics: tuple[Link, ...]
    places: tuple[PlaceFacts, ...]
    topic_codes: tuple[tuple[str, str], ...]
    """the IPTC Media Topics of its topics, in their order: code and name"""
    shared_key: UUID
    """what it has in common with its translations"""
    search_title: str
    search_description: str


@dataclass(frozen=True)
class HeadFacts:
    """Of a public article no more than what names it."""

    id: int
    language: str
    address: str
    headline: str


@read
def article_head(article_id: int) -> HeadFacts | None:
    """Return what names a public article, or None where it is not public."""
    record_subject(page(article_id))
    rows = Article.objects.public().filter(pk=article_id)
    named = rows.values_list("pk", "locale__language_code", "url_path", "title")
    return next((HeadFacts(*row) for row in named), None)


@read
def article(article_id: int) -> ArticleFacts:
    """Return a public article by its id.

    Raises Article.DoesNotExist when it is not public.
    """
    return facts_of(Article.objects.public().prefetch_related(*WITH).get(pk=article_id))


def prefetch(ids: tuple[int, ...]) -> None:
    """Answer `article` for many public articles with a handful of queries."""
    with inside():
        wanted = article.unanswered(ids)
        records = list(Article.objects.public().filter(pk__in=wanted).prefetch_related(*WITH))
        sections = _sections(records)
        pictures.prefetch(record.lead_picture_id for record in records)
        for record in records:
            section = sections[parent_path(record.path)]
            article.keep((record.pk,), partial(facts_of, record, section))


def facts_of(record: Article, section: Any = None) -> ArticleFacts:
    """Return the facts of an article record, published or, for a preview, not."""
    code = record.locale.language_code
    section = section or record.get_parent()
    for one in (record, record.locale, section):
        record_dependency(one)
    if record.dateline:
        record_dependency(record.dateline)
    shown = checked(record.date_shown)
    dated = date_for_programs(shown, record.first_published_at, record.last_published_at)
    return ArticleFacts(
        id=record.pk,
        language=code,
        address=record.url_path,
        kind=record.kind,
        headline=record.title,
        standfirst=record.standfirst,
        section=Link(section.title, section.url_path),
        bylines=_bylines(record),
        dateline=record.dateline.name_in(code) if record.dateline else "",
        published_at=shown,
        dated=checked(dated),
        updated_at=record.updated_at,
        takes_comments=record.takes_comments,
        comments_begin=checked(record.comments_begin or shown),
        lead=_lead(record),
        lead_id=record.lead_picture_id,
        body=stored_blocks(record.body),
        topics=tuple(topic_link(topic, code) for topic in record.topics.all()),
        places=tuple(place_facts(place, code) for place in record.places.all()),
        topic_codes=tuple((one.code, one.name_in(code)) for one in record.topics.all() if one.code),
        shared_key=record.translation_key,
        search_title=record.seo_title,
        search_description=record.search_description,
    )


def topic_link(topic: Any, code: str) -> Link:
    """Return the link to a topic's page in a language."""
    record_dependency(topic)
    return Link(topic.name_in(code), f"/{code}/topics/{topic.slug}/")


def contributor_card(contributor: Contributor, code: str) -> ContributorCard:
    """Return a contributor as named beside an article in a language."""
    record_dependency(contributor)
    held = contributor.portrait_id
    return ContributorCard(
        name=contributor.name,
        address=f"/{code}/contributors/{contributor.slug}/",
        role=contributor.role,
        about=contributor.about,
        portrait=pictures.portrait(held, contributor.name) if held else None,
    )


def _sections(records: Iterable[Article]) -> dict[str, Any]:
    paths = {parent_path(record.path) for record in records}
    return {section.path: section for section in Page.objects.filter(path__in=paths)}


def _bylines(record: Article) -> tuple[PageByline, ...]:
    code = record.locale.language_code
    by_role: dict[str, list[ContributorCard]] = {}
    for line in record.bylines.all():
        by_role.setdefault(line.role, []).append(contributor_card(line.contributor, code))
    order = ("by", "with", "photographs", "translated_by")
    return tuple(PageByline(role, tuple(by_role[role])) for role in order if role in by_role)


def _lead(record: Article) -> PagePicture | None:
    shown = pictures.shown(
        record.lead_picture_id,
        alt=record.lead_alt,
        caption=record.lead_caption,
        credit=record.lead_credit,
    )
    return shown if shown and shown.shows_anything else None


def place_facts(place: Any, code: str) -> PlaceFacts:
    """Return a place as an article refers to it in a language."""
    record_dependency(place)
    link = Link(place.name_in(code), f"/{code}/places/{place.slug}/")
    return PlaceFacts(link, place.country, place.latitude, place.longitude)
