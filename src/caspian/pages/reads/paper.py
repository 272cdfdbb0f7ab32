"""Facts about the paper itself: its name, languages, sections, date and weather."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from wagtail.models import Locale

from caspian.common.dates import day_in, next_midnight, written_as
from caspian.common.languages import language
from caspian.common.text import web_address
from caspian.edition.release import public_key
from caspian.newsroom.models import (
    BreakingNews,
    Home,
    Information,
    Publication,
    Section,
    Weather,
)
from caspian.newsroom.subjects import HOMES, INFORMATION, WEATHER
from caspian.newsroom.subjects import breaking as subject_of_banner
from caspian.pages.parts import Alternate, Link
from caspian.pages.reads import tree
from caspian.pages.reads.door import expires_at, now, read, record_dependency, record_subject

POLICIES = (
    "corrections",
    "ethics",
    "ownership",
    "masthead",
    "principles",
    "feedback",
    "verification",
    "contact",
)
"""how the slugs of those pages about the paper end by which others judge it"""
WEATHER_HOLDS = dt.timedelta(hours=3)


@dataclass(frozen=True)
class PublicationFacts:
    """The paper as readers of one language know it; social addresses are absolute."""

    name: str
    about: str
    time_zone: str
    social: tuple[Link, ...]
    dates: str
    """the language with how its dates are written: "en-GB-u-hc-h23", see `common.dates`"""
    views_by_beacon: bool
    """whether a page asks for a picture by which reads are counted"""


@dataclass(frozen=True)
class ImprintFacts:
    """Who runs the paper, its address line by line, where letters go; each may be empty."""

    publisher: str
    address: tuple[str, ...]
    letters: str


@dataclass(frozen=True)
class BreakingFacts:
    """What just happened, since when it is told, and the article's path; empty without one."""

    words: str
    since: dt.datetime
    address: str


@dataclass(frozen=True)
class WeatherFacts:
    """The temperature in the paper's city, in degrees Celsius."""

    city: str
    temperature_c: float


@read
def public_address() -> str:
    """Return the paper's absolute address without a slash at the end."""
    return str(settings.CASPIAN_ADDRESS)


@read
def edition_key() -> str:
    """Return the public key that releases are signed by, in hexadecimal; empty before there is one.

    Another key presses everything anew (`project/edition.py`), so no subject tells of it.
    """
    return public_key(Path(settings.CASPIAN_EDITION_KEY))


@read
def publication(code: str) -> PublicationFacts:
    """Return the paper's name, about text, time zone and those social addresses of the web."""
    record = _publication()
    record_dependency(record)
    text = record.text_in(code)
    social = tuple(
        Link(row.name, address)
        for row in record.social_addresses.all()
        if (address := web_address(row.address))
    )
    return PublicationFacts(
        name=text.name,
        about=text.about,
        time_zone=record.time_zone,
        social=social,
        dates=written_as(code, region=record.english_dates, hour_cycle=record.clock),
        views_by_beacon=record.views_by_beacon,
    )


@read
def imprint() -> ImprintFacts:
    """Return who runs the paper and how it is reached, as far as it says so."""
    record = _publication()
    record_dependency(record)
    lines = tuple(line.strip() for line in record.address.splitlines() if line.strip())
    return ImprintFacts(record.publisher, lines, record.letters)


@read
def time_zone() -> str:
    """Return the time zone that all dates are given in."""
    record = _publication()
    record_dependency(record)
    return record.time_zone


@read
def city(code: str) -> str:
    """Return where the paper is at home, in a language, or an empty text."""
    record = _publication()
    record_dependency(record)
    if record.city is None:
        return ""
    record_dependency(record.city)
    return record.city.name_in(code)


@read
def homes() -> tuple[Alternate, ...]:
    """Return the fronts of all languages that have one, in the order of the tree."""
    # Without records: what an editor composes on a front must not touch every page.
    record_subject(HOMES)
    rows = Home.objects.public().few().order_by("path")
    return tuple(
        Alternate(language(code), path)
        for code, path in rows.values_list("locale__language_code", "url_path")
    )


@read
def default_language() -> str:
    """Return the code of the paper's first language."""
    first = Locale.get_default()
    record_dependency(first)
    return str(first.language_code)


@read
def sections(code: str) -> tuple[Link, ...]:
    """Return the sections of a language, in the order of the tree."""
    record_subject(f"sections:{code.lower()}")
    return _links(Section.objects.public().few().in_language(code).order_by("path"))


@read
def information(code: str) -> tuple[Link, ...]:
    """Return the pages about the paper in a language, in the order of the tree."""
    record_subject(INFORMATION)
    return _links(Information.objects.public().few().in_language(code).order_by("path"))


@read
def policies(code: str) -> tuple[tuple[str, str], ...]:
    """Return the pages in a language that say how the paper works: ending of the slug, and path.

    Of several with one ending the last in the order of the tree.
    """
    record_subject(INFORMATION)
    rows = Information.objects.public().few().in_language(code).order_by("path")
    pages = list(rows.values_list("slug", "url_path"))
    return tuple(
        (ending, paths[-1])
        for ending in POLICIES
        if (paths := [path for slug, path in pages if slug.endswith(ending)])
    )


@read
def today(zone: str) -> dt.date:
    """Return today's date in a time zone; it holds until midnight there."""
    moment = now()
    expires_at(next_midnight(moment, zone))
    return day_in(moment, zone)


@read
def breaking(code: str) -> BreakingFacts | None:
    """Return the breaking banner of a language, or None where none stands now."""
    record_subject(subject_of_banner(code))
    record = BreakingNews.objects.filter(language=code.lower(), until__gt=now()).first()
    if record is None:
        return None
    record_dependency(record)
    expires_at(record.until)
    return BreakingFacts(record.words, record.since, _address_of(record.article_id, code))


def _address_of(article_id: int | None, code: str) -> str:
    """Return the path of an article, or an empty text where readers of a language can't read it."""
    if article_id is None:
        return ""
    (own,) = tree.in_language((article_id,), code)
    return tree.address_of(own) if own else ""


@read
def weather(code: str) -> WeatherFacts | None:
    """Return the weather in the paper's city, or None where none recent enough is known."""
    record_subject(WEATHER)
    record = _publication()
    record_dependency(record)
    city = record.city
    if city is None:
        return None
    record_dependency(city)
    known = Weather.objects.filter(place=city).first()
    if known is None:
        return None
    stale_at = known.observed_at + WEATHER_HOLDS
    if stale_at <= now():
        return None
    expires_at(stale_at)
    return WeatherFacts(city.name_in(code), known.temperature_c)


def _publication() -> Publication:
    # Not `load`, which makes the record where there is none: a read never writes.
    return Publication.objects.first() or Publication()


def _links(pages: Iterable[Any]) -> tuple[Link, ...]:
    links = []
    for page in pages:
        record_dependency(page)
        links.append(Link(page.title, page.url_path))
    return tuple(links)
