"""Renders again what stands, and tells what is not what it would be now."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

from caspian.edition.document import Document
from caspian.edition.staleness import trace_of
from caspian.edition.store import Store
from caspian.pages.reads.door import at
from caspian.press.clean import AT_ONCE, Progress, batches, quiet
from caspian.press.inventory import documents
from caspian.press.render import render_many
from caspian.press.snapshot import snapshot


@dataclass(frozen=True)
class Stale:
    """A document that is not what it would be if it were rendered now.

    `what` says how in words; `since` is when it was last released, if it ever was; `cause` is
    the change that it was last rendered for.
    """

    key: str
    what: str
    since: dt.datetime | None = None
    cause: str = ""


def audit(
    store: Store, now: dt.datetime, *, sample: int | None = None, progress: Progress = quiet
) -> Iterator[Stale]:
    """Yield every stale document, or those among `sample` documents chosen by chance."""
    with snapshot(), at(now), store.one_state():
        keys = sorted({*store.keys(), *documents()})
        if sample is not None and sample < len(keys):
            keys = random.sample(keys, sample)
        done = 0
        for some in batches(keys, AT_ONCE):
            for page in render_many(some):
                what = _difference(store.find(page.key), page.document)
                if what:
                    yield _stale(store, page.key, what)
            done += len(some)
            progress(done)


def _difference(stands: Document | None, would_be: Document | None) -> str:
    if stands is None and would_be is not None:
        return "is missing"
    if stands is not None and would_be is None:
        return "should not be there"
    if stands is not None and would_be is not None and stands.digest() != would_be.digest():
        return "would look different now"
    return ""


def _stale(store: Store, key: str, what: str) -> Stale:
    trace = trace_of(store, key)
    return Stale(key, what, store.released_at(key), trace.cause if trace else "")
