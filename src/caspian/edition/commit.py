"""Commits a release: everything of it in one transaction, or nothing."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from caspian.edition.database import Database, one_step
from caspian.edition.document import BadBytes, Document, parts_of
from caspian.edition.faults import Fault, put_fault, remove_faults
from caspian.edition.pictures import Naming, names_pictures
from caspian.edition.release import BELIEVE, Release, Signer, digest_of_changes, stamp
from caspian.edition.state_checksum import StateChecksum, seal
from caspian.edition.store import Store, head_of
from caspian.edition.trace import Trace, unpacked

_PUT = """INSERT INTO edition_document (key, number, status, media_type, location, digest, body)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET number = excluded.number, status = excluded.status,
    media_type = excluded.media_type, location = excluded.location, digest = excluded.digest,
    body = excluded.body RETURNING id"""
_STANDING = "SELECT status, media_type, location, body FROM edition_document WHERE key = ?"
_KEEP_PAST = """INSERT INTO edition_past (key, number, status, media_type, location, digest, body)
    SELECT key, number, status, media_type, location, digest, body
    FROM edition_document WHERE key = ? AND number < ?"""
_TRACED = "SELECT reads, seal FROM edition_trace WHERE document = ?"
_PUT_TRACE = """INSERT INTO edition_trace (document, until, reads, asked, cause, epoch, seal)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (document) DO UPDATE SET until = excluded.until, reads = excluded.reads,
    asked = excluded.asked, cause = excluded.cause, epoch = excluded.epoch, seal = excluded.seal"""
_PUT_FACTS = """INSERT INTO edition_known (subject, facts, seal) VALUES (?, ?, ?)
    ON CONFLICT (subject) DO UPDATE SET facts = excluded.facts, seal = excluded.seal"""


class Overtaken(Exception):
    """Another press committed something since this release was planned: plan it again."""


class Committing:
    """A release in the making; what is put here becomes visible at the end, all at once."""

    def __init__(self, database: Database, number: int) -> None:
        self.number = number
        self.changes: dict[str, bytes | None] = {}
        self.last_step = ""
        """what `Store.last_step` returns once this is committed"""
        self.checksum = StateChecksum(database)
        self._database = database
        self.naming = Naming(database)

    def put(self, document: Document, trace: Trace) -> bool:
        """Put a document in its place; return whether it is another one than stood there.

        Early cutoff: one that came out the same is no change, whatever it was rendered for.
        """
        digest = document.digest()
        rows = self._database.rows(
            "SELECT id, digest, number, media_type FROM edition_document WHERE key = ?",
            (document.key,),
        )
        if rows and bytes(rows[0][1]) == digest:
            self._trace(rows[0][0], trace)
            return False
        is_page = names_pictures(document.media_type) or (rows and names_pictures(rows[0][3]))
        before = self._standing(document.key) if rows and is_page else None
        if rows:
            self._keep_past(document.key)
        values = (
            document.key, self.number, document.status, document.media_type,
            document.location, digest, document.body(),
        )  # fmt: skip
        ((identity,),) = self._database.rows(_PUT, values)
        self.changes[document.key] = digest
        stood = bool(rows) and int(rows[0][2]) < self.number
        if is_page:
            self.naming.put(identity, before, document, stood=stood)
        self._trace(identity, trace)
        return True

    def remove(self, key: str) -> bool:
        """Remove what stands at a key; return whether there was anything."""
        rows = self._database.rows("SELECT id FROM edition_document WHERE key = ?", (key,))
        if not rows:
            return False
        (identity,) = rows[0]
        self._untrace(identity)
        self.naming.remove(identity, self._standing(key))
        self._keep_past(key)
        self._database.run("DELETE FROM edition_document WHERE id = ?", (identity,))
        self.changes[key] = None
        return True

    def retrace(self, key: str, trace: Trace) -> None:
        """Renew the trace of what stands at a key and was not rendered, for it is the same."""
        for (identity,) in self._database.rows(
            "SELECT id FROM edition_document WHERE key = ?", (key,)
        ):
            self._trace(identity, trace)

    def fail(self, fault: Fault) -> None:
        """Write down what raises, and keep what stands there."""
        put_fault(self._database, fault)

    def mend(self, names: Collection[str]) -> None:
        """Take out faults that are mended, by their names."""
        remove_faults(self._database, names)

    def know(self, subject: str, facts: str | None) -> None:
        """Remember where a subject stands now; None forgets it."""
        rows = self._database.rows("SELECT seal FROM edition_known WHERE subject = ?", (subject,))
        sealed = None if facts is None else seal(subject, facts)
        self.checksum.replace_seals(gone=(bytes(row[0]) for row in rows), new=sealed)
        if facts is None:
            self._database.run("DELETE FROM edition_known WHERE subject = ?", (subject,))
        else:
            self._database.run(_PUT_FACTS, (subject, facts, sealed))

    def know_nothing(self) -> None:
        """Forget where all subjects stood."""
        seals = self._database.each("SELECT seal FROM edition_known")
        self.checksum.replace_seals(gone=(bytes(seal) for (seal,) in seals))
        self._database.run("DELETE FROM edition_known")

    def standing(self) -> set[str]:
        """Return every key that stands in the release in the making."""
        return {key for (key,) in self._database.each("SELECT key FROM edition_document")}

    def _standing(self, key: str) -> Document:
        ((status, media_type, location, body),) = self._database.rows(_STANDING, (key,))
        try:
            parts = parts_of(bytes(body))
        except BadBytes:  # it is replaced, and nothing of it can be known
            parts = ()
        return Document(key, status, media_type, location, parts)

    def _keep_past(self, key: str) -> None:
        # What this very release put there first never stood before any reader.
        self._database.run(_KEEP_PAST, (key, self.number))

    def _trace(self, identity: int, trace: Trace) -> None:
        rows = self._database.rows(_TRACED, (identity,))
        before = unpacked(bytes(rows[0][0]))[0] if rows else frozenset()
        self._index(identity, gone=before - trace.reads, new=trace.reads - before)
        until = trace.until.timestamp() if trace.until else None
        asked = trace.packed_questions()
        values = (identity, until, trace.packed(), asked, trace.cause, trace.epoch)
        sealed = seal(*values)
        self.checksum.replace_seals(gone=(bytes(row[1]) for row in rows), new=sealed)
        self._database.run(_PUT_TRACE, (*values, sealed))

    def _untrace(self, identity: int) -> None:
        rows = self._database.rows(_TRACED, (identity,))
        self.checksum.replace_seals(gone=(bytes(row[1]) for row in rows))
        for reads, _ in rows:
            self._index(identity, gone=unpacked(bytes(reads))[0], new=frozenset())
        self._database.run("DELETE FROM edition_trace WHERE document = ?", (identity,))

    def _index(self, identity: int, *, gone: frozenset[int], new: frozenset[int]) -> None:
        if gone:
            self._database.run_many(
                "DELETE FROM edition_read WHERE read = ? AND document = ?",
                [(read, identity) for read in gone],
            )
        if new:
            self._database.run_many(
                "INSERT INTO edition_read (read, document) VALUES (?, ?)",
                [(read, identity) for read in sorted(new)],
            )


@contextmanager
def committing(
    store: Store,
    signer: Signer,
    *,
    at: dt.datetime,
    upon: str | None = None,
    done: Callable[[Release | None], None] = lambda release: None,
) -> Iterator[Committing]:
    """Make a release of what is put inside the block; when nothing changed, there is none.

    `upon` is the `last_step` of the store that the plan was made upon; `done` is given the new
    release, or None, once it stands. Raises Overtaken when another press committed anything in
    between.
    """
    released: Release | None = None
    with one_step(store.database):
        current = store.release()
        number = current.number if current else 0
        if upon is not None and upon != store.last_step():
            raise Overtaken(f"another press committed something since this was planned on {number}")
        step = Committing(store.database, number + 1)
        yield step
        if step.changes:
            released = _release(store, signer, current, step, at)
            number = released.number
        step.checksum.write(number, signer)
        step.last_step = store.last_step()
    done(released)


def _release(
    store: Store, signer: Signer, current: Release | None, step: Committing, at: dt.datetime
) -> Release:
    changes = sorted(step.changes.items(), key=lambda change: change[0].encode())
    unsigned = Release(step.number, at, at + BELIEVE, head_of(current), digest_of_changes(changes))
    signature = signer.sign(unsigned.statement())
    release = Release(
        unsigned.number, at, unsigned.believe_until, unsigned.prior, unsigned.changes, signature
    )
    database = store.database
    step.naming.settle(release.number, at)
    database.run_many(
        "INSERT INTO edition_change (number, key, digest) VALUES (?, ?, ?)",
        [(release.number, key, digest) for key, digest in changes],
    )
    database.run(
        "INSERT INTO edition_release VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            release.number, stamp(at), stamp(release.believe_until), release.prior,
            release.changes, release.digest(), signature,
        ),
    )  # fmt: skip
    database.run(
        "INSERT INTO edition_about (name, value) VALUES ('public', ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (signer.public,),
    )
    return release
