"""The press's cycle: derive, plan, check, render, commit, forget. One turn makes one release.

What changed in the newsroom comes first, in as short a time as ever; where nothing did, a turn
looks through some of the archive, if that waits for it. Nothing is rendered under the edition's
write lock: a turn that another press has overtaken is taken again.
"""

import datetime as dt
import time
from dataclasses import replace

from django.utils import timezone

from caspian.edition.commit import Overtaken, committing
from caspian.edition.faults import Fault, faults, next_fault_due
from caspian.edition.one_press import one_press
from caspian.edition.signing import Signer
from caspian.edition.staleness import next_due
from caspian.edition.state import SUBJECT, state_of
from caspian.edition.store import Store
from caspian.newsroom.public import same_restrictions
from caspian.pages.fragments.keys import fragment_of
from caspian.pages.reads.door import at, each_read_once
from caspian.press import machine, outbox
from caspian.press.checking import check
from caspian.press.derive import Derived, derive, derive_lists
from caspian.press.failure import DOCUMENT, PART
from caspian.press.first import Progress, first_edition, quiet
from caspian.press.garbage import collected_later
from caspian.press.inventory import shared
from caspian.press.plan import AGAIN, Plan, plan
from caspian.press.remembered import remember, remembered
from caspian.press.render import foresee, rendered
from caspian.press.snapshot import snapshot
from caspian.press.sweep import SECONDS, committed, sweep
from caspian.press.turn import Making, Turn, commit
from caspian.press.workers import RenderSome, rendering_anew
from caspian.search.index import catch_up, is_behind

TRIES = 50
GAP = 0.004
"""seconds between two steps through the archive, in which another press may take the lock"""


class Restless(Exception):
    """Changes came in faster than they could be derived from; nothing was pressed, try again."""


def is_wanted(store: Store, now: dt.datetime) -> bool:
    """Return whether a turn would have anything to do; a few small queries."""
    if (
        outbox.is_waiting()
        or not machine.is_current(store)
        or state_of(store).is_behind
        or is_behind()
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
    not done.
    """
    started = time.monotonic()
    with one_press(store):
        if store.number() == 0:
            done = first_edition(store, signer, now=now or timezone.now())
        else:
            done = _turn(store, signer, now, seconds, render)
    catch_up()
    done.is_more = state_of(store).is_behind
    done.seconds = time.monotonic() - started
    return done


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
    moment = now or timezone.now()
    if store.number() == 0:
        with one_press(store):
            return first_edition(store, signer, now=moment, cores=cores, progress=progress)
    with rendering_anew(cores) as render:
        derive_lists(Derived())
        begin_anew(store, signer, moment)
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
        moment = now or timezone.now()
        upon = store.state()
        earlier = {fault.name: fault for fault in faults(store)}
        again = [one for one in earlier.values() if one.again <= moment and _is_subject(one)]
        derive(store, derived, [one.about for one in again])
        with snapshot(), collected_later():
            # One that came in since would show its article before the lists know of it.
            ids = outbox.taken()
            if not derived.changes.issuperset(ids):
                continue
            with at(moment), same_restrictions(), each_read_once():
                changes = {one.about: AGAIN for one in again} | outbox.take()
                making = Making(state_of(store), upon, earlier, frozenset(ids))
                making.tried |= derived.tried & earlier.keys()
                making.fail(list(derived.failures.values()))
                made = plan(store, changes, moment, list(earlier.values()))
                with remembered(store, upon, made.touched) as answers:
                    _press(store, making, made, moment)
                    if making.state.is_behind and not (ids or made.doubts):
                        sweep(store, making, moment, seconds, render)
        if making.is_empty and not ids:
            committed(store)
            return Turn()
        try:
            done, state = commit(store, signer, making, moment)
        except Overtaken:
            continue
        remember(store, state, answers)
        committed(store)
        outbox.forget(ids)
        return done
    raise Restless("the newsroom is writing too fast to be pressed")


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
        foresee(checked.stale)
        for key, cause in sorted(checked.stale.items()):
            making.add(rendered(key, cause, making.state.epoch))


def _begin_epoch(store: Store, making: Making, made: Plan) -> None:
    """Begin an epoch where everything is stale: what all pages share is pressed at once."""
    build = machine.kind()
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


def _is_subject(fault: Fault) -> bool:
    return fault.name.partition(":")[0] not in (DOCUMENT, PART)
