"""How far an edition is: which build rendered it, and what of it is still to be checked.

Whatever makes the whole edition stale (another build, a language more, another name of the paper)
begins an epoch. What changed in the newsroom is released at once; the archive follows in bounded
releases, and each document bears the epoch at which it was last checked.
"""

import json
from dataclasses import asdict, dataclass, replace

from caspian.edition.staleness import awaiting, known
from caspian.edition.store import Store

SUBJECT = "press"


@dataclass(frozen=True, slots=True)
class PressState:
    """The edition as a press left it; `turn` is another number after each of its steps."""

    build: str = ""
    """which press rendered it last"""
    epoch: int = 1
    since: int = 1
    """the epoch in which that press began: whatever was checked before must be rendered anew"""
    swept: int = 1
    """the epoch up to which the whole archive has been checked"""
    turn: int = 0

    @property
    def is_behind(self) -> bool:
        """Return whether some of the archive waits to be checked."""
        return self.swept < self.epoch

    def packed(self) -> str:
        """Return the state as the edition keeps it."""
        return json.dumps(asdict(self))

    def after_turn(self) -> "PressState":
        """Return the state after one more step."""
        return replace(self, turn=self.turn + 1)

    def everything_stale(self) -> "PressState":
        """Return the state in which every document is to be checked again."""
        return replace(self, epoch=self.epoch + 1)

    def built_by(self, build: str) -> "PressState":
        """Return the state in which every document is to be rendered anew, by a press."""
        epoch = self.epoch + 1
        return replace(self, build=build, epoch=epoch, since=epoch)


def state_of(store: Store) -> PressState:
    """Return the state that an edition is in; one that another version left is behind."""
    said = known(store, [SUBJECT]).get(SUBJECT)
    try:
        found = json.loads(said) if said else {}
        return PressState(**found)
    except (ValueError, TypeError):
        return PressState()


def waiting(store: Store) -> int:
    """Return how many documents wait to be pressed anew behind the news."""
    state = state_of(store)
    return awaiting(store, state.epoch) if state.is_behind else 0
