"""What `caspian press` does, in words for the user of the command line."""

import os
import sys
import time

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from caspian.edition.database import DATABASE_ERRORS
from caspian.edition.faults import faults
from caspian.edition.state import state_of
from caspian.edition.store import NotAnEdition, Store
from caspian.press.cycle import OtherPress, Replaced, Restless, anew, until_idle
from caspian.press.explain import audit, explain
from caspian.press.first import Progress
from caspian.press.turn import Turn
from caspian.project.edition import announced, open_edition, own_signer
from caspian.search.index import catch_up

SHOWN = 50


def press(*, clean: bool) -> int:
    """Bring the edition up to date, or render it anew; return the exit code.

    That is 1 where something can't be pressed: the rest is, and each fault is named.
    """
    try:
        store = open_edition()
    except (NotAnEdition, ValueError, *DATABASE_ERRORS) as reason:
        return _not_pressed(reason, "`caspian edition verify` says more.")
    try:
        if not clean and (other := _pressed_for_another(store)):
            return _not_pressed(other, "To press all of it anew all the same: --clean.")
        done = _pressed_anew(store) if clean else _pressed(store)
        found = faults(store)
    except (Restless, Replaced, OtherPress) as reason:
        return _not_pressed(reason, "Try again in a moment.")
    except (DatabaseError, OSError, *DATABASE_ERRORS) as reason:
        return _not_pressed(reason, "Is the disk full, or the database away?")
    finally:
        store.close()
    _say(_told(done))
    for fault in found[:SHOWN]:
        sys.stderr.write(f"  {fault.name}: {fault.error}. {fault.advice}\n")
    if found:
        sys.stderr.write(f"{len(found)} can't be pressed; all else is.\n")
    return 1 if found else 0


def audit_edition(sample: int | None) -> int:
    """Compare what stands with what it would be now; return 1 when anything differs."""
    store = open_edition()
    stale = awaiting = former = 0
    for one in audit(store, timezone.now(), sample=sample, progress=_bar("Looked at")):
        if one.is_awaiting:
            former += one.is_of_former_build
            awaiting += not one.is_of_former_build
            continue
        stale += 1
        if stale <= SHOWN:
            since = f", so since {one.since:%Y-%m-%d %H:%M:%S} UTC" if one.since else ""
            because = f" (last made for: {one.cause})" if one.cause else ""
            _say(f"  {one.key} {one.what}{since}{because}")
    store.close()
    if stale > SHOWN:
        _say(f"  … and {stale - SHOWN} more")
    if former:
        many = "is of a former build and waits" if former == 1 else "are of a former build and wait"
        _say(f"{former:,} {many} to be rendered again behind the news.")
    if awaiting:
        many = "waits" if awaiting == 1 else "wait"
        _say(f"{awaiting:,} {many} to be checked behind the news.")
    _say(f"{stale} stale." if stale else "Nothing is stale.")
    return 1 if stale else 0


def explain_page(path: str) -> int:
    """Say what a document was made from; return 1 where there is none."""
    store = open_edition()
    found = explain(store, path, timezone.now())
    store.close()
    if not found.stands:
        sys.stderr.write(f"There is nothing at {path} in the edition. Paths end in a slash.\n")
        return 1
    _say(found.key)
    _say(f"  released   {found.released_at:%Y-%m-%d %H:%M:%S} UTC")
    _say(f"  made for   {found.cause or 'not recorded'}")
    holds = f"{found.until:%Y-%m-%d %H:%M:%S} UTC" if found.until else "something changes"
    _say(f"  holds until {holds}")
    for fragment in found.fragments:
        _say(f"  splices    {fragment}")
    for read in found.reads:
        _say(f"  read       {read.name} {', '.join(str(one) for one in read.asked)}".rstrip())
    return 0


def _not_pressed(reason: object, advice: str) -> int:
    said = " ".join(str(reason).split()).rstrip(".")
    sys.stderr.write(f"Nothing was pressed: {said}. {advice}\n")
    return 1


def _pressed_for_another(store: Store) -> str:
    """Return why this command is not the one to go on with an edition, or an empty text.

    Run beside a server that has other settings, it would press everything for its own, and the
    server everything back.
    """
    build = state_of(store).build
    address = build.partition(" ")[2]
    if not build or address == settings.CASPIAN_ADDRESS:
        return ""
    return (
        f"the edition is pressed for {address}, and CASPIAN_ADDRESS says {settings.CASPIAN_ADDRESS}"
    )


def _pressed(store: Store) -> Turn:
    return announced(until_idle(store, own_signer(), progress=_bar("Pressed")))


def _pressed_anew(store: Store) -> Turn:
    cores = len(os.sched_getaffinity(0))
    done = announced(anew(store, own_signer(), cores=cores, progress=_bar("Pressed")))
    # A running paper does it by and by; nobody runs here who would.
    while catch_up():
        pass
    return done


def _told(done: Turn) -> str:
    if done.release is None:
        return f"Up to date: {done.rendered} documents rendered, none came out different."
    return (
        f"Release {done.release.number}: {done.rendered} documents rendered, {done.checked} more "
        f"checked, {done.changed} changed, {done.seconds:.2f} s."
    )


def _bar(verb: str) -> Progress:
    """Return a progress line for a terminal; elsewhere it says nothing."""
    started = time.monotonic()

    def tell(done: int) -> None:
        if sys.stderr.isatty():
            rate = done / max(0.001, time.monotonic() - started)
            sys.stderr.write(f"\r{verb} {done:,} documents, {rate:,.0f} a second ")
            sys.stderr.flush()

    return tell


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
