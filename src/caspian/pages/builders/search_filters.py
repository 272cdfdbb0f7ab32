"""Understands the filters of a search, and offers those that there are."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from caspian.common.dates import YEARS, bounds, long_date
from caspian.newsroom.models import Article
from caspian.pages.builders.frame import words_in
from caspian.pages.reads import paper, search
from caspian.pages.reads.search import Filing
from caspian.pages.search_documents import Asked, Choice, Filter
from caspian.search.find import SearchQuestion

LONGEST = 120
"""letters of a slug"""


@dataclass
class Filters:
    """What a search is narrowed to, and in `notes` what could not be followed, in sentences."""

    section: Filing | None = None
    kind: str = ""
    contributor: Filing | None = None
    place: Filing | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    zone: str = ""
    chosen: list[tuple[str, str]] = field(default_factory=list)
    """name of the field in `Asked`, and what readers call the filter"""
    notes: list[str] = field(default_factory=list)

    @property
    def first_day(self) -> str:
        """Return the first day as ISO 8601, or an empty text."""
        return self.since.isoformat() if self.since else ""

    @property
    def last_day(self) -> str:
        """Return the last day as ISO 8601, or an empty text."""
        return self.until.isoformat() if self.until else ""

    def question(self, code: str, text: str) -> SearchQuestion:
        """Return what the index is asked."""
        return SearchQuestion(
            language=code,
            text=text,
            section=self.section.id if self.section else None,
            kind=self.kind,
            contributor=self.contributor.id if self.contributor else None,
            place=self.place.id if self.place else None,
            since=bounds(self.since, self.zone)[0] if self.since else None,
            until=bounds(self.until, self.zone)[1] if self.until else None,
        )

    def form(
        self, code: str, contributors: tuple[Filing, ...], places: tuple[Filing, ...]
    ) -> tuple[Filter, ...]:
        """Return the filters of the form; contributors and places are those among the hits."""
        words = words_in(code)
        kinds = tuple(
            Choice(kind, text, kind == self.kind) for kind, text in kind_names(code).items()
        )
        found = (
            # Translators: one of the paper: the label of a filter.
            _offered(
                "section", words.gettext("Section"), search.search_sections(code), self.section
            ),
            # Translators: of article: news, analysis, interview.
            Filter("kind", words.gettext("Kind"), kinds),
            # Translators: a journalist or author: the label of a filter.
            _offered("contributor", words.gettext("Contributor"), contributors, self.contributor),
            _offered("place", words.gettext("Place"), places, self.place),
        )
        return tuple(one for one in found if one.choices)


def filters_of(asked: Asked, code: str) -> Filters:
    """Return the filters of an address; one that leads nowhere is noted, and left out."""
    filters = Filters(zone=paper.publication(code).time_zone)
    sections = {one.slug: one for one in search.search_sections(code)}
    filters.section = _filing(filters, "section", asked.section, sections.get, code)
    filters.contributor = _filing(
        filters, "contributor", asked.contributor, search.search_contributor, code
    )
    filters.place = _filing(
        filters, "place", asked.place, lambda slug: search.search_place(slug, code), code
    )
    _take_kind(filters, asked.kind, code)
    filters.since = _day(filters, "since", asked.since, code)
    filters.until = _day(filters, "until", asked.until, code)
    if filters.since and filters.until and filters.since > filters.until:
        filters.since, filters.until = filters.until, filters.since
    return filters


def kind_names(code: str) -> dict[str, str]:
    """Return the kinds of article, each in a word of the reader's language."""
    words = words_in(code)
    return {
        # Translators: a kind of article.
        Article.Kind.NEWS.value: words.gettext("News"),
        Article.Kind.ANALYSIS.value: words.gettext("Analysis"),
        Article.Kind.PERSPECTIVE.value: words.gettext("Perspective"),
        Article.Kind.INTERVIEW.value: words.gettext("Interview"),
        Article.Kind.EXPLAINER.value: words.gettext("Explainer"),
    }


def _offered(name: str, label: str, filings: tuple[Filing, ...], chosen: Filing | None) -> Filter:
    # What is chosen is offered even where no hit is left of it: else it could not be seen.
    all_of_them = dict.fromkeys([*([chosen] if chosen else []), *filings])
    return Filter(name, label, tuple(Choice(o.slug, o.text, o == chosen) for o in all_of_them))


def _filing(
    filters: Filters, name: str, slug: str, known: Callable[[str], Filing | None], code: str
) -> Filing | None:
    if not slug:
        return None
    found = known(slug) if len(slug) <= LONGEST and "\0" not in slug else None
    if found is None:
        _unknown(filters, slug, code)
    else:
        filters.chosen.append((name, found.text))
    return found


def _take_kind(filters: Filters, kind: str, code: str) -> None:
    names = kind_names(code)
    if kind in names:
        filters.kind = kind
        filters.chosen.append(("kind", names[kind]))
    elif kind:
        _unknown(filters, kind, code)


def _unknown(filters: Filters, value: str, code: str) -> None:
    # Translators: the name is what stood in the address: maybe a word that means nothing.
    said = words_in(code).gettext("“%(name)s” is no filter here, and was left out.")
    filters.notes.append(said % {"name": value[:40].replace("\0", "")})


def _day(filters: Filters, name: str, typed: str, code: str) -> dt.date | None:
    if not typed:
        return None
    words = words_in(code)
    try:
        day = dt.date.fromisoformat(typed)
    except ValueError:
        day = dt.date.min
    if day.year not in YEARS:
        filters.notes.append(
            words.gettext("Write days as 2026-11-30; the one you gave was left out.")
        )
        return None
    # Translators: the first and the last day of a search, written out, as labels of a filter.
    said = words.gettext("From %(day)s") if name == "since" else words.gettext("Until %(day)s")
    filters.chosen.append((name, said % {"day": long_date(day, paper.publication(code).dates)}))
    return day
