"""The edition of this installation: where it lies, who signs it, and a turn of its press."""

import datetime as dt
import logging
from contextlib import suppress
from pathlib import Path
from weakref import WeakSet

from django.conf import settings
from django.utils import timezone

from caspian.edition import announced_head, release
from caspian.edition.release import Signer, signer
from caspian.edition.store import NotAnEdition, Store, open_store
from caspian.press.cycle import begin_anew, turn
from caspian.press.turn import Turn

log = logging.getLogger(__name__)
_heeded: WeakSet[Store] = WeakSet()


def open_edition(*, make: bool = True) -> Store:
    """Open the edition; `make` makes its tables where there are none."""
    return open_store(settings.ENVIRONMENT.edition, make=make)


def is_pressed() -> bool:
    """Return whether there is an edition with a release."""
    try:
        store = open_edition(make=False)
    except NotAnEdition:
        return False
    try:
        return store.number() > 0
    finally:
        store.close()


def own_signer() -> Signer:
    """Return who signs this installation's releases; the key is made on first use."""
    return signer(Path(settings.HOME) / release.KEY_FILE)


def _heed(store: Store, signer: Signer) -> None:
    """Let an edition be pressed anew, once for each that is opened, where it is not what it was.

    Another key signs it: the paper must name that one. Or an older copy was put back: the outbox
    has forgotten what was released since.
    """
    if store in _heeded:
        return
    _heeded.add(store)
    if store.about("public") not in ("", signer.public):
        log.warning("Releases are signed by another key from now on: all is pressed anew")
        begin_anew(store, signer, timezone.now())
        return
    with suppress(announced_head.BadAnnouncedHead):
        announced = announced_head.read(Path(settings.HOME) / announced_head.FILE)
        if announced is not None and 0 < store.number() < announced.number:
            log.warning(
                "The edition is older than release %s: all is pressed anew", announced.number
            )
            begin_anew(store, signer, timezone.now())


def press_once(store: Store, now: dt.datetime | None = None) -> Turn:
    """Take one turn of the press and record its release beside the edition."""
    signer = own_signer()
    _heed(store, signer)
    return announced(turn(store, signer, now=now))


def announced(done: Turn) -> Turn:
    """Record the release of a turn where an older copy of the edition can't forget it."""
    if done.release is not None:
        announced_head.record(Path(settings.HOME) / announced_head.FILE, done.release)
    return done
