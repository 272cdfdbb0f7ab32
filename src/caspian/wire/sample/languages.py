"""Opens the sample paper in its other languages, each with its translated articles at once."""

import datetime as dt
import tomllib
from functools import partial
from importlib.resources.abc import Traversable
from typing import Any

from django.utils import timezone

from caspian.dossiers.models import Place, PlaceName
from caspian.newsroom.bulk import unindexed
from caspian.newsroom.models import (
    Article,
    Home,
    ImportRecord,
    Information,
    Section,
    Topic,
    TopicName,
    User,
)
from caspian.newsroom.must_read import pin
from caspian.newsroom.opening import (
    NEW,
    SHUT,
    BranchPage,
    FirstPages,
    open_language,
    reopen_language,
    state_of,
)
from caspian.wire.sample.articles import SAMPLE
from caspian.wire.sample.load import DATA, compose_front
from caspian.wire.sample.translate import Table, translate, write_page

LANGUAGES = DATA / "languages"
PINNED = dt.timedelta(days=14)


def sample_languages() -> tuple[str, ...]:
    """Return the codes of the languages that the sample is translated into."""
    return tuple(sorted(folder.name for folder in LANGUAGES.iterdir() if folder.is_dir()))


def open_sample_language(code: str, by: User | None = None, *, again: bool = False) -> bool:
    """Open one of the sample's languages; return whether it was opened.

    A language that somebody opened or closed is left alone, and so is a paper whose sample is
    gone; `again` goes on with one at which a process was killed. What comes in is not indexed:
    call `caspian.newsroom.bulk.index_everything` afterwards.
    """
    if not ImportRecord.objects.filter(kind=SAMPLE).exists():
        return False
    folder, state = LANGUAGES / code, state_of(code)
    fill = partial(_fill, folder, by)
    with unindexed():
        if state == NEW:
            _name(folder, code)
            open_language(code=code, wanted=_first_pages(folder), by=by, fill=fill)
        elif state == SHUT and again:
            fill(Home.objects.get(locale__language_code=code))
            reopen_language(code=code, by=by)
        else:
            return False
    return True


def _first_pages(folder: Traversable) -> FirstPages:
    sections = {one.slug: one.pk for one in _english(Section)}
    pages = {one.slug: one.pk for one in _english(Information)}
    return FirstPages(
        sections=[
            BranchPage(of=sections[row["slug"]], name=row["title"], text=(row["about"],))
            for row in _table(folder, "sections")["section"]
            if row["slug"] in sections
        ],
        information=[
            BranchPage(of=pages[row["slug"]], name=row["title"])
            for row in _table(folder, "information")["page"]
            if row["slug"] in pages
        ],
    )


def _fill(folder: Traversable, by: User | None, home: Home) -> None:
    """Put into a language what it begins with, while no reader sees it."""
    for row in _table(folder, "information")["page"]:
        write_page(home, row)
    title = _table(LANGUAGES, "words")["where_to_check"][folder.name]
    for original in _english(Article).order_by("published_at"):
        file = folder / "articles" / f"{original.slug}.toml"
        if file.is_file():
            translate(original, home, tomllib.loads(file.read_text("utf-8")), title, by)
    front = _table(LANGUAGES, "front")
    compose_front(home, front)
    originals = _english(Article).filter(slug__in=front["must_read"])
    keys = originals.values_list("translation_key", flat=True)
    for article in Article.objects.filter(locale=home.locale, translation_key__in=keys):
        pin(article=article, by=by, until=timezone.now() + PINNED)


def _name(folder: Traversable, code: str) -> None:
    """Give topics and places their names in a language, where they have none."""
    names = _table(folder, "names")
    for topic in Topic.objects.filter(slug__in=names["topics"]):
        given = {"name": names["topics"][topic.slug]}
        TopicName.objects.get_or_create(topic=topic, language=code, defaults=given)
    for place in Place.objects.filter(slug__in=names["places"]):
        given = {"name": names["places"][place.slug]}
        PlaceName.objects.get_or_create(place=place, language=code, defaults=given)


def _english(model: Any) -> Any:
    return model.objects.filter(locale__language_code="en")


def _table(folder: Traversable, name: str) -> Table:
    return tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))
