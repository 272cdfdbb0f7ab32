"""Explains a document: what it was made from, until when it holds, what it was last made for."""

import datetime as dt
from dataclasses import dataclass

from caspian.edition.staleness import trace_of
from caspian.edition.store import Store
from caspian.pages.reads.door import Dependency, at
from caspian.press.render import is_wide, rendered
from caspian.press.snapshot import snapshot


@dataclass(frozen=True)
class Explanation:
    """What is known of the document at a key; `reads` are those of a rendering made now."""

    key: str
    stands: bool
    reads: tuple[Dependency, ...]
    fragments: tuple[str, ...]
    until: dt.datetime | None
    released_at: dt.datetime | None
    cause: str


def explain(store: Store, key: str, now: dt.datetime) -> Explanation:
    """Explain the document at a key. It is rendered again, and nothing is kept of that."""
    with snapshot(), at(now):
        page = rendered(key)
    stands, trace = store.find(key), trace_of(store, key)
    return Explanation(
        key=key,
        stands=stands is not None,
        reads=tuple(sorted(page.reads, key=_by_name)),
        fragments=tuple(sorted(stands.fragments)) if stands else (),
        until=trace.until if trace else None,
        released_at=store.released_at(key),
        cause=trace.cause if trace else "",
    )


def _by_name(read: Dependency) -> tuple[bool, str, str]:
    return (is_wide(read), read.name, repr(read.asked))
