"""What an export holds in memory: the paper, its languages, and what articles are filed under."""

from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from wagtail.models import Locale

from caspian.dossiers.models import Place, PlaceName
from caspian.graphics.maps.locator import Spot
from caspian.newsroom.models import Contributor, Home, Publication, Section, Topic, TopicName
from caspian.wire.leaving.choice import LeavingChoice


@dataclass(frozen=True)
class Filed:
    """A topic or a place: its names by language, and what else is known of it."""

    id: int
    slug: str
    name: str
    names: dict[str, str]
    about: str = ""
    code: str = ""
    """of a topic the IPTC Media Topic, of a place its country"""
    latitude: float = 0.0
    longitude: float = 0.0

    def name_in(self, language: str) -> str:
        """Return the name in a language, or the default name where none is recorded."""
        return self.names.get(language, self.name)


@dataclass(frozen=True)
class LeavingSection:
    """A section of one language."""

    id: int
    title: str
    slug: str
    about: str
    language: str
    path: str
    key: str
    """what its translations share"""


@dataclass(frozen=True)
class Person:
    """A contributor, with a name by which others log in elsewhere."""

    id: int
    slug: str
    name: str
    role: str
    about: str
    portrait: int | None
    user: int | None


@dataclass
class LeavingPaper:
    """The small records of a paper: thousands at most, whatever the number of articles."""

    name: str
    about: str
    zone: ZoneInfo
    root: str
    languages: dict[int, str]
    """the codes of languages, by the id of the locale"""
    codes: list[str]
    """the languages that the paper appears in, the first first"""
    sections: dict[str, LeavingSection]
    """by their place in the tree"""
    people: dict[int, Person]
    topics: dict[int, Filed]
    places: dict[int, Filed]
    by_user: dict[int, Person] = field(default_factory=dict)

    def spot(self, pk: int, code: str, emphasised: bool) -> Spot | None:
        """Return a place as a map shows it."""
        place = self.places.get(pk)
        if place is None:
            return None
        return Spot(
            place.name_in(code), place.latitude, place.longitude, place.code, emphasised
        )  # fmt: skip


def paper_of(choice: LeavingChoice) -> LeavingPaper:
    """Read the small records of the paper."""
    publication = Publication.load()
    languages = dict(Locale.objects.values_list("pk", "language_code"))
    homes: Any = Home.objects.all() if choice.drafts else Home.objects.public()
    codes = [
        languages[locale] for locale in homes.order_by("path").values_list("locale", flat=True)
    ]
    people = {row[0]: Person(*row) for row in Contributor.objects.order_by("pk").values_list(
        "pk", "slug", "name", "role", "about", "portrait", "user")}  # fmt: skip
    return LeavingPaper(
        name=publication.name,
        about=publication.about,
        zone=ZoneInfo(publication.time_zone),
        root=settings.CASPIAN_ADDRESS,
        languages=languages,
        codes=codes or [settings.LANGUAGE_CODE],
        sections=_sections(languages),
        people=people,
        topics=_topics(),
        places=_places(),
        by_user={one.user: one for one in people.values() if one.user},
    )


def _sections(languages: dict[int, str]) -> dict[str, LeavingSection]:
    # All of them: what is public may stand below a section that is not.
    rows = Section.objects.order_by("path").values_list(
        "path", "pk", "title", "slug", "about", "locale", "url_path", "translation_key"
    )
    return {
        path: LeavingSection(pk, title, slug, about, languages[locale], url, str(key))
        for path, pk, title, slug, about, locale, url, key in rows
    }


def _topics() -> dict[int, Filed]:
    names = _names(TopicName.objects.values_list("topic", "language", "name"))
    rows = Topic.objects.order_by("pk").values_list("pk", "slug", "name", "about", "code")
    return {
        pk: Filed(pk, slug, name, names.get(pk, {}), about, code)
        for pk, slug, name, about, code in rows
    }


def _places() -> dict[int, Filed]:
    names = _names(PlaceName.objects.values_list("place", "language", "name"))
    rows = Place.objects.order_by("pk").values_list(
        "pk", "slug", "name", "country", "latitude", "longitude"
    )
    return {
        pk: Filed(pk, slug, name, names.get(pk, {}), "", country, latitude, longitude)
        for pk, slug, name, country, latitude, longitude in rows
    }


def _names(rows: Any) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for pk, language, name in rows:
        # The default language has the record's own name, whatever else is stored.
        if language != settings.LANGUAGE_CODE:
            found.setdefault(pk, {})[language] = name
    return found
