"""Asks the questions again that something touched: a document is rendered where an answer differs.

Verifying traces (Mokhov, Mitchell and Peyton Jones, "Build Systems à la Carte", 2018): a trace
holds a digest of each answer, so that a page whose neighbour changed in a way that it does not
show costs a question or two, and not a rendering.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

from caspian.edition.staleness import traces_of
from caspian.edition.state import PressState
from caspian.edition.store import Store
from caspian.edition.trace import BadTrace, Question, Trace
from caspian.pages.reads import again
from caspian.pages.reads.door import Answer, Raised
from caspian.press.failure import PART, Failure, is_of_the_machine, words_of
from caspian.press.plan import Doubt
from caspian.press.render import is_wide, number, question_of


@dataclass
class Checked:
    """Which documents are stale, and which are the same, with what they are made from now."""

    stale: dict[str, str] = field(default_factory=dict)
    """by key, the cause"""
    same: dict[str, Trace] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)


def check(
    store: Store, doubts: Mapping[str, Doubt], state: PressState, now: dt.datetime
) -> Checked:
    """Tell the stale among documents that may be; call it while a state of the newsroom is held."""
    checked = Checked()
    traces = _traces(store, doubts)
    asked: dict[str, list[Question]] = {}
    for key, doubt in doubts.items():
        trace = traces.get(key)
        questions = _questions(trace, doubt, state, now) if trace else None
        if questions is None:
            checked.stale[key] = doubt.cause
        else:
            asked[key] = questions
    with suppress(Exception):  # then each is asked for by itself, and one alone fails
        again.prefetch(one for questions in asked.values() for one in questions)
    for key, questions in asked.items():
        renewed = _renewed(traces[key], questions, state.epoch, checked.failures)
        if renewed is None:
            checked.stale[key] = doubts[key].cause
        else:
            # Not the cause of before: it may name an article that was taken away just now.
            checked.same[key] = replace(renewed, cause=doubts[key].cause)
    return checked


def _traces(store: Store, doubts: Mapping[str, Doubt]) -> dict[str, Trace]:
    keys = [key for key, doubt in doubts.items() if not doubt.is_certain]
    try:
        return traces_of(store, keys)
    except BadTrace:
        return {}


def _questions(
    trace: Trace, doubt: Doubt, state: PressState, now: dt.datetime
) -> list[Question] | None:
    """Return the questions to ask again, or None where only rendering tells."""
    if trace.epoch < state.since or not trace.questions:
        return None
    if doubt.is_whole:
        return list(trace.questions)
    wanted = set(doubt.reads)
    if trace.epoch < state.epoch:
        wanted |= trace.wide
    known: frozenset[int] = frozenset().union(*(one.reads for one in trace.questions))
    if not wanted.isdisjoint((trace.reads | trace.wide) - known):
        return None  # read outside of any question
    found = [
        one
        for one in trace.questions
        if not wanted.isdisjoint(one.reads) or (one.until and one.until <= now)
    ]
    is_due = trace.until is not None and trace.until <= now
    return None if is_due and not any(one.until and one.until <= now for one in found) else found


def _renewed(
    trace: Trace, questions: Iterable[Question], epoch: int, failures: list[Failure]
) -> Trace | None:
    """Return the trace with the answers as they are now, or None where one differs."""
    renewed: dict[tuple[str, str], Question] = {}
    wide: set[int] = set()
    for question in questions:
        held = _answer(question)
        if held is None:
            return None
        now = question_of(again.read_of(question), held)
        if now.digest != question.digest:
            return None
        if isinstance(held[0], Raised):
            about = f"{question.name} {question.asked}"
            said = words_of(held[0].error)
            failures.append(Failure(PART, about, said, hides=True, reads=now.reads))
        renewed[question.name, question.asked] = now
        wide.update(number(one) for one in held[1].reads if is_wide(one))
    asked = tuple(renewed.get((one.name, one.asked), one) for one in trace.questions)
    outside = (trace.reads | trace.wide).difference(*(one.reads for one in trace.questions))
    kept = outside.union(*(one.reads for one in trace.questions if one in asked))
    every = outside.union(*(one.reads for one in asked))
    wide |= kept & trace.wide
    moments = [one.until for one in asked if one.until]
    return replace(
        trace, reads=every - wide, wide=frozenset(wide), until=min(moments, default=None),
        questions=asked, epoch=epoch,
    )  # fmt: skip


def _answer(question: Question) -> Answer | None:
    try:
        return again.ask(question)
    except Exception as error:
        if is_of_the_machine(error):
            raise
        return None
