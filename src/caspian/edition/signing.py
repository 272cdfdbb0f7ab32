"""The key that signs releases: Ed25519, made on first use, readable by its owner alone."""

from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from caspian.edition.whole_file import write_whole

FILE = "edition.key"
"""the key's name, in the installation's home"""


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
