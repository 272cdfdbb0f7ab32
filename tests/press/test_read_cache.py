"""What one turn of the press keeps for the next: answers that hold until a subject changes."""

import datetime as dt
from typing import Any

import pytest

from caspian.pages.reads.door import Answer, Dependency, Raised, Watch, on_subject
from caspian.press.read_cache import DAY, MOST_OF_DAY, keep_answers, reusing

NOON = dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC)


class NoStore:
    """An edition by its identity alone."""


def held(fact: object = "said", *subjects: str, **seen: Any) -> Answer:
    """Return an answer that depends on some subjects."""
    return fact, Watch(reads={on_subject(one) for one in subjects}, **seen)


def kept(answers: dict[Dependency, Answer], *touched: str) -> set[Dependency]:
    """Return which answers of a turn the next one finds, when some subjects were touched."""
    store: Any = NoStore()
    keep_answers(store, "step", answers)
    with reusing(store, "step", {on_subject(one) for one in touched}) as found:
        return set(found)


@pytest.mark.parametrize("name", ["card", "picture", "entry_moments", "month_modified", DAY])
def test_an_answer_is_kept_until_its_subject_changes(name: str) -> None:
    asked = Dependency(name, (1,))
    assert kept({asked: held("said", "page:1")}) == {asked}
    assert kept({asked: held("said", "page:1")}, "page:2") == {asked}
    assert kept({asked: held("said", "page:1")}, "page:1") == set()


@pytest.mark.parametrize(
    "answer",
    [
        held(Raised(ValueError("broken"))),
        held(until=NOON),
        held(left_out={Dependency("feed_content", (1,)): ValueError("broken")}),
    ],
    ids=["raised", "for a time", "something left out"],
)
def test_what_does_not_last_is_asked_again(answer: Answer) -> None:
    assert kept({Dependency(DAY, (1,)): answer}) == set()


def test_other_answers_are_not_kept() -> None:
    assert kept({Dependency("article", (1,)): held()}) == set()


def test_articles_of_days_long_past_do_not_pile_up() -> None:
    card = Dependency("card", (1,))
    some = {Dependency(DAY, (number,)): held() for number in range(MOST_OF_DAY)}
    assert kept({card: held(), **some}) == {card, *some}
    assert kept({card: held(), **some, Dependency(DAY, (-1,)): held()}) == {card}
