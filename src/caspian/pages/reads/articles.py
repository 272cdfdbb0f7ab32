"""Facts about one article, whole: what its own page shows of it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from caspian.newsroom.body import stored_blocks
from caspian.newsroom.models import Article, Contributor
from caspian.pages.documents import Byline, ContributorCard
from caspian.pages.parts import Link, Picture
from caspian.pages.reads.door import read
from caspian.pages.reads.pictures import picture_of


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
    bylines: tuple[Byline, ...]
    dateline: str
    published_at: dt.datetime
    updated_at: dt.datetime | None
    lead: Picture | None
    lead_id: int | None
    body: tuple[dict[str, Any], ...]
    topics: tuple[Link, ...]
    places: tuple[PlaceFacts, ...]
    search_title: str
    search_description: str


@read
def article(article_id: int) -> ArticleFacts:
    """Return a public article by its id.

    Raises Article.DoesNotExist when it is not public.
    """
    return facts_of(Article.objects.public().get(pk=article_id))


def facts_of(record: Article) -> ArticleFacts:
    """Return the facts of an article record, published or, for a preview, not."""
    code = record.locale.language_code
    section = record.get_parent()
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
        published_at=record.date_shown,
        updated_at=record.updated_at,
        lead=_lead(record),
        lead_id=record.lead_picture_id,
        body=stored_blocks(record.body),
        topics=tuple(topic_link(topic, code) for topic in record.topics.all()),
        places=tuple(_place(place, code) for place in record.places.all()),
        search_title=record.seo_title,
        search_description=record.search_description,
    )


def topic_link(topic: Any, code: str) -> Link:
    """Return the link to a topic's page in a language."""
    return Link(topic.name_in(code), f"/{code}/topics/{topic.slug}/")


def contributor_card(contributor: Contributor, code: str) -> ContributorCard:
    """Return a contributor as named beside an article in a language."""
    portrait = contributor.portrait
    return ContributorCard(
        name=contributor.name,
        address=f"/{code}/contributors/{contributor.slug}/",
        role=contributor.role,
        about=contributor.about,
        portrait=picture_of(portrait, alt=contributor.name) if portrait else None,
    )


def _bylines(record: Article) -> tuple[Byline, ...]:
    code = record.locale.language_code
    by_role: dict[str, list[ContributorCard]] = {}
    for line in record.bylines.all():
        by_role.setdefault(line.role, []).append(contributor_card(line.contributor, code))
    order = ("by", "with", "photographs", "translated_by")
    return tuple(Byline(role, tuple(by_role[role])) for role in order if role in by_role)


def _lead(record: Article) -> Picture | None:
    if record.lead_picture is None:
        return None
    return picture_of(
        record.lead_picture,
        alt=record.lead_alt,
        caption=record.lead_caption,
        credit=record.lead_credit,
    )


def _place(place: Any, code: str) -> PlaceFacts:
    link = Link(place.name_in(code), f"/{code}/places/{place.slug}/")
    return PlaceFacts(link, place.country, place.latitude, place.longitude)
