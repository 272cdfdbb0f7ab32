"""Brings what is derived from the newsroom up to what changed: lists, redirects, pictures.

What readers wait for comes before the release. What goes with what, and the search index, follow
it, and put what they change into the outbox, for the next one. Each step works on all subjects at
once. Where it raises, on each half of them, and so on down to the one that it raises for: that one
is left as it was, and told of; all others are derived.
"""

import logging
import time
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from caspian.common.batches import batches
from caspian.edition.store import Store
from caspian.newsroom.models import Article, Change, Listed
from caspian.newsroom.related.relate import relate
from caspian.newsroom.relist import relist
from caspian.newsroom.renditions import RenditionsMissing, pictures_for, prepare_one
from caspian.newsroom.subjects import page
from caspian.press.failure import Failure, is_of_the_machine, words_of
from caspian.press.former_addresses import remember_moves
from caspian.search.index import catch_up, follow, index, is_behind

AT_ONCE = 500
PICTURES, SHOWN = "pictures", "shown-pictures"
Work = Callable[[Store, Sequence[str]], object]
LISTS = "lists"
log = logging.getLogger(__name__)
REST_SECONDS = 60.0
"""after a fault, in which the index is left alone"""
_rested_at = float("-inf")


@dataclass
class Derived:
    """What was derived: the changes in the outbox that are taken into account, and of what.

    `changes` are their ids. `tried` are the names of all that was tried, `failures` those of them
    that raised.
    """

    changes: set[int] = field(default_factory=set)
    subjects: set[str] = field(default_factory=set)
    tried: set[str] = field(default_factory=set)
    failures: dict[str, Failure] = field(default_factory=dict)


def derive(store: Store, done: Derived, again: Sequence[str] = ()) -> None:
    """Derive what a release shows from the changes in the outbox, and from what failed before."""
    if again:
        _derive(store, sorted(again), done)
    while changes := {pk: subject for pk, subject in _rows() if pk not in done.changes}:
        done.changes.update(changes)
        subjects = sorted(set(changes.values()))
        for some in batches(subjects, AT_ONCE):
            _derive(store, some, done)


def derive_behind(store: Store, subjects: Iterable[str], done: Derived) -> None:
    """Derive what readers need not wait for: once a release that shows the subjects stands."""
    for some in batches(sorted(subjects), AT_ONCE):
        _take(store, some, BEHIND, done)


def derive_lists(done: Derived) -> None:
    """Derive all lists anew, from what is public and what is listed."""
    listed = Listed.objects.values_list("article_id", flat=True).distinct()
    public = Article.objects.public().values_list("pk", flat=True)
    ids = sorted({*listed, *public})
    for some in batches(map(page, ids), AT_ONCE):
        for failure in _each(None, LISTS, STEPS[LISTS][0], some):
            done.failures[failure.name] = failure


def _rows() -> list[tuple[int, str]]:
    return list(Change.objects.order_by("pk").values_list("pk", "subject"))


def _derive(store: Store, subjects: list[str], done: Derived) -> None:
    done.subjects.update(subjects)
    _take(store, subjects, STEPS.keys() - BEHIND, done)
    _prepare_pictures(store, subjects, done)


def _take(store: Store, subjects: list[str], steps: Set[str], done: Derived) -> None:
    pages = [subject for subject in subjects if subject.startswith("page:")]
    for step, (work, is_for_pages) in STEPS.items():
        if step not in steps:
            continue
        wanted = pages if is_for_pages else subjects
        done.tried.update(f"{step}:{subject}" for subject in wanted)
        for failure in _each(store, step, work, wanted):
            done.failures[failure.name] = failure


def _prepare_pictures(store: Store, subjects: list[str], done: Derived) -> None:
    """Make the renditions of each picture that some subjects are or show."""
    found: set[int] = set()

    def look(store: Store, some: Sequence[str]) -> None:
        found.update(pictures_for(some, _ids([one for one in some if one.startswith("page:")])))

    done.tried.update(f"{SHOWN}:{subject}" for subject in subjects)
    failures = _each(store, SHOWN, look, subjects)
    for picture in sorted(found):
        failures += _each(store, PICTURES, _prepare, [f"picture:{picture}"])
        done.tried.add(f"{PICTURES}:picture:{picture}")
    done.failures.update((one.name, one) for one in failures)


def _prepare(store: Store, subjects: Sequence[str]) -> None:
    for subject in subjects:
        prepare_one(int(subject.partition(":")[2]))


def _each(store: Any, step: str, work: Work, subjects: Sequence[str]) -> list[Failure]:
    if not subjects:
        return []
    try:
        work(store, subjects)
    except Exception as error:
        if is_of_the_machine(error):
            raise
        if len(subjects) == 1:
            if isinstance(error, RenditionsMissing):  # which says itself what to do
                return [Failure(step, subjects[0], error.wrong, str(error))]
            return [Failure(step, subjects[0], words_of(error))]
        half = len(subjects) // 2
        return [
            *_each(store, step, work, subjects[:half]),
            *_each(store, step, work, subjects[half:]),
        ]
    return []


def _ids(pages: Sequence[str]) -> list[int]:
    return [int(subject.partition(":")[2]) for subject in pages]


STEPS: dict[str, tuple[Work, bool]] = {
    "search-names": (lambda store, subjects: follow(list(subjects)), False),
    "redirects": (remember_moves, False),
    LISTS: (lambda store, pages: relist(_ids(pages)), True),
    "related": (lambda store, pages: relate(_ids(pages)), True),
    "search": (lambda store, pages: index(_ids(pages)), True),
}
"""what is derived, in order: the name of each step, its work, whether it concerns pages alone"""
BEHIND = frozenset({"search-names", "related", "search"})


def search_is_behind() -> bool:
    """Return whether the index waits to be brought up to date, and may be."""
    return time.monotonic() >= _rested_at and is_behind()


def catch_up_search() -> None:
    """Index a portion of what waits; a fault is logged, and tried again after a rest."""
    global _rested_at
    if time.monotonic() < _rested_at:
        return
    try:
        catch_up()
    except Exception as error:
        if is_of_the_machine(error):
            raise
        _rested_at = time.monotonic() + REST_SECONDS
        log.exception("The search index can't be brought up to date; trying again in a minute")
