"""What a tree says of itself: a SHA-256 of every file, in lists that `sha256sum -c` reads.

`release.json` holds that of `manifest`, which holds those of the lists under `manifest.d/`,
which hold those of all other files: a changed file costs its own list, not one of everything.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from caspian.edition.checks.finding import FindingKind
from caspian.edition.export.names import LISTS
from caspian.edition.release import Release, Signer, is_signed, moment, stamp

FORMAT = 1


class NotRead(ValueError):
    """Bytes are not those of a list or of `release.json`; the message says why."""


def list_name(number: int) -> str:
    """Return the file of a list."""
    return f"{LISTS}/{number:03x}"


def listed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a list of files with their digests."""
    return "".join(f"{digest.hex()}  {path}\n" for path, digest in files).encode()


def files_in(text: bytes) -> dict[str, bytes]:
    """Return the digest of each file in a list. Raises NotRead when it is none."""
    found: dict[str, bytes] = {}
    try:
        # Not splitlines(): a name may hold what Unicode takes for the end of a line.
        for line in text.decode().split("\n")[:-1]:
            digest, _, path = line.partition("  ")
            found[path] = bytes.fromhex(digest)
    except ValueError as error:
        raise NotRead(f"a line of it is not a digest and a name ({error})") from error
    if listed(found.items()) != text:
        raise NotRead("it is not written as an export writes it")
    return found


@dataclass(frozen=True, slots=True)
class Note:
    """What `release.json` says: the release, and the digest of the manifest, both signed."""

    release: Release
    manifest: bytes
    """SHA-256 of `manifest`, 32 bytes"""
    public: bytes
    """the key that signed both"""
    signature: bytes = b""
    """of `statement`; empty where no key was at hand"""

    def statement(self) -> bytes:
        """Return the bytes that are signed: everything but the signature itself."""
        return _written(self._said())

    def written(self) -> bytes:
        """Return the bytes of `release.json`."""
        return _written({**self._said(), "signature": self.signature.hex()})

    def signed(self, signer: Signer) -> "Note":
        """Return it with a signature."""
        own = replace(self, public=bytes.fromhex(signer.public))
        return replace(own, signature=signer.sign(own.statement()))

    def faults(self, public: str) -> list[tuple[str, FindingKind]]:
        """Return what is wrong with its signatures, by a public key in hexadecimal."""
        faults = []
        if self.public.hex() != public:
            faults.append(("it names another key than the paper's", FindingKind.WRONG))
        for what, statement, signature in (
            ("release", self.release.statement(), self.release.signature),
            ("list of files", self.statement(), self.signature),
        ):
            if not signature:
                faults.append((f"the {what} is not signed", FindingKind.UNSIGNED))
            elif not is_signed(public, statement, signature):
                faults.append((f"the {what} is not signed by the paper's key", FindingKind.WRONG))
        return faults

    def _said(self) -> dict[str, object]:
        return {
            "format": FORMAT,
            "release": self.release.number,
            "at": stamp(self.release.at),
            "believe_until": stamp(self.release.believe_until),
            "prior": self.release.prior.hex(),
            "changes": self.release.changes.hex(),
            "digest": self.release.digest().hex(),
            "release_signature": self.release.signature.hex(),
            "manifest": self.manifest.hex(),
            "public": self.public.hex(),
        }


def note_in(text: bytes) -> Note:
    """Return what a `release.json` says.

    Raises NotRead when an export of this version would have written it in any other way.
    """
    try:
        said = json.loads(text)
        note = Note(
            _release(said),
            bytes.fromhex(said["manifest"]),
            bytes.fromhex(said["public"]),
            bytes.fromhex(said["signature"]),
        )
    except (ArithmeticError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise NotRead(f"it can't be read ({error})") from error
    # Written again, not compared field by field: "AB" and "ab" are one digest and two texts.
    if note.written() != text:
        raise NotRead("it is not written as an export of this version writes it")
    return note


def _release(said: dict[str, str]) -> Release:
    return Release(
        int(said["release"]),
        moment(said["at"]),
        moment(said["believe_until"]),
        bytes.fromhex(said["prior"]),
        bytes.fromhex(said["changes"]),
        bytes.fromhex(said["release_signature"]),
    )


def _written(said: dict[str, object]) -> bytes:
    return (json.dumps(said, indent=1) + "\n").encode()
