"""Facts about what has a page of its own besides articles: sections, topics, places, people."""

from dataclasses import dataclass
from typing import Any

from caspian.common.languages import babel_locale, language, name_of
from caspian.common.text import web_address
from caspian.dossiers.models import Place
from caspian.newsroom.models import Contributor, Information, Section, Topic
from caspian.newsroom.stored import stored_blocks
from caspian.pages.documents import ContributorCard, ContributorProfile, PageLocalName
from caspian.pages.reads.articles import PlaceFacts, contributor_card, place_facts
from caspian.pages.reads.door import read, record_dependency, record_subject


@read
def places(ids: tuple[int, ...], code: str) -> dict[int, PlaceFacts]:
    """Return places by id, named in a language; those that are gone are left out."""
    for place in ids:
        record_subject(f"place:{place}")
    records = Place.objects.filter(pk__in=ids).prefetch_related("local_names")
    return {record.pk: place_facts(record, code) for record in records}


@dataclass(frozen=True)
class SectionFacts:
    """A section as its page shows it."""

    id: int
    title: str
    about: str
    search_title: str
    search_description: str


@dataclass(frozen=True)
class TopicFacts:
    """A topic in a reader's language."""

    id: int
    title: str
    about: str


@dataclass(frozen=True)
class PlaceFactsWhole:
    """A place in a reader's language; `country` in words."""

    id: int
    at: PlaceFacts
    country: str
    local_names: tuple[PageLocalName, ...]


@dataclass(frozen=True)
class InformationFacts:
    """A page about the paper; its body still as stored blocks."""

    title: str
    body: tuple[dict[str, Any], ...]
    search_description: str


@read
def section(section_id: int) -> SectionFacts:
    """Return a public section by its id."""
    record = Section.objects.public().get(pk=section_id)
    record_dependency(record)
    return SectionFacts(
        record.pk, record.title, record.about, record.seo_title, record.search_description
    )


@read
def topic(slug: str, code: str) -> TopicFacts | None:
    """Return a topic by its slug, or None."""
    record = Topic.objects.filter(slug=slug).first()
    if record is None:
        return None
    record_dependency(record)
    return TopicFacts(record.pk, record.name_in(code), record.about)


@read
def place(slug: str, code: str) -> PlaceFactsWhole | None:
    """Return a place by its slug, or None."""
    record = Place.objects.filter(slug=slug).first()
    if record is None:
        return None
    territories = babel_locale(code).territories
    return PlaceFactsWhole(
        id=record.pk,
        at=place_facts(record, code),
        country=territories.get(record.country, record.country),
        local_names=tuple(_local_names(record, code)),
    )


@read
def contributor(slug: str, code: str) -> tuple[int, ContributorCard] | None:
    """Return a contributor's id and card by slug, or None."""
    record = Contributor.objects.filter(slug=slug).all().first()
    return (record.pk, contributor_card(record, code)) if record else None


@read
def contributor_profile(contributor_id: int, code: str) -> ContributorProfile:
    """Return what somebody gave of themselves besides what stands in every byline."""
    record_subject(f"contributor:{contributor_id}")
    record = Contributor.objects.filter(pk=contributor_id).first() or Contributor()
    return ContributorProfile(
        beat=record.beat,
        languages=tuple(sorted(name_of(str(one), code) for one in record.languages)),
        email=record.email,
        website=web_address(record.website),
    )


@read
def information_page(page_id: int) -> InformationFacts:
    """Return a public page about the paper by its id."""
    return information_of(Information.objects.public().get(pk=page_id))


def information_of(record: Information) -> InformationFacts:
    """Return the facts of an information record, published or, for a preview, not."""
    record_dependency(record)
    return InformationFacts(record.title, stored_blocks(record.body), record.search_description)


def _local_names(record: Place, code: str) -> list[PageLocalName]:
    names = []
    for local in record.local_names.all():
        if local.language != code:
            spoken = language(local.language)
            names.append(PageLocalName(spoken.code, spoken.direction, spoken.name, local.name))
    return names
