"""Whatever is asked gets an answer, and none that takes long: no operator is one."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from caspian.search import find as finding
from caspian.search import patience
from caspian.search.patience import TooSlow, within
from tests.cast import Cast
from tests.search.asking import ask, indexed

HOSTILE = [
    "x" * 100_000,
    "ferry " * 20_000,
    '"' * 50_000,
    "-" * 50_000,
    "(" * 30_000 + ")" * 30_000,
    "a*" * 30_000,
    "ferry AND OR NOT NEAR(x y) title:ferry {title}: ^x",
    "ferry & | ! <-> :* 'x' \\ %s %% _",
    "'; DROP TABLE search_entry; --",
    "\0ferry\0",
    "ferry\ud800\udfff\x1b[0m\u202e",
    "e\u0301" * 40_000,
    "\u0301" * 40_000,
    "\u200c" * 40_000 + "ferry",
    "ferry" + "'" * 60_000,
    "(a+)+$" * 1000 + "!",
    "NULL",
    "·s1 en·ferri search_fts rank",
    "🛳️ 🛳️",
]


FILTERS = [
    "section=" + "x" * 10_000, "place=%00", "contributor=%FF%FE", "from=%00", "to=yesterday",
    "from=0001-01-01&to=9999-12-31", "from=2026-02-02&to=2026-01-01", "page=-1", "page=٣",
    "page=99999999999999999999", "kind=news%27--", "q[]=ferry", "q=a&q=ferry",
    "&".join(f"a{n}=1" for n in range(11_000)),
]  # fmt: skip


def test_it_gets_an_answer(cast: Cast) -> None:
    indexed(cast.published("The ferry"))
    for number, typed in enumerate(HOSTILE):
        asked = urlencode({"q": typed.encode("utf-8", "surrogatepass")})
        answer = Client().get(f"/en/search/?{asked}")
        assert answer.status_code == 200, number
        assert "<main" in answer.content.decode(), number
        assert ask("ferry") == ["The ferry"], number  # the connection is still whole


def test_filters_that_make_no_sense_are_left_out(cast: Cast) -> None:
    indexed(cast.published("The ferry"))
    for asked in FILTERS:
        assert Client().get(f"/en/search/?q=ferry&{asked}").status_code == 200, asked[:80]


def test_what_looks_like_the_index_itself_finds_nothing(cast: Cast) -> None:
    indexed(cast.published("The ferry"))
    for typed in (f"·s{cast.politics.pk}", "·len", "en·ferri", '"·knews"'):
        assert ask(typed) == []


def test_a_question_that_takes_too_long_is_told_so(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*anything: object) -> None:
        raise TooSlow

    indexed(cast.published("The ferry"))
    monkeypatch.setattr(finding, "find", slow)
    answer = Client().get("/en/search/?q=ferry")
    assert answer.status_code == 503
    assert "takes too long" in answer.content.decode()


def test_the_database_stops_when_it_is_told_to(cast: Cast) -> None:
    from django.db import connection  # noqa: PLC0415  the one of this test

    endless = """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000000)
        SELECT COUNT(*) FROM n"""
    with pytest.raises(TooSlow), within(0.05), connection.cursor() as cursor:
        cursor.execute(endless)
    assert cast.politics.__class__.objects.filter(pk=cast.politics.pk).exists()
    with within(patience.SECONDS), connection.cursor() as cursor:
        cursor.execute("SELECT 1")
