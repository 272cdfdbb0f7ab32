"""Facts about a search: what was found, and what its filters are called.

A read is known by its name alone, so none may be called as one of another module is.
"""

from dataclasses import dataclass
from typing import Any

from caspian.common.orthography import sort_key
from caspian.dossiers.models import Place
from caspian.newsroom.models import Contributor, Section
from caspian.newsroom.subjects import page
from caspian.pages.reads.door import now, read, record_dependency, record_subject
from caspian.search import find as finding
from caspian.search import promotions, suggest
from caspian.search.content import CONTRIBUTOR, PLACE, values
from caspian.search.find import Results, SearchQuestion, ShownResult
from caspian.search.query import Query
from caspian.stylebook.watched import STYLEBOOK

LOOKED_THROUGH = 100
"""best hits whose contributors and places are offered as filters"""
OFFERED = 20


@dataclass(frozen=True)
class Filing:
    """Where articles can be filed: its id, its slug and its name in the reader's language."""

    id: int
    slug: str
    text: str


@read
def search_found(question: SearchQuestion) -> Results:
    """Return what a question finds, best first. Raises patience.TooSlow."""
    record_subject(STYLEBOOK)
    return finding.find(question, now())


@read
def search_suggestion(question: SearchQuestion, query: Query) -> str:
    """Return a question in another spelling that finds more, or an empty text."""
    record_subject(STYLEBOOK)
    return suggest.suggestion(question, query)


@read
def search_alone(code: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return which of some words find something, each for itself."""
    record_subject(STYLEBOOK)
    return tuple(word for word in words if finding.hits_of(SearchQuestion(code, word), 1))


@read
def search_promoted(query: Query, code: str) -> tuple[int, ...]:
    """Return the articles that editors put first for a query."""
    return promotions.promoted(query, code, now())


@read
def search_texts(positions: tuple[int, ...]) -> tuple[ShownResult, ...]:
    """Return the texts at positions of the index, in their order."""
    return tuple(finding.texts_at(positions))


@read
def search_sections(code: str) -> tuple[Filing, ...]:
    """Return the sections of a language, in the order of the tree."""
    record_subject(f"sections:{code}")
    rows = Section.objects.public().few().in_language(code).order_by("path")
    return tuple(_noted_page(*row) for row in rows.values_list("pk", "slug", "title"))


@read
def search_contributor(slug: str) -> Filing | None:
    """Return a contributor by slug, or None."""
    return _one(Contributor.objects.filter(slug=slug).first(), "")


@read
def search_place(slug: str, code: str) -> Filing | None:
    """Return a place by slug, or None."""
    return _one(Place.objects.filter(slug=slug).first(), code)


@read
def search_filings(
    positions: tuple[int, ...], code: str
) -> tuple[tuple[Filing, ...], tuple[Filing, ...]]:
    """Return who wrote the best of some hits and where they happen: the commonest, by name."""
    rows = finding.filed_at(positions[:LOOKED_THROUGH])
    contributors = Contributor.objects.filter(pk__in=_commonest(CONTRIBUTOR, rows))
    places = Place.objects.filter(pk__in=_commonest(PLACE, rows)).prefetch_related("local_names")
    return _by_name(contributors, code, named=False), _by_name(places, code)


def _commonest(what: str, rows: list[str]) -> list[int]:
    counted = values(what, rows)
    ranked = sorted(counted, key=lambda value: (-counted[value], int(value)))
    return [int(value) for value in ranked[:OFFERED]]


def _by_name(records: Any, code: str, *, named: bool = True) -> tuple[Filing, ...]:
    """Return filings in the order of a language; not `named`: records have one name for all."""
    filings = (_one(record, code if named else "") for record in records)
    return tuple(sorted((one for one in filings if one), key=lambda one: sort_key(one.text, code)))


def _one(record: Any, code: str) -> Filing | None:
    if record is None:
        return None
    record_dependency(record)
    return Filing(record.pk, record.slug, record.name_in(code) if code else record.name)


def _noted_page(pk: int, slug: str, title: str) -> Filing:
    record_subject(page(pk))
    return Filing(pk, slug, title)
