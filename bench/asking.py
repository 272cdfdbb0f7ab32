"""Does inside a paper what a reader does who searches; a process of its own, for Django's sake.

python -m bench.asking make SIZE         fill an empty home with a made-up paper
python -m bench.asking index             bring the index up to the newsroom, say how long it took
python -m bench.asking questions         say what is asked
python -m bench.asking warm ROUNDS       ask every question, each way, in turn
python -m bench.asking cold WAY NUMBER   ask one question one way, the files not in memory

Answers are JSON on standard output. Times are milliseconds: cold by the clock; warm of processor
time, which says the same on a machine that has other work (nothing waits for anything then).
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import django

WAYS = ("LIKE", "raw FTS", "find", "page")
EACH = 8
"""questions of each kind"""
FIRST = 10
"""hits that are asked for"""


def main(verb: str, *arguments: str) -> int:
    """Do one of the verbs; return the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caspian.project.settings")
    django.setup()
    if verb == "make":
        _make(int(arguments[0]))
    elif verb == "index":
        _say(_indexed())
    elif verb == "questions":
        _say(questions())
    elif verb == "warm":
        _say(_warm(int(arguments[0])))
    elif verb == "cold":
        _say(_cold(arguments[0], int(arguments[1])))
    return 0


def _make(size: int) -> None:
    from bench import newsroom, papers  # noqa: PLC0415

    newsroom._make_tables()
    # No search asks what goes with an article, and computing it takes longest of all.
    papers._relate = lambda ids: None
    papers.make_paper(size)


def questions() -> list[tuple[str, str]]:
    """Return what is asked, each with its kind: drawn from the archive's own words."""
    from caspian.search.models import Word  # noqa: PLC0415

    chance = random.Random(7)
    rows = Word.objects.filter(language="en").exclude(folded="").order_by("-articles", "folded")
    words = list(rows.values_list("folded", flat=True))
    size = len(words)
    common, middle, rare = words[:40], words[size // 20 : size // 4], words[size // 2 :]
    made: dict[str, Callable[[], str]] = {
        "rare word": lambda: chance.choice(rare),
        "middling word": lambda: chance.choice(middle),
        "common word": lambda: chance.choice(common),
        "two words": lambda: " ".join(chance.sample(middle, 2)),
        "three words": lambda: " ".join([chance.choice(common), *chance.sample(middle, 2)]),
        "phrase": lambda: f'"{" ".join(chance.sample(common, 2))}"',
        "no such word": lambda: _misspelt(chance.choice(middle)),
    }
    return [(kind, make()) for kind, make in made.items() for _ in range(EACH)]


def _misspelt(word: str) -> str:
    return f"{word[:2]}q{word[3:]}q"


def _ways() -> dict[str, Callable[[str], object]]:
    from django.test import Client  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from caspian.search.find import SearchQuestion, find, texts_at  # noqa: PLC0415

    client = Client()

    def found(text: str) -> object:
        return texts_at(find(SearchQuestion("en", text), timezone.now()).positions[:FIRST])

    def page(text: str) -> object:
        answer = client.get(f"/en/search/?{urlencode({'q': text})}")
        assert answer.status_code == 200
        return answer

    return {"LIKE": _like, "raw FTS": _raw, "find": found, "page": page}


def _like(text: str) -> object:
    """Ask as a site without an index does: each word anywhere in title, standfirst or body."""
    from django.db import connection  # noqa: PLC0415

    parts = [text.strip('"')] if text.startswith('"') else text.split()
    where = " AND ".join(
        ["(p.title LIKE %s OR a.standfirst LIKE %s OR a.body LIKE %s)"] * len(parts)
    )
    values = [f"%{part}%" for part in parts for _ in range(3)]
    sql = f"""SELECT p.id, p.title, a.standfirst FROM newsroom_article a
        JOIN wagtailcore_page p ON p.id = a.page_ptr_id WHERE p.live AND {where}
        ORDER BY a.published_at DESC LIMIT {FIRST}"""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _raw(text: str) -> object:
    """Ask the database's own full text, in its own language, for its own order."""
    from django.db import connection  # noqa: PLC0415

    from caspian.search.engines import postgresql, sqlite  # noqa: PLC0415
    from caspian.search.engines.shape import Sought  # noqa: PLC0415
    from caspian.search.query import parse, stem, term  # noqa: PLC0415

    query = parse(text, "en")
    phrases = tuple(tuple(stem(word, "en") for word in phrase) for phrase in query.phrases)
    sought = Sought("en", tuple(term(word, "en") for word in query.words), phrases)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            sql = "SELECT rowid FROM search_fts WHERE search_fts MATCH %s ORDER BY rank"
            cursor.execute(f"{sql} LIMIT {FIRST}", [sqlite.expression(sought)])
        else:
            sql = f"""SELECT position FROM search_entry WHERE words @@ %s::tsquery
                ORDER BY ts_rank(words, %s::tsquery) DESC LIMIT {FIRST}"""
            cursor.execute(sql, [postgresql.query(sought)] * 2)
        return cursor.fetchall()


def _warm(rounds: int) -> dict[str, dict[str, list[float]]]:
    ways, asked = _ways(), questions()
    times: dict[str, dict[str, list[float]]] = {way: {} for way in WAYS}
    for number in range(rounds + 1):
        for kind, text in asked:
            for way in WAYS:
                if way == "LIKE" and number > 1:
                    continue  # it takes its time, and its time is always the same
                took = _timed(ways[way], text, time.process_time)
                if number:  # the first round warms
                    times[way].setdefault(kind, []).append(took)
    return times


def _cold(way: str, number: int) -> float:
    ask, asked = _ways()[way], questions()
    _, text = asked[number % len(asked)]
    if way == "page":
        ask("")  # what is cold is the archive, not Python: its modules and templates are loaded
    from django.conf import settings  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    connection.close()
    for file in Path(settings.HOME).glob("newsroom.sqlite3*"):
        _drop(file)
    return _timed(ask, text, time.perf_counter)


def _drop(file: Path) -> None:
    handle = os.open(file, os.O_RDONLY)
    os.fsync(handle)
    os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(handle)


def _timed(ask: Callable[[str], object], text: str, clock: Callable[[], float]) -> float:
    started = clock()
    ask(text)
    return (clock() - started) * 1000


def _indexed() -> dict[str, float]:
    from django.conf import settings  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from caspian.search.index import catch_up  # noqa: PLC0415
    from caspian.search.models import Entry  # noqa: PLC0415

    file = Path(settings.HOME) / "newsroom.sqlite3"
    before, started = file.stat().st_size, time.perf_counter()
    while catch_up():
        pass
    seconds = time.perf_counter() - started
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    grown = (file.stat().st_size - before) / 1e6
    return {"articles": Entry.objects.count(), "seconds": seconds, "megabytes": grown}


def _say(told: object) -> None:
    print(json.dumps(told))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
