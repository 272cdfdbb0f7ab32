"""Loads the sample publication into a founded paper; loading it twice changes nothing."""

import datetime as dt
import json
import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from django.db import transaction
from django.utils import timezone

from caspian.newsroom.bulk import unindexed
from caspian.newsroom.models import Article, Home, ImportRecord, Publication, User
from caspian.newsroom.models import Information as InformationPage
from caspian.newsroom.pin import pin
from caspian.wire.sample.articles import load_article
from caspian.wire.sample.body import stream_data
from caspian.wire.sample.front import compose_front
from caspian.wire.sample.records import load_contributors, load_places, load_sections, load_topics

DATA = files("caspian.wire.sample") / "data"
KIND = "sample"


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
    known = set(ImportRecord.objects.filter(kind=KIND).values_list("fingerprint", flat=True))
    loaded = [
        load_article(data, sections[data["section"]], now, DATA / "pictures")
        for data in _articles()
        if data["slug"] not in known
    ]
    if loaded and not known:
        _load_information(home, _table("information.toml")["page"])
        _name_city(places["baku"])
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


def _name_city(place: Any) -> None:
    publication = Publication.load()
    publication.city = place
    publication.save()


def _pin_must_reads(slugs: list[str], by: User | None, now: dt.datetime) -> None:
    # The newest pin stands first, so the last to be pinned is the first of the list.
    for slug in reversed(slugs):
        pin(article=Article.objects.get(slug=slug), by=by, until=now + dt.timedelta(days=14))
