"""Asks a question again that a trace holds: by the name of the read and what it was asked."""

import datetime as dt
import json
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db import Error

from caspian.edition.trace import Question, digest_of
from caspian.newsroom.archive_pages import ListKey
from caspian.pages.reads import articles, beside, cards, comments, corrections, crossing, pictures
from caspian.pages.reads.door import READS, Answer, Dependency, Raised, Reading

RAISED = bytes(8)
"""the digest of an answer that was left out, for it raised"""
_LIST, _DAY, _MOMENT = "list", "day", "moment"
_MANY: dict[str, Callable[[tuple[Any, ...]], object]] = {
    "article": articles.prefetch,
    "card": cards.prefetch,
    "comments": comments.prefetch,
    "more": beside.prefetch,
    "picture": pictures.prefetch,
    "told_of": corrections.prefetch,
    "uncarried": crossing.prefetch,
}
"""what answers many questions of a name at once, by their first argument"""


def prefetched_by(read: Reading[..., Any], prefetch: Callable[[tuple[Any, ...]], object]) -> None:
    """Let `prefetch` answer many questions of a read of a room upstairs with a few queries."""
    _MANY[read.name] = prefetch


def written(asked: Sequence[Hashable]) -> str:
    """Return what a read was asked as JSON. Raises TypeError for what is no plain value."""
    return json.dumps(asked, default=_tagged, ensure_ascii=False, separators=(",", ":"))


def answer_digest(answer: Answer) -> bytes:
    """Return the digest that a trace keeps of an answer."""
    fact, _ = answer
    return RAISED if isinstance(fact, Raised) else digest_of(fact)


def prefetch(questions: Iterable[Question]) -> None:
    """Answer many questions with few queries, before `ask` asks for each."""
    by_name: dict[str, dict[Any, None]] = {}
    for question in questions:
        if question.name in _MANY:
            by_name.setdefault(question.name, {})[_asked(question)[0]] = None
    for name, firsts in by_name.items():
        _MANY[name](tuple(firsts))


def read_of(question: Question) -> Dependency:
    """Return the read that a question is."""
    return Dependency(question.name, _asked(question))


def ask(question: Question) -> Answer | None:
    """Return the answer to a question now, or None where no read has its name any more."""
    read = READS.get(question.name)
    if read is None:
        return None
    held = read.held(*_asked(question))
    if isinstance(held[0], Raised) and isinstance(held[0].error, Error):
        raise held[0].error  # nobody's own, and PostgreSQL answers nothing after it
    return held


def _asked(question: Question) -> tuple[Any, ...]:
    return _parsed(question.asked)


@lru_cache(maxsize=65_536)
def _parsed(text: str) -> tuple[Any, ...]:
    asked = _hashable(json.loads(text, object_hook=_untagged))
    assert isinstance(asked, tuple), "a read is asked a list of values"
    return asked


def _hashable(value: object) -> object:
    return tuple(map(_hashable, value)) if isinstance(value, list) else value


def _tagged(value: object) -> dict[str, str]:
    if isinstance(value, ListKey):
        return {_LIST: str(value)}
    if isinstance(value, dt.datetime):
        return {_MOMENT: value.isoformat()}
    if isinstance(value, dt.date):
        return {_DAY: value.isoformat()}
    raise TypeError(f"a read is asked {value!r}, which no trace can keep")


def _untagged(said: dict[str, str]) -> object:
    ((tag, text),) = said.items()
    if tag == _LIST:
        return ListKey.parse(text)
    return dt.datetime.fromisoformat(text) if tag == _MOMENT else dt.date.fromisoformat(text)
