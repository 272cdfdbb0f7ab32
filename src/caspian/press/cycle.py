"""The press's cycle: derive, plan, check, render, commit, derive what can wait, forget.

One turn makes one release.

What changed in the newsroom comes first, in as short a time as ever; where nothing did, a turn
looks through some of the archive, if that waits for it. Nothing is rendered under the edition's
write lock: a turn that another press has overtaken is taken again.
"""

import datetime as dt
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from django.utils import timezone

from caspian.edition.commit import Overtaken, committing
from caspian.edition.faults import Fault, faults, next_fault_due
from caspian.edition.one_press import one_press
from caspian.edition.release import Signer
from caspian.edition.staleness import next_due
from caspian.edition.state import SUBJECT, PressState, state_of
from caspian.edition.store import Store
from caspian.newsroom.public import same_restrictions
from caspian.newsroom.snapshot import snapshot
from caspian.pages.fragments.builders import fragment_of
from caspian.pages.reads.door import Answers, at, each_read_once
from caspian.press import identity, outbox
from caspian.press.checking import check
from caspian.press.derive import (
    Derived,
    catch_up_search,
    derive,
    derive_behind,
    derive_lists,
    search_is_behind,
)
from caspian.press.failure import DOCUMENT, PART, log_new
from caspian.press.first import Progress, first_edition, quiet
from caspian.press.garbage import collected_later
from caspian.press.inventory import shared
from caspian.press.plan import AGAIN, Plan, plan
from caspian.press.read_cache import keep_answers, reusing
from caspian.press.render import prefetch, rendered
from caspian.press.sweep import SECONDS, committed, sweep
from caspian.press.turn import Making, Turn, commit, pictures_over
from caspian.press.workers import RenderSome, rendering_anew

TRIES = 50
OTHERS_SECONDS = 30.0
"""of quiet after which a press of another kind is taken to have ended"""
GAP = 0.004
"""seconds between two steps through the archive, in which another press may take the lock"""


_seen: dict[str, tuple[str, PressState, float]] = {}
"""by the place of an edition: what this press was when it was its own, the state as it was seen
last, and when that last changed in others' hands"""


class Replaced(Exception):
    """Another edition was put in the place of the one that is open: open it anew."""


class OtherPress(Exception):
    """Another build of the press works on the edition now; the message says what to do."""


class Restless(Exception):
    """Changes came in faster than they could be derived from; nothing was pressed, try again."""


def is_wanted(store: Store, now: dt.datetime) -> bool:
    """Return whether a turn would have anything to do; a few small queries."""
    if (
        outbox.is_waiting()
        or not identity.is_current(store)
        or state_of(store).is_behind
        or search_is_behind()
    ):
        return True
    moments = (next_due(store), next_fault_due(store))
    return any(moment is not None and moment <= now for moment in moments)


def turn(
    store: Store,
    signer: Signer,
    *,
    now: dt.datetime | None = None,
    seconds: float = SECONDS,
    render: RenderSome | None = None,
) -> Turn:
    """Bring the edition nearer to what the newsroom is now; return what was done.

    What changed is released whole; of the archive, if that waits, as much as `seconds` of
    rendering allow. Raises Restless. When it is killed at any point, the next turn does what was
    not done. Raises Replaced where the edition's file is gone or another one, and OtherPress.
    """
    started = time.monotonic()
    if not store.is_there():
        raise Replaced("the file of the edition was replaced while it was open")
    _heed_others(store)
    with one_press(store):
        if store.number() == 0:
            done = first_edition(store, signer, now=now)
        else:
            done = _turn(store, signer, now, seconds, render)
    catch_up_search()
    done.is_more = state_of(store).is_behind
    done.seconds = time.monotonic() - started
    return done


def _heed_others(store: Store) -> None:
    """Raise OtherPress while another build, or one under another address, presses this edition.

    Both would press everything anew in turn, and never come to an end. What pressed it when this
    process began may be an older build: that is an upgrade, and is taken over at once.
    """
    state, kind = state_of(store), identity.this_build()
    if not state.build or state.build == kind:
        _seen[store.place] = (kind, state, 0.0)
        return
    own, seen, changed_at = _seen.get(store.place, ("", state, 0.0))
    if own != kind:
        return
    if seen != state:
        changed_at = time.monotonic()
        _seen[store.place] = (own, state, changed_at)
    if time.monotonic() - changed_at < OTHERS_SECONDS:
        raise OtherPress(
            "another build of the press, or one under another CASPIAN_ADDRESS, presses this "
            "edition now: this one goes on half a minute after it has stopped"
        )


def until_idle(
    store: Store,
    signer: Signer,
    *,
    now: dt.datetime | None = None,
    seconds: float = SECONDS,
    render: RenderSome | None = None,
    progress: Progress = quiet,
) -> Turn:
    """Take turns until nothing waits; return what all of them did, with the newest release."""
    whole = turn(store, signer, now=now, seconds=seconds, render=render)
    quick = 0
    # A newsroom that writes without end must not hold a command for as long.
    while whole.is_more or (outbox.is_waiting() and quick < TRIES):
        quick = 0 if whole.is_more else quick + 1
        progress(whole.rendered + whole.checked)
        time.sleep(GAP)
        whole.add(turn(store, signer, now=now, seconds=seconds, render=render))
    return whole


def anew(
    store: Store,
    signer: Signer,
    *,
    now: dt.datetime | None = None,
    cores: int = 1,
    progress: Progress = quiet,
) -> Turn:
    """Render every document there is again, lists included; news comes before each bounded step.

    With more than one core it forks: only in a process without threads. Raises Restless.
    """
    if store.number() == 0:
        started = time.monotonic()
        with one_press(store):
            done = first_edition(store, signer, now=now, cores=cores, progress=progress)
        done.seconds = time.monotonic() - started
        return done
    with rendering_anew(cores) as render:
        derive_lists(Derived())
        begin_anew(store, signer, now or timezone.now())
        return until_idle(store, signer, now=now, render=render, progress=progress)


def begin_anew(store: Store, signer: Signer, now: dt.datetime) -> None:
    """Let every document be rendered again, by turns from now on."""
    with committing(store, signer, at=now) as step:
        # Made by no press that there is: the next turn begins an epoch.
        step.know(SUBJECT, replace(state_of(store), build="").packed())


def _turn(
    store: Store,
    signer: Signer,
    now: dt.datetime | None,
    seconds: float,
    render: RenderSome | None,
) -> Turn:
    derived = Derived()
    for _ in range(TRIES):
        upon = store.last_step()  # first: what is read after it may be newer, and then is refused
        making = Making(state_of(store), upon, {one.name: one for one in faults(store)})
        begun = now or timezone.now()
        again = [one.about for one in making.earlier.values() if _is_due(one, begun)]
        derive(store, derived, again)
        with snapshot(), collected_later():
            # One that came in since would show its article before the lists know of it.
            making.changes = frozenset(outbox.taken())
            # After what it reads: else a release would bear a moment before its news went out.
            moment = now or timezone.now()
            if not derived.changes.issuperset(making.changes):
                continue
            making.tried |= derived.tried & making.earlier.keys()
            making.fail(list(derived.failures.values()))
            changes = dict.fromkeys(again, AGAIN) | outbox.take()
            with at(moment), same_restrictions(), each_read_once():
                made = plan(store, changes, moment, list(making.earlier.values()))
                with reusing(store, making.upon, made.touched) as answers:
                    _press(store, making, made, moment)
                    making.over = pictures_over(store, changes, moment)
                    if making.state.is_behind and not (making.changes or made.doubts):
                        sweep(store, making, moment, seconds, render)
        with suppress(Overtaken):
            done = _committed(store, signer, making, answers, moment)
            done.faults += _derive_rest(store, signer, making, changes, moment)
            outbox.forget(making.changes)
            return done
    raise Restless("the newsroom is writing too fast to be pressed")


def _committed(
    store: Store, signer: Signer, making: Making, answers: Answers, now: dt.datetime
) -> Turn:
    """Commit what was made, if it is anything."""
    done = Turn()
    if not making.is_empty or making.changes:
        done, last_step = commit(store, signer, making, now)
        keep_answers(store, last_step, answers)
    committed(store)
    if not store.is_there():
        raise Replaced("the file of the edition was replaced while it was open")
    return done


def _derive_rest(
    store: Store, signer: Signer, making: Making, subjects: Iterable[str], now: dt.datetime
) -> int:
    """Derive what waits until the release stands; return how many of it failed, which is kept.

    What this changes on pages comes into the outbox, and is released by the next turn.
    """
    late = Derived()
    derive_behind(store, subjects, late)
    mended = sorted((late.tried & making.earlier.keys()) - late.failures.keys())
    if late.failures or mended:
        log_new(late.failures.values(), making.earlier)
        with committing(store, signer, at=now) as step:
            step.mend(mended)
            for name, failure in sorted(late.failures.items()):
                step.fail(failure.fault(now, making.earlier.get(name)))
    return len(late.failures)


def _press(store: Store, making: Making, made: Plan, now: dt.datetime) -> None:
    """Press what the plan doubts."""
    _begin_epoch(store, making, made)
    making.facts |= made.facts
    making.tried |= made.tried & making.earlier.keys()
    making.fail(list(made.failures.values()))
    if made.doubts:
        checked = check(store, made.doubts, making.state, now)
        making.same |= checked.same
        making.fail(checked.failures)
        prefetch(checked.stale)
        for key, cause in sorted(checked.stale.items()):
            making.add(rendered(key, cause, making.state.epoch))


def _begin_epoch(store: Store, making: Making, made: Plan) -> None:
    """Begin an epoch where everything is stale: what all pages share is pressed at once."""
    build = identity.this_build()
    if making.state.build != build:
        making.state = making.state.built_by(build)
        for key in store.keys("fragment:"):
            if fragment_of(key) is None:
                making.frozen.append(key)
                made.doubts.pop(key, None)
    elif made.everything:
        making.state = making.state.everything_stale()
    else:
        return
    for key in shared():
        made.doubt(key, "everything is stale")


def _is_due(fault: Fault, now: dt.datetime) -> bool:
    """Return whether a subject is to be tried again that could not be derived or planned."""
    return fault.again <= now and fault.name.partition(":")[0] not in (DOCUMENT, PART)
