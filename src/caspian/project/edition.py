"""The edition of this installation: where it lies, who signs it, and a turn of its press."""

import datetime as dt
from pathlib import Path

from django.conf import settings

from caspian.edition import signing, witness
from caspian.edition.signing import Signer, signer
from caspian.edition.store import NotAnEdition, Store, open_store
from caspian.press.cycle import turn
from caspian.press.turn import Turn


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
    return signer(Path(settings.HOME) / signing.FILE)


def press_once(store: Store, now: dt.datetime | None = None) -> Turn:
    """Take one turn of the press and record its release beside the edition."""
    return announced(turn(store, own_signer(), now=now))


def announced(done: Turn) -> Turn:
    """Record the release of a turn where an older copy of the edition can't forget it."""
    if done.release is not None:
        witness.record(Path(settings.HOME) / witness.FILE, done.release)
    return done
