"""Facts about the paper itself: its name, languages, sections, date and weather."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from wagtail.models import Locale

from caspian.common.dates import day_in, next_midnight
from caspian.common.languages import language
from caspian.newsroom.models import Home, Information, Publication, Section, Weather
from caspian.pages.parts import Alternate, Link
from caspian.pages.reads.door import holds_until, read

WEATHER_HOLDS = dt.timedelta(hours=3)


@dataclass(frozen=True)
class PublicationFacts:
    """The paper as readers of one language know it; social addresses are absolute."""

    name: str
    about: str
    time_zone: str
    social: tuple[Link, ...]


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
def publication(code: str) -> PublicationFacts:
    """Return the paper's name, about text, time zone and social addresses."""
    record = Publication.load()
    text = record.text_in(code)
    social = tuple(Link(row.name, row.address) for row in record.social_addresses.all())
    return PublicationFacts(text.name, text.about, record.time_zone, social)


@read
def homes() -> tuple[Alternate, ...]:
    """Return the fronts of all languages that have one, in the order of the tree."""
    rows = Home.objects.public().order_by("path").select_related("locale")
    return tuple(Alternate(language(home.locale.language_code), home.url_path) for home in rows)


@read
def default_language() -> str:
    """Return the code of the paper's first language."""
    return str(Locale.get_default().language_code)


@read
def sections(code: str) -> tuple[Link, ...]:
    """Return the sections of a language, in the order of the tree."""
    rows = Section.objects.public().in_language(code).order_by("path")
    return tuple(Link(section.title, section.url_path) for section in rows)


@read
def information(code: str) -> tuple[Link, ...]:
    """Return the pages about the paper in a language, in the order of the tree."""
    rows = Information.objects.public().in_language(code).order_by("path")
    return tuple(Link(page.title, page.url_path) for page in rows)


@read
def today(zone: str) -> dt.date:
    """Return today's date in a time zone; it holds until midnight there."""
    now = timezone.now()
    holds_until(next_midnight(now, zone))
    return day_in(now, zone)


@read
def weather(code: str) -> WeatherFacts | None:
    """Return the weather in the paper's city, or None where none recent enough is known."""
    city = Publication.load().city
    if city is None:
        return None
    known = Weather.objects.filter(place=city).first()
    if known is None:
        return None
    stale_at = known.observed_at + WEATHER_HOLDS
    if stale_at <= timezone.now():
        return None
    holds_until(stale_at)
    return WeatherFacts(city.name_in(code), known.temperature_c)
