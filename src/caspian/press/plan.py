"""Finds what may be stale: from what changed, and from the time, to the documents to look at."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from caspian.edition.faults import Fault
from caspian.edition.staleness import due, known, made_from
from caspian.edition.store import Store
from caspian.pages.fragments.builders import fragment_of, is_fragment
from caspian.pages.reads.door import Dependency, on_subject
from caspian.press.failure import DOCUMENT, PART, PLAN, Failure, is_of_the_machine, words_of
from caspian.press.invalidation import Invalidation, invalidated_by
from caspian.press.render import is_wide, number
from caspian.press.subject_state import SubjectState, states_and_failures, unpacked

BESIDE = ("latest", "must_read")
"""the fragments that stand beside every article, whose content its page must not repeat"""
IN_TIME = "its time had come"
AGAIN = "tried again"


@dataclass(slots=True)
class Doubt:
    """Why a document may be stale; see `press.checking`."""

    cause: str
    reads: set[int] = field(default_factory=set)
    """the numbers of what was touched: the questions that depend on them are asked again"""
    is_whole: bool = False
    """whether all its questions are: it may come, go or move"""
    is_certain: bool = False
    """whether to ask none and render it"""


@dataclass
class Plan:
    """The documents to look at, and what is known of each subject from now on."""

    doubts: dict[str, Doubt] = field(default_factory=dict)
    facts: dict[str, SubjectState | None] = field(default_factory=dict)
    touched: set[Dependency] = field(default_factory=set)
    everything: bool = False
    failures: dict[str, Failure] = field(default_factory=dict)
    tried: set[str] = field(default_factory=set)

    def doubt(self, key: str, cause: str) -> Doubt:
        """Return the doubt about a document, which is its first one's cause."""
        return self.doubts.setdefault(key, Doubt(cause))


def plan(
    store: Store, changes: Mapping[str, str], now: dt.datetime, faults: Sequence[Fault] = ()
) -> Plan:
    """Plan what to look at for changes (subject: cause), and for what held only until now.

    `faults` are all that there are: those that are touched, or whose time has come, are tried.
    """
    made = Plan()
    for key in sorted(due(store, now)):
        made.doubt(key, IN_TIME)
    _follow(store, made, changes)
    codes = {code for name, code in _fragments(made.doubts) if name in BESIDE}
    _follow(store, made, {f"beside:{code}": "stands beside or not" for code in sorted(codes)})
    _try_again(store, made, faults, now)
    return made


def _fragments(keys: Iterable[str]) -> list[tuple[str, str]]:
    return [found for key in keys if is_fragment(key) and (found := fragment_of(key))]


def _follow(store: Store, made: Plan, changes: Mapping[str, str]) -> None:
    subjects = sorted(changes)
    before = {subject: unpacked(text) for subject, text in known(store, subjects).items()}
    after, failures = states_and_failures(subjects)
    made.failures.update((one.name, one) for one in failures)
    for subject in subjects:
        name = f"{PLAN}:{subject}"
        made.tried.add(name)
        if name in made.failures:
            found = Invalidation({on_subject(subject)})
        else:
            found = _invalidated(made, subject, before.get(subject), after.get(subject))
        _doubt(store, made, found, changes[subject])


def _invalidated(
    made: Plan, subject: str, before: SubjectState | None, after: SubjectState | None
) -> Invalidation:
    try:
        found = invalidated_by(subject, before, after)
    except Exception as error:
        if is_of_the_machine(error):
            raise
        _fail(made, subject, error)
        paths = {facts.path for facts in (before, after) if facts and facts.path.startswith("/")}
        return Invalidation({on_subject(subject)}, paths)
    made.facts[subject] = after
    return found


def _fail(made: Plan, subject: str, error: Exception) -> None:
    failure = Failure(PLAN, subject, words_of(error), hides=True)
    made.failures[failure.name] = failure


def _doubt(store: Store, made: Plan, found: Invalidation, cause: str) -> None:
    made.touched |= found.reads
    # Nearly every page makes a wide read: all of them are looked at behind the news.
    made.everything |= found.everything or any(map(is_wide, found.reads))
    numbers = {number(one) for one in found.reads if not is_wide(one)}
    for key in sorted(made_from(store, numbers)):
        made.doubt(key, cause).reads |= numbers
    for key in sorted(found.paths):
        made.doubt(key, cause).is_whole = True


def _try_again(store: Store, made: Plan, faults: Sequence[Fault], now: dt.datetime) -> None:
    numbers = {number(one) for one in made.touched}
    for fault in faults:
        is_due, step = fault.again <= now, fault.name.partition(":")[0]
        if not is_due and numbers.isdisjoint(fault.reads) and fault.about not in made.doubts:
            continue
        made.tried.add(fault.name)
        if step == DOCUMENT:
            made.doubt(fault.about, AGAIN).is_certain = True
        elif step == PART:
            for key in sorted(made_from(store, fault.reads)):
                made.doubt(key, AGAIN).reads |= fault.reads
