"""Looks through the whole archive behind the news: in bounded steps, newest first.

What makes everything stale is the reason: another build, a language more, the paper's name. What
can be checked by its questions is not rendered; after another build all is. Readers have the old
pages meanwhile, and a news release comes before each step.
"""

import datetime as dt
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from weakref import WeakKeyDictionary

from caspian.edition.staleness import behind, known, standing_of
from caspian.edition.state import state_of
from caspian.edition.store import Store
from caspian.pages.fragments.builders import fragment_of, is_fragment
from caspian.press.checking import check
from caspian.press.inventory import documents, subjects
from caspian.press.plan import Doubt
from caspian.press.render import prefetch, rendered
from caspian.press.subject_state import states_and_failures
from caspian.press.turn import Making
from caspian.press.workers import RenderSome

CAUSE = "everything was checked"
AT_ONCE, SUBJECTS_AT_ONCE = 100, 500
SECONDS = 0.15
"""of rendering in one step: what is published meanwhile waits no longer than that"""


@dataclass
class Sweep:
    """What one process has still to look through for an epoch."""

    epoch: int
    subjects: Iterator[str]
    keys: Iterator[str]
    back: deque[str] = field(default_factory=deque)
    """keys that there was no time for"""
    is_learnt: bool = False
    is_last_learnt: bool = False
    doubtful: list[str] = field(default_factory=list)
    """keys, or subjects, of the last step, until its commit is known to stand"""

    def some(self, most: int) -> list[str]:
        """Return the next keys, those first that there was no time for."""
        found = [self.back.popleft() for _ in range(min(most, len(self.back)))]
        found += islice(self.keys, most - len(found))
        self.doubtful += found
        return found

    def begin_step(self) -> None:
        """Begin a step; what the last one took is taken again if it was not committed."""
        if self.doubtful and self.is_learnt:
            self.back.extendleft(reversed(self.doubtful))
        elif self.doubtful:
            self.subjects = chain(self.doubtful, self.subjects)
        self.doubtful = []


_of_store: WeakKeyDictionary[Store, Sweep] = WeakKeyDictionary()


def sweep(
    store: Store,
    making: Making,
    now: dt.datetime,
    seconds: float = SECONDS,
    render: RenderSome | None = None,
) -> None:
    """Look through some of the archive; call it while a state of the newsroom is held.

    `render` renders on several cores: a step is as many documents then as take about as long.
    """
    found = _of_store.get(store)
    if found is None or found.epoch != making.state.epoch:
        found = _of_store[store] = Sweep(making.state.epoch, subjects(), documents())
    found.begin_step()
    if not found.is_learnt:
        _learn(store, making, found)
        return
    deadline = time.monotonic() + seconds
    while True:
        some = found.some(AT_ONCE) or _beyond(store, making)
        if not some:
            making.state = replace(making.state, swept=found.epoch)
            return
        left = _look_through(store, making, some, now, deadline, render)
        found.back.extendleft(reversed(left))
        found.doubtful = [key for key in found.doubtful if key not in left]
        if time.monotonic() >= deadline:
            return


def committed(store: Store) -> None:
    """Take note that the last step stands."""
    found = _of_store.get(store)
    if found is None:
        return
    found.is_learnt |= found.is_last_learnt
    found.doubtful = []
    if not state_of(store).is_behind:
        del _of_store[store]


def _learn(store: Store, making: Making, found: Sweep) -> None:
    some = found.doubtful = list(islice(found.subjects, SUBJECTS_AT_ONCE))
    before = known(store, some)
    stand, failures = states_and_failures(some)
    making.fail(failures)
    for subject, facts in stand.items():
        if before.get(subject) != facts.packed():
            making.facts[subject] = facts
    found.is_last_learnt = len(some) < SUBJECTS_AT_ONCE


def _beyond(store: Store, making: Making) -> list[str]:
    """Return what stands, is in no list of documents, and so was not looked at: pages first."""
    looked_at = {*making.pages, *making.same, *making.gone}
    seen = looked_at | {fault.about for fault in making.earlier.values()}
    seen |= {failure.about for failure in making.failures.values()}
    waiting = [key for key in behind(store, making.state.epoch) if key not in looked_at]
    found = [key for key in waiting if key not in seen]
    if any(not is_fragment(key) for key in waiting):
        # What can't be rendered stays as it is, with the fragments of its own build.
        found = [key for key in found if not is_fragment(key)]
    return found[:AT_ONCE]


def _look_through(
    store: Store,
    making: Making,
    some: list[str],
    now: dt.datetime,
    deadline: float,
    render: RenderSome | None,
) -> list[str]:
    """Check some documents, render what is stale; return those that there was no time for."""
    standing = standing_of(store, some, making.state.epoch)
    wanted = [key for key in dict.fromkeys(some) if not standing.get(key, False)]
    foreign = [key for key in wanted if is_fragment(key) and fragment_of(key) is None]
    making.gone += foreign
    doubts = {key: Doubt(CAUSE) for key in wanted if key not in foreign}
    checked = check(store, doubts, making.state, now)
    making.same |= checked.same
    making.fail(checked.failures)
    stale = list(checked.stale)
    if render is not None:
        pages = render(stale, now, making.state.epoch, making.changes) if stale else []
        for page in pages or ():
            making.add(page)
        return stale if pages is None else []
    prefetch(stale)
    for done, key in enumerate(stale):
        # One at least: a step that does nothing would never come to the end.
        if making.pages and time.monotonic() >= deadline:
            return stale[done:]
        making.add(rendered(key, CAUSE, making.state.epoch))
    return []
