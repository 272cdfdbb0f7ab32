"""The signed checksum over what the press keeps for itself, and the seals that it is the sum of.

Traces and what is known of subjects belong to no release, so that nothing signed would speak of
them; yet a row that is missing there leaves a page stale. The checksum is kept up to date row by
row, so that it costs what the change costs (decision 32).
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from caspian.edition.database import Database
from caspian.edition.release import Signer

_SIZE = 16


NAME = "memory"


_SPACE = 2**128


_STATED = re.compile(r"(0|[1-9][0-9]*) ([0-9a-f]{32}) ([0-9a-f]{128})")


_STATE = """INSERT INTO edition_about (name, value) VALUES ('memory', ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value"""


_SEALS = "SELECT seal FROM edition_trace UNION ALL SELECT seal FROM edition_known"


def seal(*values: float | str | bytes | None) -> bytes:
    """Return 16 bytes that are others as soon as any of some stored values is another.

    It tells a decayed row, not a forged one: no key goes into it. What readers are served is
    signed; a forged trace can only make the press render too much or too little.
    """
    return hashlib.blake2b(repr(values).encode(), digest_size=_SIZE).digest()


@dataclass(frozen=True, slots=True)
class Stored:
    """The checksum that an edition holds, and as of which release."""

    number: int = 0
    total: int = 0
    signature: bytes = b""

    def statement(self) -> bytes:
        """Return the bytes that are signed."""
        return f"memory {self.number} {self.total:032x}".encode()


class StateChecksum:
    """The checksum while a release is being made."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._stated = stored(database) or Stored()
        self._total = self._stated.total

    def replace_seals(self, *, gone: Iterable[bytes] = (), new: bytes | None = None) -> None:
        """Take the seals of removed rows out of the sum, and add that of a new row."""
        self._total += (_number(new) if new else 0) - sum(map(_number, gone))

    def write(self, number: int, signer: Signer) -> None:
        """Write the checksum into the edition, as of a release, if it has changed."""
        unsigned = Stored(number, self._total % _SPACE)
        if (unsigned.number, unsigned.total) != (self._stated.number, self._stated.total):
            signature = signer.sign(unsigned.statement())
            text = f"{unsigned.number} {unsigned.total:032x} {signature.hex()}"
            self._database.run(_STATE, (text,))


def stored(database: Database) -> Stored | None:
    """Return the checksum that an edition holds, None where there is none that can be read."""
    rows = database.rows("SELECT value FROM edition_about WHERE name = ?", (NAME,))
    found = _STATED.fullmatch(str(rows[0][0])) if rows else None
    return Stored(int(found[1]), int(found[2], 16), bytes.fromhex(found[3])) if found else None


def recomputed(database: Database) -> int:
    """Return the checksum of all rows that there are, by going through them."""
    return sum(_number(seal) for (seal,) in database.each(_SEALS)) % _SPACE


def _number(seal: object) -> int:
    # A damaged file may hold anything here: verify tells of that too.
    return int.from_bytes(seal if isinstance(seal, bytes) else repr(seal).encode(), "little")
