"""The edition knows which of its documents a change, or the time, has made stale."""

import datetime as dt
import random

from caspian.edition.commit import committing
from caspian.edition.staleness import (
    awaiting,
    due,
    known,
    made_from,
    next_due,
    standing_of,
    trace_of,
    traces_of,
)
from caspian.edition.trace import Question, Trace
from caspian.edition.verify import verify
from tests.edition.editions import FERRY, FRONT, NOON, STORM, Edition, page

HOUR = dt.timedelta(hours=1)


def put(edition: Edition, **traces: Trace) -> None:
    """Release pages by their traces; what a page says changes each time."""
    edition.at += dt.timedelta(minutes=1)
    with committing(edition.store, edition.signer, at=edition.at) as step:
        for key, made in traces.items():
            step.put(page(f"/en/{key}/", str(edition.at)), made)


def test_who_made_a_read_is_found_until_it_makes_it_no_more(edition: Edition) -> None:
    put(edition, ferry=Trace(frozenset({1, 2})), storm=Trace(frozenset({2, 3})))
    assert made_from(edition.store, [1]) == {"/en/ferry/"}
    assert made_from(edition.store, [2]) == {"/en/ferry/", "/en/storm/"}
    put(edition, ferry=Trace(frozenset({3})))
    assert made_from(edition.store, [1]) == set()
    assert made_from(edition.store, [2, 3]) == {"/en/ferry/", "/en/storm/"}


def test_wide_reads_are_not_indexed(edition: Edition) -> None:
    put(edition, ferry=Trace(frozenset({1}), frozenset({9})), storm=Trace(frozenset({9})))
    assert made_from(edition.store, [9]) == {"/en/storm/"}


def test_what_was_checked_before_an_epoch_is_counted_and_told_apart(edition: Edition) -> None:
    put(edition, ferry=Trace(epoch=2), storm=Trace(epoch=3))
    assert [awaiting(edition.store, epoch) for epoch in (1, 2, 3, 4)] == [0, 0, 1, 2]
    asked = ["/en/ferry/", "/en/storm/", "/en/none/"]
    assert standing_of(edition.store, asked, 3) == {"/en/ferry/": False, "/en/storm/": True}
    edition.store.database.run("DELETE FROM edition_trace WHERE epoch = 3")
    assert awaiting(edition.store, 1) == 1
    assert standing_of(edition.store, asked, 1) == {"/en/ferry/": True, "/en/storm/": False}


def test_more_reads_than_fit_into_one_question_are_asked_for(edition: Edition) -> None:
    put(edition, ferry=Trace(frozenset({1700})))
    assert made_from(edition.store, range(2000)) == {"/en/ferry/"}


def test_time_makes_stale(edition: Edition) -> None:
    assert next_due(edition.store) is None
    put(edition, ferry=Trace(until=NOON + HOUR), storm=Trace(until=NOON + 2 * HOUR), oil=Trace())
    assert next_due(edition.store) == NOON + HOUR
    assert due(edition.store, NOON) == set()
    assert due(edition.store, NOON + HOUR) == {"/en/ferry/"}
    assert due(edition.store, NOON + 3 * HOUR) == {"/en/ferry/", "/en/storm/"}
    put(edition, ferry=Trace())
    assert next_due(edition.store) == NOON + 2 * HOUR


def test_where_subjects_stood_is_remembered_and_forgotten(published: Edition) -> None:
    asked = ["article:1", "article:2", *(f"article:{n}" for n in range(9, 2000))]
    assert set(known(published.store, asked)) == {"article:1", "article:2"}
    assert known(published.store, ["article:2"]) == {"article:2": f'{{"path": "{STORM}"}}'}
    with committing(published.store, published.signer, at=published.at) as step:
        step.know("article:2", '{"path": ""}')
        step.know("article:1", None)
    assert known(published.store, asked) == {"article:2": '{"path": ""}'}


def test_a_trace_tells_what_a_page_was_made_from(edition: Edition) -> None:
    questions = (
        Question("card", "[7]", b"12345678", frozenset({1, 9}), NOON + HOUR),
        Question("latest", '["en"]', b"abcdefgh", frozenset({2})),
    )
    cause = "the ferry was renamed"
    made = Trace(frozenset({1, 2}), frozenset({9}), NOON + HOUR, cause, questions, 3)
    put(edition, ferry=made, storm=Trace(cause="new"))
    assert trace_of(edition.store, "/en/ferry/") == made
    assert traces_of(edition.store, ["/en/ferry/", "/en/storm/", "/en/none/"]) == {
        "/en/ferry/": made,
        "/en/storm/": Trace(cause="new"),
    }
    assert trace_of(edition.store, FRONT) is None


def test_whatever_is_released_the_index_says_what_the_traces_say(edition: Edition) -> None:
    """Against a dictionary, which is the plainest thing that could be right."""
    chance = random.Random(7)
    stand: dict[str, frozenset[int]] = {}
    for _ in range(30):
        edition.at += dt.timedelta(minutes=1)
        with committing(edition.store, edition.signer, at=edition.at) as step:
            for _ in range(chance.randrange(1, 6)):
                key = chance.choice([FRONT, FERRY, STORM, "/en/a/", "/en/b/"])
                if chance.random() < 0.3:
                    step.remove(key)
                    stand.pop(key, None)
                else:
                    reads = frozenset(chance.choices(range(9), k=4))
                    step.put(page(key, str(chance.randrange(3))), Trace(reads))
                    stand[key] = reads
        assert set(edition.store.keys()) == stand.keys()
        for read in range(9):
            expected = {key for key, reads in stand.items() if read in reads}
            assert made_from(edition.store, [read]) == expected
    assert [str(one) for one in verify(edition.store.database, now=NOON)] == []
