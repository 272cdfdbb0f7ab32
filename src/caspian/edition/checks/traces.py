"""Checks what the press remembers: traces and their index, and where subjects stood."""

import heapq
import itertools
import json
import struct
from collections.abc import Iterable, Iterator
from operator import itemgetter

from caspian.edition import state_checksum
from caspian.edition.checks.finding import BYTES, INTEGER, TEXT, Finding, Watch, misfit, watched
from caspian.edition.database import Database, Row
from caspian.edition.release import is_signed
from caspian.edition.state_checksum import seal
from caspian.edition.trace import BadTrace, unpacked, unpacked_questions

_TRACE = {
    "document": INTEGER,
    "until": (float, type(None)),
    "reads": BYTES,
    "asked": BYTES,
    "cause": TEXT,
    "epoch": INTEGER,
    "seal": BYTES,
}
_KNOWN = {"subject": TEXT, "facts": TEXT, "seal": BYTES}
_MEMORY = "what the press remembers"
_TRACES = f"SELECT {', '.join(_TRACE)} FROM edition_trace ORDER BY document"
_INDEXED = "SELECT document, read FROM edition_read ORDER BY document"
Reads = frozenset[object]


def check_traces(database: Database, watch: Watch) -> Iterator[Finding]:
    """Yield documents without a trace, traces that changed, and an index that differs."""
    for (key,) in database.each(
        "SELECT key FROM edition_document "
        "WHERE NOT EXISTS (SELECT 1 FROM edition_trace WHERE document = id)"
    ):
        yield Finding(str(key), "there is no trace of what it was made from")
    for (identity,) in database.each(
        "SELECT document FROM edition_trace "
        "WHERE NOT EXISTS (SELECT 1 FROM edition_document WHERE id = document)"
    ):
        yield Finding(f"document {identity}", "there is a trace of it, and no such document")
    traces = watched(watch, "traces", database, "edition_trace", database.each(_TRACES))
    merged = heapq.merge(_by_document(traces), _indexed(database), key=itemgetter(0))
    for identity, found in itertools.groupby(merged, key=itemgetter(0)):
        traced: list[Row] = []
        indexed: Reads = frozenset()
        for _, one in found:
            if isinstance(one, frozenset):
                indexed = one
            else:
                traced.append(one)
        for says in _faults(traced, indexed):
            yield Finding(_name(database, identity), says)


def check_known(database: Database) -> Iterator[Finding]:
    """Yield what is remembered of subjects and can't have been put there by the press."""
    for row in database.each(f"SELECT {', '.join(_KNOWN)} FROM edition_known"):
        about = f"what is known of {row[0]}"
        if wrong := misfit(row, _KNOWN):
            yield Finding(about, wrong)
            continue
        subject, facts, sealed = row
        if seal(subject, facts) != sealed:
            yield Finding(about, "it is not what the press wrote down")
        elif not _is_json(facts):
            yield Finding(about, "it is not JSON")


def check_memory(database: Database, public: str) -> Iterator[Finding]:
    """Yield whether rows of it are missing or of another time, by the key that signs their sum."""
    says = state_checksum.stored(database)
    ((number,),) = database.rows("SELECT COALESCE(MAX(number), 0) FROM edition_release")
    total = state_checksum.recomputed(database)
    if says is None:
        if number or total:
            yield Finding(_MEMORY, "the edition doesn't say what it should be")
        return
    if says.total != total:
        yield Finding(_MEMORY, "there are rows too few, too many, or of another time")
    if says.number != number:
        yield Finding(_MEMORY, f"it is that of release {says.number}, not of {number}")
    if not is_signed(public, says.statement(), says.signature):
        yield Finding(_MEMORY, "its signature is not by the key of this edition")


def _by_document(traces: Iterable[Row]) -> Iterator[tuple[int, Row | Reads]]:
    for row in traces:
        yield _number(row[0]), row


def _indexed(database: Database) -> Iterator[tuple[int, Row | Reads]]:
    # Grouped before they are merged: there are thirty reads to a document.
    for identity, rows in itertools.groupby(database.each(_INDEXED), key=itemgetter(0)):
        yield _number(identity), frozenset(read for _, read in rows)


def _number(identity: object) -> int:
    # What is no number, in a damaged file, is told of as document 0.
    return identity if isinstance(identity, int) else 0


def _name(database: Database, identity: int) -> str:
    rows = database.rows("SELECT key FROM edition_document WHERE id = ?", (identity,))
    return str(rows[0][0]) if rows else f"document {identity}"


def _faults(traced: list[Row], indexed: Reads) -> Iterator[str]:
    if not traced:
        yield "reads are indexed for it, and it has no trace"
    for trace in traced:
        yield from _trace_faults(trace, indexed)


def _trace_faults(trace: Row, indexed: Reads) -> Iterator[str]:
    if wrong := misfit(trace, _TRACE):
        yield f"of its trace, {wrong}"
        return
    *values, sealed = trace
    if seal(*values) != sealed:
        yield "its trace is not what the press wrote down"
    try:
        reads, _ = unpacked(trace[2])
        unpacked_questions(trace[2], trace[3])
    except (struct.error, BadTrace):
        yield "its trace is torn"
        return
    if unindexed := reads - indexed:
        yield f"reads of its trace are not in the index: {_some(unindexed)}"
    if untraced := indexed - reads:
        yield f"the index holds reads that are not in its trace: {_some(untraced)}"


def _some(reads: Iterable[object]) -> str:
    shown = sorted(map(str, reads))
    return ", ".join(shown[:3]) + (f" and {len(shown) - 3} more" if shown[3:] else "")


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
