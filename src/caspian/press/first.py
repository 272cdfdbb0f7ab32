"""Presses the first edition, in one release: readers have nothing before it, and then all of it."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from django.utils import timezone

from caspian.common.batches import batches
from caspian.edition.commit import Committing, committing
from caspian.edition.document import Document
from caspian.edition.release import Release, Signer
from caspian.edition.state import SUBJECT, PressState
from caspian.edition.store import Store
from caspian.edition.trace import Trace
from caspian.newsroom.public import same_restrictions
from caspian.newsroom.snapshot import snapshot
from caspian.pages.reads.door import at
from caspian.press import identity, outbox
from caspian.press.derive import Derived, derive, derive_behind, derive_lists
from caspian.press.failure import DOCUMENT, Failure, log_new
from caspian.press.garbage import collected_later
from caspian.press.inventory import documents, subjects
from caspian.press.render import Rendered
from caspian.press.subject_state import states_and_failures
from caspian.press.turn import Turn
from caspian.press.workers import Render, rendering

AT_ONCE = 200
Progress = Callable[[int], None]


def quiet(done: int) -> None:
    """Say nothing of how far it is."""


def first_edition(
    store: Store,
    signer: Signer,
    *,
    now: dt.datetime | None = None,
    cores: int = 1,
    progress: Progress = quiet,
) -> Turn:
    """Press a whole edition into an empty store, lists included.

    What changes meanwhile stays in the outbox for the next turn. With more than one core it
    forks: only in a process without threads.
    """
    done, derived, released = Turn(), Derived(), list[Release | None]()
    derive_lists(derived)
    derive(store, derived)
    derive_behind(store, derived.subjects, derived)
    failures = dict(derived.failures)
    moment = now or timezone.now()
    with (
        rendering(moment, cores) as render,
        committing(store, signer, at=moment, done=released.append) as step,
        # One state for pages and facts: a change of later is compared with what is remembered.
        snapshot(), at(moment), same_restrictions(), collected_later(),
    ):  # fmt: skip
        if store.number():  # another press was quicker
            return done
        done.rendered = _press_all(step, render, failures, progress)
        _know_all(step, failures)
        for failure in failures.values():
            step.fail(failure.fault(moment, None))
        done.changed = len(step.changes)
    done.release, done.faults = released[0], len(failures)
    log_new(failures.values(), {})
    outbox.forget(derived.changes)
    return done


def _press_all(
    step: Committing, render: Render, failures: dict[str, Failure], progress: Progress
) -> int:
    """Press every document into a release; return how many there are."""
    put: set[str] = set()
    shows: dict[str, frozenset[str]] = {}
    for some in render(batches(dict.fromkeys(documents()), AT_ONCE)):
        for document, trace in _good(some, failures):
            put.add(document.key)
            shows[document.key] = document.fragments
            step.put(document, trace)
        progress(len(put))
    for key, shown in shows.items():
        if missing := sorted(shown - put):
            step.remove(key)
            error = f"it shows {missing[0]}, which could not be rendered"
            failures[f"{DOCUMENT}:{key}"] = Failure(DOCUMENT, key, error, hides=True)
    return len(put)


def _good(
    some: Iterable[Rendered], failures: dict[str, Failure]
) -> Iterator[tuple[Document, Trace]]:
    for page in some:
        failures.update((one.name, one) for one in page.failures)
        if page.document is not None:
            yield page.document, page.trace


def _know_all(step: Committing, failures: dict[str, Failure]) -> None:
    """Remember where every subject stands, and who pressed this."""
    step.know(SUBJECT, replace(PressState(), build=identity.this_build()).packed())
    for some in batches(subjects(), AT_ONCE):
        found, failed = states_and_failures(some)
        failures.update((one.name, one) for one in failed)
        for subject, facts in found.items():
            step.know(subject, facts.packed())
