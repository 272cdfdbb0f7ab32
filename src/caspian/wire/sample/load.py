"""Loads the sample publication into a founded paper; loading it twice changes nothing."""

import datetime as dt
import json
import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from django.db import transaction
from django.utils import timezone

from caspian.dossiers.models import Place, PlaceName
from caspian.newsroom.bulk import unindexed
from caspian.newsroom.models import (
    Article,
    Contributor,
    Home,
    ImportRecord,
    KeyArticle,
    Publication,
    Section,
    Topic,
    User,
)
from caspian.newsroom.models import Information as InformationPage
from caspian.newsroom.must_read import pin
from caspian.wire.sample.articles import SAMPLE, items, load_article, stream_data

Rows = list[dict[str, Any]]
MODELS: dict[str, Any] = {"section": Section, "topic": Topic, "place": Place}
DATA = files("caspian.wire.sample") / "data"


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
        fields = {key: value for key, value in row.items() if key not in ("slug", "key")}
        Topic.objects.get_or_create(slug=row["slug"], defaults=fields)


def load_contributors(rows: Rows) -> None:
    """Load contributors."""
    for row in rows:
        fields = {key: value for key, value in row.items() if key != "slug"}
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


def compose_front(home: Home, front: dict[str, Any]) -> None:
    """Compose a front as its table says, and publish it: another language's from the same slugs.

    Articles are named by their English originals: readers of a language get its translations.
    """
    first = Article.objects.filter(locale__language_code="en")
    ids = dict(first.values_list("slug", "pk"))
    stream = [{"type": "lead", "value": _value(front["lead"], ids)}]
    for part in front["part"]:
        stream.append({"type": part["kind"], "value": _value(part, ids)})
    home.refresh_from_db()
    # As JSON: a list of dictionaries would be taken for values, not for what is stored.
    home.front = json.dumps(stream)
    home.save_revision().publish()


def _value(part: dict[str, Any], ids: dict[str, int]) -> dict[str, Any]:
    """Return the stored value of a block: slugs turned into ids."""
    value: dict[str, Any] = {}
    for name, told in part.items():
        if name == "article":
            value[name] = ids[told]
        elif name in ("articles", "related"):
            value[name] = items([ids[slug] for slug in told])
        elif name in MODELS:
            value[name] = MODELS[name].objects.get(slug=told).pk
        elif name != "kind":
            value[name] = told
    return value


@transaction.atomic
def load_sample(by: User | None = None) -> int:
    """Load the sample publication, all or nothing; return how many articles came in.

    Dates are counted back from now; `by` is who is said to have pinned the must-reads. What
    comes in is not indexed: call `caspian.newsroom.bulk.index_everything` afterwards.
    """
    with unindexed():
        return _load(by, timezone.now())


def _load(by: User | None, now: dt.datetime) -> int:
    home = Home.objects.get(locale__language_code="en")
    places = load_places(_table("places.toml")["place"])
    load_topics(_table("topics.toml")["topic"])
    load_contributors(_table("contributors.toml")["contributor"])
    sections = load_sections(home, _table("sections.toml")["section"])
    known = set(ImportRecord.objects.filter(kind=SAMPLE).values_list("fingerprint", flat=True))
    loaded = [
        load_article(data, sections[data["section"]], now, DATA / "pictures")
        for data in _articles()
        if data["slug"] not in known
    ]
    if loaded and not known:
        _load_information(home, _table("information.toml")["page"])
        _name_publication(places["baku"])
        _put_key_articles(_table("topics.toml")["topic"])
        compose_front(home, _table("front.toml"))
        _pin_must_reads(_table("front.toml")["must_read"], by, now)
    return len(loaded)


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text("utf-8"))


def _articles() -> list[dict[str, Any]]:
    """Return the articles, oldest first, so that ids grow as dates do."""
    folder: Traversable = DATA / "articles"
    found = [tomllib.loads(file.read_text("utf-8")) for file in folder.iterdir()]
    return sorted(found, key=lambda article: (-article["days_ago"], article["slug"]))


def _load_information(home: Home, pages: list[dict[str, Any]]) -> None:
    for data in pages:
        page = InformationPage(
            title=data["title"],
            slug=data["slug"],
            locale=home.locale,
            body=json.dumps(stream_data(data["body"], {})),
            live=False,
        )
        home.add_child(instance=page)
        page.save_revision().publish()


def _name_publication(city: Any) -> None:
    publication = Publication.load()
    publication.city, publication.publisher = city, "The Caspian Times, a sample publication"
    publication.letters = "letters@example.org"
    publication.save()


def _put_key_articles(rows: Rows) -> None:
    for row in rows:
        topic = Topic.objects.get(slug=row["slug"])
        for order, slug in enumerate(row.get("key", ())):
            article = Article.objects.get(slug=slug)
            KeyArticle.objects.create(topic=topic, article=article, sort_order=order)


def _pin_must_reads(slugs: list[str], by: User | None, now: dt.datetime) -> None:
    # The newest pin stands first, so the last to be pinned is the first of the list.
    for slug in reversed(slugs):
        pin(article=Article.objects.get(slug=slug), by=by, until=now + dt.timedelta(days=14))
