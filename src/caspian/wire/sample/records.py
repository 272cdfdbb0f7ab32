"""Loads the records that the sample articles refer to; one that is there already is left alone."""

from typing import Any

from caspian.dossiers.models import Place, PlaceName
from caspian.newsroom.models import Contributor, Home, Section, Topic

Rows = list[dict[str, Any]]


def load_places(rows: Rows) -> dict[str, Place]:
    """Load places with their names in other languages; return them by slug."""
    places = {}
    for row in rows:
        names = row.get("names", {})
        fields = {key: value for key, value in row.items() if key not in ("slug", "names")}
        place, made = Place.objects.get_or_create(slug=row["slug"], defaults=fields)
        if made:
            for code, name in names.items():
                language = "kk-cyrl" if code == "kk" else code
                PlaceName.objects.create(place=place, language=language, name=name)
        places[row["slug"]] = place
    return places


def load_topics(rows: Rows) -> None:
    """Load topics."""
    for row in rows:
        Topic.objects.get_or_create(
            slug=row["slug"], defaults={"name": row["name"], "code": row["code"]}
        )


def load_contributors(rows: Rows) -> None:
    """Load contributors."""
    for row in rows:
        fields = {key: row[key] for key in ("name", "role", "about")}
        Contributor.objects.get_or_create(slug=row["slug"], defaults=fields)


def load_sections(home: Home, rows: Rows) -> dict[str, Section]:
    """Load sections in the order of the file, under a home; return them by slug."""
    sections = {}
    for row in rows:
        section = Section.objects.child_of(home).filter(slug=row["slug"]).first()
        if section is None:
            section = Section(
                title=row["title"], slug=row["slug"], about=row["about"], locale=home.locale
            )
            home.add_child(instance=section)
            section.save_revision().publish()
        sections[row["slug"]] = section
    return sections
