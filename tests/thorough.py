"""How much of the same a test does: enough to find a fault of a change, or all that a release asks.

`make test` does the first, `make proofs` sets CASPIAN_PROOFS and does the second: the same code.
"""

import os
from collections.abc import Sequence
from typing import TypeVar

Each = TypeVar("Each")
PROOFS = bool(os.environ.get("CASPIAN_PROOFS"))
"""whether all is done that a release asks"""


def some(usual: int, each: Sequence[Each]) -> list[Each]:
    """Return the first `usual` of some cases in `make test`, and all of them in `make proofs`."""
    return list(each if PROOFS else each[:usual])


def often(usual: int, proofs: int) -> int:
    """Return how often to do something: `usual` in `make test`, `proofs` in `make proofs`."""
    return proofs if PROOFS else usual
