"""The door itself: marks a function as a read, and records what a page depends on.

Every fact that a page shows comes through a function marked `@read`. While a page is built
inside `watching()`, each call is recorded with its arguments, and each record that became a
fact by its subject; nobody lists the dependencies of a page by hand. A read whose
answer holds only for a time says so with `expires_at`. Model: Lektor's `record_dependency`;
theory: Mokhov, Mitchell and Peyton Jones, "Build Systems à la Carte" (2018).
"""

import datetime as dt
import functools
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Generic, ParamSpec, TypeVar, cast

from django.db import Error
from django.db.models import Model
from django.utils import timezone

from caspian.edition.trace import Question
from caspian.newsroom.subjects import subject_of
from caspian.pages.reads.cleaned import cleaned

Asked = ParamSpec("Asked")
Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True)
class Dependency:
    """What a page depends on: the name of a read, and its arguments."""

    name: str
    asked: tuple[Hashable, ...]


@dataclass(slots=True)
class Watch:
    """What has been read so far, and until when all of it holds.

    `questions` are the reads that were asked for from outside of any other, each with its answer;
    `left_out` are those among all that raised and whose answers were left out.
    """

    reads: set[Dependency] = field(default_factory=set)
    until: dt.datetime | None = None
    questions: dict[Dependency, "Answer"] = field(default_factory=dict)
    left_out: dict[Dependency, Exception] = field(default_factory=dict)
    kept: Question | None = None
    """how a trace keeps the question whose answer was made of this, once it was asked for that"""

    def add(self, other: "Watch") -> None:
        """Add what another watch saw."""
        self.reads |= other.reads
        self.left_out |= other.left_out
        if other.until is not None:
            self.hold(other.until)

    def hold(self, moment: dt.datetime) -> None:
        """Let all of it hold no longer than until a moment."""
        self.until = moment if self.until is None else min(self.until, moment)


@dataclass(frozen=True, slots=True)
class Raised:
    """In place of an answer: the read raised this."""

    error: Exception


Answer = tuple[object, Watch]
"""what a read returned, or Raised, and what it had read for that"""
Answers = dict[Dependency, Answer]
_answers: ContextVar[Answers | None] = ContextVar("answers", default=None)
_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)
_inside: ContextVar[bool] = ContextVar("inside", default=False)
_moment: ContextVar[dt.datetime | None] = ContextVar("moment", default=None)
READS: dict[str, "Reading[..., Any]"] = {}
"""every read there is, by its name"""


class Reading(Generic[Asked, Fact]):
    """A function that is a read: its arguments are hashable, its answer a plain value."""

    def __init__(self, function: Callable[Asked, Fact]) -> None:
        functools.update_wrapper(self, function)
        self.name = function.__name__
        self._function = function

    def __call__(self, *args: Asked.args, **kwargs: Asked.kwargs) -> Fact:
        asked = self.of(*args, **kwargs)
        held = self._held(asked, *args, **kwargs)
        fact, seen = held
        watch = _watch.get()
        if watch is not None:
            watch.add(seen)
            if not _inside.get():
                watch.questions[asked] = held
        if isinstance(fact, Raised):
            raise fact.error
        return cast(Fact, fact)

    def held(self, *args: Asked.args, **kwargs: Asked.kwargs) -> "Answer":
        """Return the answer as it is kept, with what it depends on; who watches learns nothing."""
        return self._held(self.of(*args, **kwargs), *args, **kwargs)

    def _held(self, asked: Dependency, *args: Asked.args, **kwargs: Asked.kwargs) -> "Answer":
        answers = _answers.get()
        held = answers.get(asked) if answers is not None else None
        if held is None:
            held = _answered(asked, functools.partial(self._function, *args, **kwargs))
            if answers is not None:
                answers[asked] = held
        return held

    def or_left_out(self, *args: Asked.args, **kwargs: Asked.kwargs) -> Fact | None:
        """Return the answer, or None where it raises: what shows many leaves out the one.

        The press is told, and asks again. A fault of the database is raised all the same: it is
        nobody's own, and PostgreSQL answers nothing after it until the transaction ends.
        """
        try:
            return self(*args, **kwargs)
        except Error:
            raise
        except Exception as error:
            watch = _watch.get()
            if watch is not None:
                watch.left_out[self.of(*args, **kwargs)] = error
            return None

    def of(self, *args: Asked.args, **kwargs: Asked.kwargs) -> Dependency:
        """Return the read that a call with these arguments is noted as."""
        return Dependency(self.name, (*args, *kwargs.values()))

    def keep(self, asked: tuple[Hashable, ...], answer: Callable[[], Fact]) -> None:
        """Keep an answer before it is asked for: of many that one query brought."""
        answers = _answers.get()
        if answers is not None:
            asking = Dependency(self.name, asked)
            answers[asking] = _answered(asking, answer)

    def unanswered(self, questions: tuple[Hashable, ...]) -> list[Any]:
        """Return which of some questions, of one argument each, have no answer kept yet."""
        answers = _answers.get()
        if answers is None:
            return []
        return [
            one for one in dict.fromkeys(questions) if Dependency(self.name, (one,)) not in answers
        ]


def read(function: Callable[Asked, Fact]) -> Reading[Asked, Fact]:
    """Mark a function as a read. Raises ValueError for a name that another read has."""
    marked = Reading(function)
    if READS.setdefault(marked.name, marked) is not marked:
        raise ValueError(f"two reads are called {marked.name}: a trace could not tell them apart")
    return marked


def _answered(asked: Dependency, answer: Callable[[], object]) -> Answer:
    seen = Watch()
    seen.reads.add(asked)
    watch, inside = _watch.set(seen), _inside.set(True)
    try:
        return cleaned(answer()), seen
    except Exception as error:
        # What it had read by then is what may mend it.
        return Raised(error), seen
    finally:
        _watch.reset(watch)
        _inside.reset(inside)


@contextmanager
def inside() -> Iterator[None]:
    """Ask the database, inside the block, for many answers at once; see `Reading.keep`."""
    token = _inside.set(True)
    try:
        yield
    finally:
        _inside.reset(token)


@contextmanager
def each_read_once() -> Iterator[None]:
    """Answer a read that is made again inside the block as it was answered the first time.

    A page asks for the paper's name a dozen times, and must not get two answers.
    """
    token = _answers.set({} if _answers.get() is None else _answers.get())
    try:
        yield
    finally:
        _answers.reset(token)


@contextmanager
def remembering(answers: Answers) -> Iterator[None]:
    """Answer each read once inside the block, from given answers where they hold one.

    Those that are found inside are added to them.
    """
    token = _answers.set(answers)
    try:
        yield
    finally:
        _answers.reset(token)


def record_read(name: str, *asked: Hashable) -> None:
    """Record a dependency by hand: for a read that answers many small questions with one query."""
    watch = _watch.get()
    if watch is not None:
        watch.reads.add(Dependency(name, asked))


def record_dependency(record: Model) -> None:
    """Record that a fact was made of a model's record; in the tests a watchdog looks for those that
    were read and not recorded."""
    subject = subject_of(record)
    if subject is not None:
        record_subject(subject)


def record_subject(subject: str) -> None:
    """Record a dependency on a subject, whether or not there is a record of it."""
    record_read("subject", subject)


def on_subject(subject: str) -> Dependency:
    """Return the dependency on a subject."""
    return Dependency("subject", (subject,))


def expires_at(moment: dt.datetime) -> None:
    """Say, inside a read, that its answer may be another one from this moment on."""
    watch = _watch.get()
    if watch is not None:
        watch.hold(moment)


def now() -> dt.datetime:
    """Return the moment that a page is built for; all pages of a release have the same."""
    return _moment.get() or timezone.now()


@contextmanager
def at(moment: dt.datetime) -> Iterator[None]:
    """Build, inside the block, for an aware moment."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)


@contextmanager
def unrecorded() -> Iterator[None]:
    """Record nothing inside the block: for a read that records smaller questions itself."""
    token = _watch.set(None)
    try:
        yield
    finally:
        _watch.reset(token)


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
