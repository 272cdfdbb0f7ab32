"""The door itself: marks a function as a read, and lets whoever renders watch what was read.

Every fact that a page shows comes through a function marked `@read`. While a page is
built inside `watching()`, each call is noted with its arguments; nobody lists the
dependencies of a page by hand. A read whose answer holds only for a time says so with
`holds_until`. Model: Lektor's `record_dependency`; theory: Mokhov, Mitchell and Peyton
Jones, "Build Systems à la Carte" (2018), dynamic dependencies.
"""

import datetime as dt
import functools
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar, cast

Asked = ParamSpec("Asked")
Fact = TypeVar("Fact")


@dataclass(frozen=True)
class Read:
    """A fact that was looked at: the name of the read and what it was asked."""

    name: str
    asked: tuple[Hashable, ...]


@dataclass
class Watch:
    """What has been read so far, and until when all of it holds."""

    reads: set[Read] = field(default_factory=set)
    until: dt.datetime | None = None


_answers: ContextVar[dict[Hashable, object] | None] = ContextVar("answers", default=None)
_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)
_inside: ContextVar[bool] = ContextVar("inside", default=False)


def read(function: Callable[Asked, Fact]) -> Callable[Asked, Fact]:
    """Mark a function as a read: its arguments must be hashable, its answer a plain value."""

    @functools.wraps(function)
    def reading(*args: Asked.args, **kwargs: Asked.kwargs) -> Fact:
        note(function.__name__, *args, *kwargs.values())
        answers = _answers.get()
        question = (function, args, tuple(kwargs.items()))
        if answers is not None and question in answers:
            return cast(Fact, answers[question])
        token = _inside.set(True)
        try:
            fact = function(*args, **kwargs)
        finally:
            _inside.reset(token)
        if answers is not None:
            answers[question] = fact
        return fact

    return reading


@contextmanager
def each_read_once() -> Iterator[None]:
    """Answer a read that is made again inside the block as it was answered the first time.

    A page asks for the paper's name a dozen times, and must not get two answers.
    """
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def note(name: str, *asked: Hashable) -> None:
    """Note a read by hand: for a read that answers many small questions with one query."""
    watch = _watch.get()
    if watch is not None:
        watch.reads.add(Read(name, asked))


def holds_until(moment: dt.datetime) -> None:
    """Say, inside a read, that its answer may be another one from this moment on."""
    watch = _watch.get()
    if watch is not None:
        watch.until = moment if watch.until is None else min(watch.until, moment)


@contextmanager
def watching() -> Iterator[Watch]:
    """Watch every read that is made inside the block."""
    watch = Watch()
    token = _watch.set(watch)
    try:
        yield watch
    finally:
        _watch.reset(token)


def is_inside() -> bool:
    """Return whether a read is being answered now: only then may the database be asked."""
    return _inside.get()
