"""Looks into the edition: what a document was made from, and whether it is still so."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

from caspian.common.batches import batches
from caspian.edition.document import Document
from caspian.edition.staleness import trace_of
from caspian.edition.state import PressState, state_of
from caspian.edition.store import Store
from caspian.edition.trace import Trace
from caspian.newsroom.snapshot import snapshot
from caspian.pages.fragments.builders import fragment_of, is_fragment
from caspian.pages.reads.door import Dependency, at
from caspian.press import identity
from caspian.press.first import AT_ONCE, Progress, quiet
from caspian.press.inventory import documents
from caspian.press.render import Rendered, is_wide, render_many, rendered


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


@dataclass(frozen=True)
class Stale:
    """A document that is not what it would be if it were rendered now.

    `what` says how in words; `since` is when it was last released, if it ever was; `cause` is
    the change that it was last rendered for. `is_awaiting` says that the archive is checked behind
    the news, and that its turn has not come yet; `is_of_former_build`, that this is for an upgrade.
    """

    key: str
    what: str
    since: dt.datetime | None = None
    cause: str = ""
    is_awaiting: bool = False
    is_of_former_build: bool = False


def audit(
    store: Store, now: dt.datetime, *, sample: int | None = None, progress: Progress = quiet
) -> Iterator[Stale]:
    """Yield every stale document, or those among `sample` documents chosen by chance."""
    with snapshot(), at(now), store.one_state():
        state = state_of(store)
        keys = sorted({*store.keys(), *documents()})
        if sample is not None and sample < len(keys):
            keys = random.sample(keys, sample)
        done = 0
        for some in batches(keys, AT_ONCE):
            for page in render_many(some):
                what = _difference(store.find(page.key), page)
                if what:
                    yield _stale(store, page.key, what, state)
            done += len(some)
            progress(done)


def _difference(stands: Document | None, now: Rendered) -> str:
    if now.is_failed:
        return f"can't be rendered: {now.failures[0].error}"
    would_be = now.document
    if stands is None and would_be is not None:
        return "is missing"
    if stands is not None and would_be is None:
        return "should not be there"
    if stands is not None and would_be is not None and stands.digest() != would_be.digest():
        return "would look different now"
    return ""


def _stale(store: Store, key: str, what: str, state: PressState) -> Stale:
    trace = trace_of(store, key)
    of_former = _is_of_former_build(store, key, trace, state)
    is_awaiting = of_former or (state.is_behind and (trace is None or trace.epoch < state.epoch))
    cause = trace.cause if trace else ""
    return Stale(key, what, store.released_at(key), cause, is_awaiting, of_former)


def _is_of_former_build(store: Store, key: str, trace: Trace | None, state: PressState) -> bool:
    """Return whether a document waits to be pressed by this build for the first time.

    Before that build's first turn the edition does not say that it is behind, and all of it is.
    """
    if store.number() and identity.is_of_former_build(state):
        return True
    if is_fragment(key) and fragment_of(key) is None:  # frozen, for the pages that still wait
        return True
    return state.is_behind and trace is not None and trace.epoch < state.since
