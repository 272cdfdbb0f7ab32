"""Full text in PostgreSQL: a tsvector on each entry, found through a GIN index.

Both are made in the migrations. The vector is written here and not by `to_tsvector`, whose parser
would take words apart in its own way.
"""

from collections.abc import Iterable, Iterator, Sequence

from django.db import connection

from caspian.search.engines.shape import Columns, Held, Hit, Sought
from caspian.search.query import Term

_LETTERS = {"title": "A", "standfirst": "B", "names": "B", "body": "D"}
_IN_HEAD = "AB"
_WEIGHTS = "{0.05, 0.1, 0.5, 1.0}"
"""of D, C, B and A: the ratios of what a word is worth in each column"""
_BY_LENGTH = 1
"""of ts_rank: divided by 1 + the logarithm of the length, as bm25 favours the shorter too"""
_BETWEEN = 10
"""positions left free between columns, so that no phrase goes from one into the next"""
_LAST = 16383
"""the highest position that a tsvector has"""


class TextSearch:
    """PostgreSQL's engine."""

    def put(self, held: Sequence[Held]) -> None:
        """Add articles whose entries exist."""
        sql = "UPDATE search_entry SET words = %s::tsvector WHERE position = %s"
        with connection.cursor() as cursor:
            cursor.executemany(sql, [(vector(one.columns), one.position) for one in held])

    def take_out(self, held: Sequence[Held]) -> None:
        """Do nothing: the words stand on the entry itself, and go with it or are replaced."""

    def empty(self) -> None:
        """Do nothing, as above."""

    def newest(self, sought: Sought, most: int, *, in_head: bool = False) -> list[Hit]:
        """Return the newest hits, newest first."""
        where, values = ["language = %s"], [sought.language]
        asked = query(sought, in_head=in_head)
        if asked:
            where.append("words @@ %s::tsquery")
            values.append(asked)
        for bound, sign in ((sought.first, ">="), (sought.last, "<=")):
            if bound is not None:
                where.append(f"position {sign} {int(bound)}")
        inner = f"SELECT position, words FROM search_entry WHERE {' AND '.join(where)}"
        inner = f"{inner} ORDER BY position DESC LIMIT {int(most)}"
        rank = "0.0::float8"
        if sought.has_words:
            rank = f"ts_rank('{_WEIGHTS}', words, %s::tsquery, {_BY_LENGTH})"
            values.insert(0, _words(sought, ""))
        sql = f"SELECT position, {rank} FROM ({inner}) AS newest ORDER BY position DESC"
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return [Hit(*row) for row in cursor.fetchall()]


ENGINE = TextSearch()


def vector(columns: Columns) -> str:
    """Return an article as a tsvector is written; what it is filed under has no positions."""
    places: dict[str, list[str]] = {}
    for stem, place in _placed(columns):
        places.setdefault(stem, []).append(place)
    words = (f"'{stem}':{','.join(found)}" for stem, found in places.items())
    return " ".join([*words, *(f"'{one}'" for one in columns.filed)])


def query(sought: Sought, *, in_head: bool = False) -> str:
    """Return the question as a tsquery is written; empty where it asks for nothing.

    All words in it were made by `stems`, of letters and digits, and stand in quotes.
    """
    wanted = _words(sought, _IN_HEAD if in_head else "")
    parts = [*([wanted] if wanted else []), *(_quoted(one) for one in sought.filed)]
    parts += [f"!{_any_of(term, '')}" for term in sought.not_terms]
    parts += [f"!{_phrase(phrase, '')}" for phrase in sought.not_phrases]
    return " & ".join(parts)


def _words(sought: Sought, weights: str) -> str:
    parts = [_any_of(term, weights) for term in sought.terms]
    parts += [_phrase(one, weights) for one in sought.phrases]
    return " & ".join([*parts, *(_one_of(group, weights) for group in sought.groups)])


def _one_of(group: Iterable[Iterable[Term]], weights: str) -> str:
    ways = (" & ".join(_any_of(term, weights) for term in way) for way in group)
    return f"({' | '.join(f'({way})' for way in ways)})"


def _any_of(term: Term, weights: str) -> str:
    marks = f":{weights}" if weights else ""
    ways = [f"{_quoted(one)}{marks}" for one in term.stems]
    if term.beginning:
        ways.append(f"{_quoted(term.beginning)}:*{weights}")
    return f"({' | '.join(ways)})"


def _phrase(stems: Iterable[str], weights: str) -> str:
    marks = f":{weights}" if weights else ""
    return f"({' <-> '.join(f'{_quoted(one)}{marks}' for one in stems)})"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "").replace("\\", "") + "'"


def _placed(columns: Columns) -> Iterator[tuple[str, str]]:
    """Yield each stem with its position and the letter of its column: "12A"."""
    position = 1
    for name, letter in _LETTERS.items():
        for stem in getattr(columns, name):
            yield stem, f"{min(position, _LAST)}{letter}"
            position += 1
        position += _BETWEEN
