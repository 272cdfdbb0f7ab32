"""How much of the same a test does: enough to find a fault of a change, or all that a release asks.

`make test` does the first, `make proofs` sets CASPIAN_PROOFS and does the second: the same code.
"""

import os


def often(usual: int, proofs: int) -> int:
    """Return how often to do something: `usual` in `make test`, `proofs` in `make proofs`."""
    return proofs if os.environ.get("CASPIAN_PROOFS") else usual
