"""The edition of this installation: where it lies, who signs it, and a turn of its press."""

import datetime as dt
from pathlib import Path

from django.conf import settings

from caspian.edition import witness
from caspian.edition.signing import Signer, signer
from caspian.edition.store import Store, open_store
from caspian.press.cycle import Turn, turn

KEY, WITNESS = "edition.key", "edition.head"


def open_edition(*, make: bool = True) -> Store:
    """Open the edition; `make` makes its tables where there are none."""
    return open_store(settings.ENVIRONMENT.edition, make=make)


def own_signer() -> Signer:
    """Return who signs this installation's releases; the key is made on first use."""
    return signer(Path(settings.HOME) / KEY)


def press_once(store: Store, now: dt.datetime | None = None) -> Turn:
    """Take one turn of the press and record its release beside the edition."""
    return announced(turn(store, own_signer(), now=now))


def announced(done: Turn) -> Turn:
    """Record the release of a turn where an older copy of the edition can't forget it."""
    if done.release is not None:
        witness.record(Path(settings.HOME) / WITNESS, done.release)
    return done
