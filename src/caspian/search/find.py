"""Finds articles by their words: one question, best answers first, in a time that has an end."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from caspian.common.folding import fold
from caspian.search.content import CONTRIBUTOR, KIND, PLACE, SECTION, filed
from caspian.search.engines import engine
from caspian.search.engines.shape import Hit, Sought
from caspian.search.models import Entry
from caspian.search.patience import within
from caspian.search.query import Query, Term, parse, stem, term
from caspian.search.ranking import best_first, first_of
from caspian.search.variants import named_in
from caspian.search.vocabulary import ARTICLES, articles_with

RANKED = 1000
"""hits that are put in order. Where there are more: the newest, and the newest that have all words
in title, standfirst or names. So a common word costs the same in any archive."""
COMMON_IN = 100
"""articles that a language must have before its common words are passed over"""


@dataclass(frozen=True)
class SearchQuestion:
    """What a reader asks: a text in a language, within filters; moments are since <= date < until.

    Filters are ids, or a kind's name; None and empty ask for nothing.
    """

    language: str
    text: str = ""
    section: int | None = None
    kind: str = ""
    contributor: int | None = None
    place: int | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None

    @property
    def filters(self) -> tuple[str, ...]:
        """Return where the article must be filed, as the index writes it."""
        asked = (
            (SECTION, self.section),
            (KIND, self.kind),
            (CONTRIBUTOR, self.contributor),
            (PLACE, self.place),
        )
        return tuple(filed(what, value) for what, value in asked if value)

    @property
    def is_asked(self) -> bool:
        """Return whether anything is asked at all."""
        return bool(self.text or self.filters or self.since or self.until)


@dataclass(frozen=True)
class Results:
    """What was found: positions of the index, best first; `is_more` where there are yet more."""

    query: Query
    positions: tuple[int, ...] = ()
    is_more: bool = False
    wanted: tuple[Term, ...] = ()
    """what to mark in the texts"""


@dataclass(frozen=True)
class ShownResult:
    """A hit as its snippet is cut from: the article's id and its text, with where it is filed."""

    article: int
    title: str
    standfirst: str
    body: str


def find(question: SearchQuestion, now: dt.datetime) -> Results:
    """Return the articles that have all words of a question, best first. Raises TooSlow."""
    query = parse(question.text, question.language)
    if not question.is_asked or (query.text and not query.wants_words):
        return Results(query)
    with within():
        sought = sought_by(question, query)
        hits = engine().newest(sought, RANKED + 1)
        is_more = len(hits) > RANKED
        if is_more and sought.has_words:
            hits = [*hits[:RANKED], *engine().newest(sought, RANKED, in_head=True)]
    wanted = (
        *sought.terms,
        *(Term((one,)) for phrase in sought.phrases for one in phrase),
        *(term for group in sought.groups for way in group for term in way),
    )
    return Results(query, tuple(best_first(hits[: 2 * RANKED], now)), is_more, wanted)


def hits_of(question: SearchQuestion, most: int) -> list[Hit]:
    """Return up to some of the hits of a question, newest first. Raises TooSlow."""
    query = parse(question.text, question.language)
    if not query.wants_words:
        return []
    with within():
        return engine().newest(sought_by(question, query), most)


def texts_at(positions: Sequence[int]) -> list[ShownResult]:
    """Return the articles at some positions, in their order; what has gone is left out."""
    columns = ("pk", "article", "text__title", "text__standfirst", "text__body")
    rows = Entry.objects.filter(pk__in=positions).values_list(*columns, named=True)
    found = {
        row.pk: ShownResult(row.article, row.text__title, row.text__standfirst, row.text__body)
        for row in rows
    }
    return [found[position] for position in positions if position in found]


def filed_at(positions: Sequence[int]) -> list[str]:
    """Return where the articles at some positions are filed, as `filing.values` reads it."""
    return list(Entry.objects.filter(pk__in=positions).values_list("filed", flat=True))


def sought_by(question: SearchQuestion, query: Query) -> Sought:
    """Return what the index is asked for."""
    code = question.language
    named, groups = named_in(query.words, code)
    alone = tuple(word for number, word in enumerate(query.words) if number not in named)
    words = _telling(replace(query, words=alone), code)
    return Sought(
        language=code,
        terms=tuple(dict.fromkeys(term(word, code) for word in words)),
        phrases=_phrases(query.phrases, code),
        groups=groups,
        not_terms=tuple(term(word, code) for word in query.not_words),
        not_phrases=_phrases(query.not_phrases, code),
        filed=question.filters,
        first=first_of(question.since) if question.since else None,
        last=first_of(question.until) - 1 if question.until else None,
    )


def _phrases(phrases: Iterable[tuple[str, ...]], code: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(stem(word, code) for word in phrase) for phrase in phrases)


def _telling(query: Query, code: str) -> list[str]:
    """Return the words of a query without those that more than half of all articles have.

    They tell nothing and cost most; which they are is the archive's to say, in every language.
    When there is nothing else they stay.
    """
    folded = {word: fold(word, code) for word in query.words}
    counts = articles_with(folded.values(), code) if len(folded) + len(query.phrases) > 1 else {}
    total = counts.get(ARTICLES, 0)
    if total < COMMON_IN:
        return list(query.words)
    telling = [word for word in query.words if counts.get(folded[word], 0) * 2 <= total]
    return telling if telling or query.phrases else list(query.words)
