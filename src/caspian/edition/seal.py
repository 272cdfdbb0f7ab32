"""A seal over what a release does not sign: what the press remembers for itself."""

import hashlib

_SIZE = 16


def seal(*values: float | str | bytes | None) -> bytes:
    """Return 16 bytes that are others as soon as any of some stored values is another.

    It tells a decayed row, not a forged one: no key goes into it. What readers are served is
    signed; a forged trace can only make the press render too much or too little.
    """
    return hashlib.blake2b(repr(values).encode(), digest_size=_SIZE).digest()
