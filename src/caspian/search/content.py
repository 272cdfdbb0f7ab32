"""What of an article is indexed: every word of it that readers see, and where it is filed."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from caspian.common.text import without_note_marks
from caspian.formats.html.sanitise import plain
from caspian.newsroom.internals import parent_path
from caspian.newsroom.models import Article
from caspian.newsroom.stored import readable, stored_blocks

SECTION, KIND, CONTRIBUTOR, PLACE = "section", "kind", "contributor", "place"
FILTERS = (SECTION, KIND, CONTRIBUTOR, PLACE)
_LETTERS = {SECTION: "s", KIND: "k", CONTRIBUTOR: "c", PLACE: "p"}
_MARK = "·"
"""no word of a text holds it"""
WITH = (
    "locale",
    "dateline__local_names",
    "topics__local_names",
    "places__local_names",
    "bylines__contributor",
)


def filed(what: str, value: object) -> str:
    """Return how the index writes that an article is filed under something: "·s12"."""
    return f"{_MARK}{_LETTERS[what]}{value}"


def in_language(language: str) -> str:
    """Return how the index writes that an article is in a language."""
    return f"{_MARK}l{plain_code(language)}"


def of_language(stem: str, language: str) -> str:
    """Return a stem as one of its language, which every other language spells as it likes."""
    return f"{plain_code(language)}{_MARK}{stem}"


def values(what: str, rows: Iterable[str]) -> dict[str, int]:
    """Return under which values of one kind articles are filed, each with how many of them are.

    `rows` are what `Entry.filed` holds of each.
    """
    start = _MARK + _LETTERS[what]
    found: dict[str, int] = {}
    for row in rows:
        for word in row.split():
            if word.startswith(start):
                value = word[len(start) :]
                found[value] = found.get(value, 0) + 1
    return found


def plain_code(language: str) -> str:
    """Return a language's code in letters alone."""
    return language.lower().replace("-", "")


@dataclass(frozen=True)
class IndexedContent:
    """A public article as the index has it; `body` has a line for each paragraph."""

    article: int
    language: str
    published_at: dt.datetime
    filed: str
    title: str
    standfirst: str
    names: str
    body: str


def contents_of(ids: Iterable[int]) -> dict[int, IndexedContent]:
    """Return the content of articles by id; those that are not public are left out."""
    public = Article.objects.public().filter(pk__in=list(ids)).prefetch_related(*WITH)
    records = list(public)
    sections = _sections(records)
    return {record.pk: _content(record, sections[parent_path(record.path)]) for record in records}


def body_text(blocks: Sequence[dict[str, Any]], caption: str = "") -> str:
    """Return the text of a body, a line for each paragraph; `caption` is the lead picture's."""
    lines = [
        without_note_marks(plain(text)) for text in readable([one.get("value") for one in blocks])
    ]
    return "\n".join(line for line in (*lines, caption) if line)


def _content(record: Article, section: int) -> IndexedContent:
    code = record.locale.language_code.lower()
    contributors = [line.contributor for line in record.bylines.all()]
    places, topics = list(record.places.all()), list(record.topics.all())
    where = [*places, record.dateline] if record.dateline else places
    named = [*(one.name for one in contributors), *(one.name_in(code) for one in (*topics, *where))]
    return IndexedContent(
        article=record.pk,
        language=code,
        published_at=record.date_shown,
        filed=" ".join(
            [
                filed(SECTION, section),
                filed(KIND, record.kind),
                *sorted({filed(CONTRIBUTOR, one.pk) for one in contributors}),
                *sorted({filed(PLACE, one.pk) for one in places}),
            ]
        ),
        title="\n".join(dict.fromkeys(filter(None, (record.title, record.short_headline)))),
        standfirst=record.standfirst,
        names="\n".join(dict.fromkeys(named)),
        body=body_text(stored_blocks(record.body), record.lead_caption),
    )


def _sections(records: Iterable[Article]) -> dict[str, int]:
    paths = {parent_path(record.path) for record in records}
    return dict(Page.objects.filter(path__in=paths).values_list("path", "pk"))
