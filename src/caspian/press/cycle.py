"""The press's cycle: settle, plan, render, commit, forget. One turn of it makes one release."""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils import timezone

from caspian.edition.commit import Committing, committing
from caspian.edition.release import Release
from caspian.edition.signing import Signer
from caspian.edition.staleness import next_due
from caspian.edition.store import Store
from caspian.newsroom.public import same_restrictions
from caspian.newsroom.relist import relist_everything
from caspian.pages.reads.door import at, each_read_once
from caspian.press import machine, outbox
from caspian.press.clean import Progress, press_all, quiet
from caspian.press.garbage import collected_later
from caspian.press.plan import Plan, plan
from caspian.press.recall import forget as forget_answers
from caspian.press.recall import recalled
from caspian.press.render import foresee, rendered
from caspian.press.snapshot import snapshot
from caspian.press.workers import rendering
from caspian.search.index import catch_up, is_behind

TRIES = 50


@dataclass
class Turn:
    """What one turn of the press did: its release, if there is one, and how much it rendered."""

    release: Release | None = None
    rendered: int = 0
    changed: int = 0
    seconds: float = 0.0
    causes: list[str] = field(default_factory=list)

    def released(self, release: Release | None) -> None:
        """Take note of the release that stands now."""
        self.release = release


class Restless(Exception):
    """Changes came in faster than they could be settled; nothing was pressed, try again."""


def is_wanted(store: Store, now: dt.datetime) -> bool:
    """Return whether a turn would have anything to do; a few small queries."""
    if outbox.is_waiting() or not machine.is_ours(store) or is_behind():
        return True
    due = next_due(store)
    return due is not None and due <= now


def turn(store: Store, signer: Signer, *, now: dt.datetime | None = None) -> Turn:
    """Bring the edition up to what the newsroom is now; return what was done.

    Raises Restless. When it is killed at any point, the next turn does what was not done.
    """
    moment = now or timezone.now()
    if store.number() == 0 or not machine.is_ours(store):
        return clean(store, signer, now=moment)
    done, started = Turn(), time.monotonic()
    try:
        with committing(store, signer, at=moment, done=done.released) as step:
            ids = _settled(store, moment, set(), lambda: _press_changes(store, step, done, moment))
            done.changed = len(step.changes)
    except _Everything:
        return clean(store, signer, now=moment)
    outbox.forget(ids)
    catch_up()
    done.seconds = time.monotonic() - started
    return done


def clean(
    store: Store,
    signer: Signer,
    *,
    now: dt.datetime | None = None,
    cores: int = 1,
    progress: Progress = quiet,
) -> Turn:
    """Press a whole edition from nothing, lists included; what came out the same is no change.

    With more than one core it forks: only in a process without threads. Raises Restless.
    """
    moment, done, started = now or timezone.now(), Turn(), time.monotonic()
    settled: set[int] = set()
    forget_answers(store)
    relist_everything()
    outbox.settle(store, settled)
    before = frozenset(settled)
    with (
        rendering(moment, cores) as render,
        committing(store, signer, at=moment, done=done.released) as step,
    ):
        with collected_later():
            done.rendered = press_all(step, render, progress)
        ids = _settled(
            store, moment, settled, lambda: _press_since(store, step, done, moment, before)
        )
        done.changed = len(step.changes)
    outbox.forget(ids)
    catch_up()
    done.seconds = time.monotonic() - started
    return done


class _Everything(Exception):
    """So much has changed that a whole new edition is what is wanted."""


def _settled(
    store: Store, now: dt.datetime, settled: set[int], press: Callable[[], None]
) -> list[int]:
    """Press in a state of the newsroom in which every change has been settled."""
    for _ in range(TRIES):
        outbox.settle(store, settled)
        with snapshot():
            # One that came in since would show its article before the lists know of it.
            if outbox.is_settled(settled):
                with at(now), same_restrictions(), each_read_once(), collected_later():
                    press()
                return outbox.taken()
    raise Restless("the newsroom is writing too fast to be pressed")


def _press_changes(store: Store, step: Committing, done: Turn, now: dt.datetime) -> None:
    made = plan(store, outbox.take(), now)
    if made.everything:
        raise _Everything
    with recalled(store, made.touched):
        _press_stale(step, made)
    done.rendered = len(made.keys)
    done.causes = sorted(set(made.keys.values()))


def _press_since(
    store: Store, step: Committing, done: Turn, now: dt.datetime, before: frozenset[int]
) -> None:
    """Press what changed while a whole edition was being rendered."""
    changes = outbox.take(without=before)
    if changes:
        made = plan(store, changes, now)
        _press_stale(step, made)
        done.rendered += len(made.keys)


def _press_stale(step: Committing, made: Plan) -> None:
    foresee(made.keys)
    for key, cause in sorted(made.keys.items()):
        page = rendered(key, cause)
        if page.document is None:
            step.remove(key)
        else:
            step.put(page.document, page.trace)
    for subject, facts in made.facts.items():
        step.know(subject, facts.packed() if facts else None)
