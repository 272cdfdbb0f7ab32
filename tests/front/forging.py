"""Ways to forge a copy of an export: each returns the files that a forger puts in place."""

import hashlib
import random
from dataclasses import dataclass, replace

from caspian.edition.export.ledger import ROOT, list_of
from caspian.edition.export.listing import Note, files_in, list_name, listed, note_in
from caspian.edition.release import Signer

Files = dict[str, bytes]
NOTE, MANIFEST = "release.json", "manifest"


@dataclass(frozen=True)
class Copies:
    """What a forger has: two valid copies of one paper, and a key of their own."""

    newest: Files
    older: Files
    forger: Signer


def without_signatures(copies: Copies, chance: random.Random) -> Files:
    """Strip a signature, or both."""
    note = note_in(copies.newest[NOTE])
    fewer = [
        replace(note, signature=b""),
        replace(note, release=replace(note.release, signature=b"")),
        replace(note, signature=b"", release=replace(note.release, signature=b"")),
    ]
    return copies.newest | {NOTE: chance.choice(fewer).written()}


def an_invented_page(copies: Copies, chance: random.Random) -> Files:
    """Change a page, and all lists with it; the list of lists is signed by nobody."""
    changed = _with_another_page(copies.newest, chance)
    return changed | {NOTE: replace(_of(changed), signature=b"").written()}


def by_another_key(copies: Copies, chance: random.Random) -> Files:
    """Sign the same files, or others, with another key, or only name it."""
    files = copies.newest if chance.random() < 0.5 else _with_another_page(copies.newest, chance)
    note = _of(files)
    public = bytes.fromhex(copies.forger.public)
    of_release = replace(note.release, signature=copies.forger.sign(note.release.statement()))
    signed = [
        replace(note, public=public),
        note.signed(copies.forger),
        replace(note, release=of_release),
        replace(note, release=of_release).signed(copies.forger),
        replace(note, signature=copies.forger.sign(note.statement())),
    ]
    return files | {NOTE: chance.choice(signed).written()}


def rolled_back(copies: Copies, chance: random.Random) -> Files:
    """Put an older copy in its place, whole."""
    return copies.older


def spliced(copies: Copies, chance: random.Random) -> Files:
    """Take some files from one copy and some from another; at times without the signature."""
    names = sorted(copies.newest.keys() | copies.older.keys())
    differing = [name for name in names if copies.newest.get(name) != copies.older.get(name)]
    taken = set(chance.sample(differing, chance.randrange(1, len(differing))))
    sources = {name: copies.older if name in taken else copies.newest for name in names}
    files = {name: source[name] for name, source in sources.items() if name in source}
    if chance.random() < 0.3:
        files[NOTE] = replace(note_in(files[NOTE]), signature=b"").written()
    return files


def flipped(copies: Copies, chance: random.Random) -> Files:
    """Flip one bit of one file."""
    name = chance.choice(sorted(copies.newest))
    content = bytearray(copies.newest[name])
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return copies.newest | {name: bytes(content)}


FORGERIES = (
    without_signatures, an_invented_page, by_another_key, rolled_back, spliced, flipped
)  # fmt: skip


def _of(files: Files) -> Note:
    """Return the note of a copy, of its manifest as it is now."""
    manifest = hashlib.sha256(files[MANIFEST]).digest()
    return replace(note_in(files[NOTE]), manifest=manifest)


def _with_another_page(files: Files, chance: random.Random) -> Files:
    pages = [name for name in sorted(files) if name.endswith("index.html")]
    name = chance.choice(pages)
    number = list_of(name)
    assert number != ROOT
    made = files | {name: b"<h1>Invented</h1>"}
    for path, held in ((list_name(number), name), (MANIFEST, list_name(number))):
        lines = files_in(made[path]) | {held: hashlib.sha256(made[held]).digest()}
        made[path] = listed(lines.items())
    return made
