"""Caches answers of reads from one turn of the press to the next, while nothing invalidates them.

A publication changes one card of a front that shows forty. Only answers that depend on subjects
alone are kept, and on no moment: what changes them is in the outbox, or it would not be pressed
either. They hold for
the step of the edition that they were found for and no other: another press may have taken up
changes that this one never sees.
"""

from collections.abc import Iterator, Set
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from caspian.edition.store import Store
from caspian.pages.reads.door import Answer, Answers, Dependency, Raised, remembering

KEPT = frozenset({"card", "entry_moments", "holds_any", "month_modified", "picture"})
MOST = 20_000
DAY, MOST_OF_DAY = "day_article", 400
"""articles as the day's paper holds them, whole: the next turn asks for most of them again"""
_of_store: WeakKeyDictionary[Store, tuple[str, Answers]] = WeakKeyDictionary()


@contextmanager
def reusing(store: Store, last_step: str, touched: Set[Dependency]) -> Iterator[Answers]:
    """Answer reads inside the block from the cache, but for those that are invalid now.

    `last_step` is `Store.last_step` as this turn found it. Pass what is yielded to `keep_answers`.
    """
    found_for, before = _of_store.pop(store, ("", {}))
    answers = {
        asked: held
        for asked, held in before.items()
        if found_for == last_step and held[1].reads.isdisjoint(touched)
    }
    with remembering(answers):
        yield answers


def keep_answers(store: Store, last_step: str, answers: Answers) -> None:
    """Keep answers for the turn that finds the edition after this very step."""
    kept = {
        asked: held
        for asked, held in answers.items()
        if (asked.name in KEPT or asked.name == DAY) and _is_lasting(held)
    }
    if sum(asked.name == DAY for asked in kept) > MOST_OF_DAY:
        kept = {asked: held for asked, held in kept.items() if asked.name != DAY}
    if len(kept) <= MOST:
        _of_store[store] = (last_step, kept)


def _is_lasting(held: Answer) -> bool:
    """Return whether an answer holds until a subject changes, and nothing was left out of it."""
    fact, seen = held
    return not isinstance(fact, Raised) and seen.until is None and not seen.left_out
