"""Full text in SQLite: an FTS5 table that keeps no text of its own.

It is made in the migrations, with the tokenizer `ascii`, which takes all that is beyond ASCII for a
letter: folding has been done by then, and each stem is one word.
"""

from collections.abc import Iterable, Sequence

from django.db import connection

from caspian.search.content import in_language, of_language
from caspian.search.engines.shape import BODY, NAMES, STANDFIRST, TITLE, Held, Hit, Sought
from caspian.search.query import Term

TABLE = "search_fts"
_WEIGHTS = f"{TITLE}, {STANDFIRST}, {NAMES}, {BODY}, 0.0"
_HEAD = "{title standfirst names}"


class Fts5:
    """SQLite's engine."""

    def put(self, held: Sequence[Held]) -> None:
        """Add articles whose entries exist."""
        sql = f"INSERT INTO {TABLE}(rowid, title, standfirst, names, body, filed) VALUES "
        with connection.cursor() as cursor:
            cursor.executemany(f"{sql} (%s, %s, %s, %s, %s, %s)", [_row(one) for one in held])

    def take_out(self, held: Sequence[Held]) -> None:
        """Take out articles, given exactly as they were put in."""
        columns = f"{TABLE}, rowid, title, standfirst, names, body, filed"
        sql = f"INSERT INTO {TABLE}({columns}) VALUES ('delete', %s, %s, %s, %s, %s, %s)"
        with connection.cursor() as cursor:
            cursor.executemany(sql, [_row(one) for one in held])

    def empty(self) -> None:
        """Take out everything."""
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('delete-all')")

    def newest(self, sought: Sought, most: int, *, in_head: bool = False) -> list[Hit]:
        """Return the newest hits, newest first."""
        # bm25 is computed only for what LIMIT lets through: to rank all hits of a common word
        # would take thirty times as long in an archive of 100,000.
        rank = f"-bm25({TABLE}, {_WEIGHTS})" if sought.has_words else "0.0"
        where, values = [f"{TABLE} MATCH %s"], [expression(sought, in_head=in_head)]
        for bound, sign in ((sought.first, ">="), (sought.last, "<=")):
            if bound is not None:
                where.append(f"rowid {sign} {int(bound)}")
        sql = f"SELECT rowid, {rank} FROM {TABLE} WHERE {' AND '.join(where)}"
        with connection.cursor() as cursor:
            cursor.execute(f"{sql} ORDER BY rowid DESC LIMIT {int(most)}", values)
            return [Hit(*row) for row in cursor.fetchall()]


ENGINE = Fts5()


def expression(sought: Sought, *, in_head: bool = False) -> str:
    """Return the question in FTS5's own language.

    All words in it were made by `stems`, of letters and digits, and stand in quotes.
    """
    code = sought.language
    wanted = [_any_of(term, code) for term in sought.terms]
    wanted += [_phrase(phrase, code) for phrase in sought.phrases]
    wanted += [_one_of(group, code) for group in sought.groups]
    text = " AND ".join(wanted)
    if in_head:
        text = f"{_HEAD} : ({text})"
    filed = [_quoted(one) for one in sought.filed or ([] if text else [in_language(code)])]
    text = " AND ".join([*([f"({text})"] if text else []), *filed])
    barred = [_any_of(term, code) for term in sought.not_terms]
    barred += [_phrase(phrase, code) for phrase in sought.not_phrases]
    return f"({text}) NOT ({' OR '.join(barred)})" if barred else text


def _one_of(group: Iterable[Iterable[Term]], code: str) -> str:
    ways = (" AND ".join(_any_of(term, code) for term in way) for way in group)
    return f"({' OR '.join(f'({way})' for way in ways)})"


def _any_of(term: Term, code: str) -> str:
    ways = [_quoted(of_language(one, code)) for one in term.stems]
    if term.beginning:
        ways.append(f"{_quoted(of_language(term.beginning, code))} *")
    return f"({' OR '.join(ways)})"


def _phrase(stems: Iterable[str], code: str) -> str:
    return _quoted(" ".join(of_language(one, code) for one in stems))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "") + '"'


def _row(held: Held) -> tuple[int | str, ...]:
    *texts, filed = held.columns
    code = held.language
    mark = of_language("", code)
    words = (" ".join([mark + one for one in column]) for column in texts)
    return (held.position, *words, " ".join([*filed, in_language(code)]))
