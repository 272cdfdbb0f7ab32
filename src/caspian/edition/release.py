"""A release, one atomic step of the edition, and the key that signs it."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from caspian.edition.schema import FORMAT
from caspian.edition.whole_file import write_whole

BELIEVE = dt.timedelta(days=2)
"""the masthead's date makes a release each midnight: an edition two days old is not the last"""
START = bytes(32)
"""what the first release is chained to"""
KEY_FILE = "edition.key"
"""the key's name, in the installation's home"""


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


class Signer:
    """Signs with a private key; `public` is its public half in hexadecimal."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.public = key.public_key().public_bytes_raw().hex()

    def sign(self, statement: bytes) -> bytes:
        """Return the signature of a statement, 64 bytes."""
        return self._key.sign(statement)


def signer(path: Path) -> Signer:
    """Return the signer whose key lies in a file, making the file where there is none.

    Raises ValueError when the file holds no key.
    """
    if not path.exists():
        # Of two processes that start at once, one makes the key, and both read that one.
        key = Ed25519PrivateKey.generate()
        write_whole(path, key.private_bytes_raw().hex() + "\n", over=False)
    return Signer(_key_in(path))


def public_key(path: Path) -> str:
    """Return the public half of the key in a file, in hexadecimal; "" where there is no file.

    Raises ValueError when the file holds no key.
    """
    return Signer(_key_in(path)).public if path.is_file() else ""


def is_signed(public: str, statement: bytes, signature: bytes) -> bool:
    """Return whether a signature is that of a statement by a public key in hexadecimal."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(signature, statement)
    except (InvalidSignature, ValueError):
        return False
    return True


def _key_in(path: Path) -> Ed25519PrivateKey:
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text().strip()))
    except ValueError as error:
        raise ValueError(
            f"{path} holds no Ed25519 key. Put back the one that signed the edition; without "
            "it, move the file away: a new key is made, and the next release is signed by it."
        ) from error
