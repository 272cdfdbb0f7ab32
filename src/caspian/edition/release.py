"""A release: one atomic step of the edition, chained to the one before it and signed."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from caspian.edition.schema import FORMAT

BELIEVE = dt.timedelta(days=2)
"""the masthead's date makes a release each midnight: an edition two days old is not the last"""
START = bytes(32)
"""what the first release is chained to"""


@dataclass(frozen=True, slots=True)
class Release:
    """What is said of a release; times are aware, digests 32 bytes, the signature 64."""

    number: int
    at: dt.datetime
    believe_until: dt.datetime
    prior: bytes
    changes: bytes
    """digest of what it changed"""
    signature: bytes = b""

    def statement(self) -> bytes:
        """Return the bytes that are hashed and signed."""
        said = {
            "format": FORMAT,
            "release": self.number,
            "at": stamp(self.at),
            "believe_until": stamp(self.believe_until),
            "prior": self.prior.hex(),
            "changes": self.changes.hex(),
        }
        return json.dumps(said, separators=(",", ":")).encode()

    def digest(self) -> bytes:
        """Return the SHA-256 that the next release is chained to."""
        return hashlib.sha256(self.statement()).digest()


def digest_of_changes(changes: Iterable[tuple[str, bytes | None]]) -> bytes:
    """Return the digest of changes: keys in the order of their bytes, each with its digest."""
    whole = hashlib.sha256()
    for key, digest in changes:
        name = key.encode()
        whole.update(len(name).to_bytes(4, "little") + name + (digest or b"removed"))
    return whole.digest()


def stamp(moment: dt.datetime) -> str:
    """Return a moment as it is stored: UTC, ISO 8601 with microseconds."""
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")


def moment(stamped: str) -> dt.datetime:
    """Return the moment that `stamp` wrote. Raises ValueError for anything else."""
    return dt.datetime.fromisoformat(stamped)
