"""Brings comments in from another system: by the same rules as the form, and never twice."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from caspian.comments.marks import email_mark
from caspian.comments.models import BroughtIn, Comment, Decision
from caspian.comments.moves import AT_ONCE
from caspian.comments.watched import of_article
from caspian.comments.wording import RefusedWording, Wording, in_words, worded
from caspian.newsroom import outbox
from caspian.newsroom.models import Article

State = Comment.State
STATES = (State.APPROVED, State.HELD, State.REJECTED)
LONGEST_KEY = 120
FROM_ELSEWHERE = "Imported"


@dataclass(frozen=True)
class ImportedComment:
    """One comment of another system; `key` is its name there, such as "wordpress:4711"."""

    key: str
    name: str
    text: str
    posted_at: dt.datetime
    state: str
    email: str = ""
    answers: str = ""
    """the key of the comment that it answers"""


@dataclass
class ImportReport:
    """What became of each row, by its key: every row stands in exactly one of the first three."""

    taken: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    """brought in before"""
    refused: list[tuple[str, str]] = field(default_factory=list)
    """with the reason"""
    orphaned: list[str] = field(default_factory=list)
    """taken, but what they answer is not there: they stand for themselves"""


@transaction.atomic
def import_comments(article: Article, rows: Iterable[ImportedComment], *, by: Any) -> ImportReport:
    """Take in the comments of an article; what was brought in before is left as it is now."""
    report, now = ImportReport(), timezone.now()
    there = dict(BroughtIn.objects.filter(article=article).values_list("key", "comment_id"))
    wanted: dict[str, _Checked] = {}
    for row in rows:
        if row.key in there:
            report.known.append(row.key)
            continue
        try:
            wanted[row.key] = _checked(row, wanted, now)
        except _NotTaken as reason:
            report.refused.append((row.key, str(reason)))
    tops = {key: _top(checked.row, wanted, there) for key, checked in wanted.items()}
    first = [checked for key, checked in wanted.items() if tops[key] == key]
    there |= _keep(article, first, {}, now, by)
    parents = _parents(there)
    others = {key: parents[tops[key]] for key in wanted if tops[key] != key}
    _keep(article, [wanted[key] for key in others], others, now, by)
    report.taken += wanted
    report.orphaned += [checked.row.key for checked in first if checked.row.answers]
    if any(checked.row.state == State.APPROVED for checked in wanted.values()):
        outbox.record(f"{len(wanted)} comments brought in", [of_article(article.pk)])
    return report


class _NotTaken(Exception):
    pass


@dataclass(frozen=True)
class _Checked:
    row: ImportedComment
    wording: Wording


def _checked(row: ImportedComment, wanted: Mapping[str, _Checked], now: dt.datetime) -> _Checked:
    """Return a row that keeps the rules; raise _NotTaken, with the reason, for one that doesn't."""
    if not 0 < len(row.key) <= LONGEST_KEY:
        raise _NotTaken(f"Its key must have 1 to {LONGEST_KEY} characters.")
    if row.key in wanted:
        raise _NotTaken("Another comment brought in with it has the same key.")
    if row.state not in STATES:
        raise _NotTaken(f"“{row.state}” is no state: {', '.join(STATES)} are.")
    if row.posted_at.tzinfo is None:
        raise _NotTaken("Its date does not say in which time zone it is.")
    if row.posted_at > now:
        raise _NotTaken("Its date has not come yet.")
    try:
        return _Checked(row, worded(row.name, row.text, row.email))
    except RefusedWording as refused:
        raise _NotTaken(" ".join(in_words(refused))) from refused


def _top(row: ImportedComment, wanted: Mapping[str, _Checked], there: Mapping[str, int]) -> str:
    """Return the key at the top of a row's thread: its own, where what it answers is not there."""
    top, seen = row, {row.key}
    while top.answers in wanted:
        if top.answers in seen:
            return row.key  # they answer each other in a circle
        seen.add(top.answers)
        top = wanted[top.answers].row
    return top.answers if top.answers in there else top.key


def _parents(there: Mapping[str, int]) -> dict[str, int]:
    """Return by key the comment at the top of the thread: threads are one level deep."""
    tops = Comment.objects.filter(pk__in=list(there.values()), parent__isnull=False)
    above = dict(tops.values_list("pk", "parent_id"))
    return {key: above.get(pk, pk) for key, pk in there.items()}


def _keep(
    article: Article,
    wanted: Sequence[_Checked],
    parents: Mapping[str, int],
    now: dt.datetime,
    by: Any,
) -> dict[str, int]:
    """Write comments, with where they came from and a line in the log; return their ids by key."""
    made = Comment.objects.bulk_create(
        [
            Comment(
                article=article,
                parent_id=parents.get(checked.row.key),
                name=checked.wording.name,
                text=checked.wording.text,
                state=checked.row.state,
                posted_at=checked.row.posted_at,
                email_mark=email_mark(checked.row.email),
            )
            for checked in wanted
        ],
        batch_size=AT_ONCE,
    )
    keys = {checked.row.key: comment for checked, comment in zip(wanted, made, strict=True)}
    BroughtIn.objects.bulk_create(
        BroughtIn(article=article, key=key, comment=comment) for key, comment in keys.items()
    )
    Decision.objects.bulk_create(
        Decision(comment=one, by=by, at=now, before="", after=one.state, why=FROM_ELSEWHERE)
        for one in made
    )
    return {key: comment.pk for key, comment in keys.items()}
