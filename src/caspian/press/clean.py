"""Presses a whole edition from nothing: every document there is, and none that there isn't."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from caspian.edition.commit import Committing
from caspian.press import machine
from caspian.press.facts import facts_of
from caspian.press.inventory import documents, subjects
from caspian.press.workers import Pressed, Render

AT_ONCE = 200
Progress = Callable[[int], None]


def quiet(done: int) -> None:
    """Tell nobody how far it is."""


def press_all(step: Committing, render: Render, progress: Progress = quiet) -> int:
    """Press every document into a release, remove all others; return how many there are."""
    keys: set[str] = set()
    for some in render(batches(dict.fromkeys(documents()), AT_ONCE)):
        keys.update(_put(step, some))
        progress(len(keys))
    for key in step.standing() - keys:
        step.remove(key)
    know_all(step)
    return len(keys)


def _put(step: Committing, some: Iterable[Pressed]) -> Iterator[str]:
    for key, document, trace in some:
        if document is not None:
            step.put(document, trace)
            yield key


def know_all(step: Committing) -> None:
    """Remember where every subject stands, and nothing else."""
    step.know_nothing()
    step.know(machine.SUBJECT, machine.kind())
    for some in batches(subjects(), AT_ONCE):
        for subject, facts in facts_of(some).items():
            step.know(subject, facts.packed())


def batches(keys: Iterable[str], size: int) -> Iterator[list[str]]:
    """Yield keys in lists of at most `size`."""
    rest = iter(keys)
    while some := list(islice(rest, size)):
        yield some
