"""Decides on comments: publishes, holds or rejects them, one or thousands with one press."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from caspian.comments.models import Comment, HouseRule
from caspian.comments.moves import Move, Moves, in_batches, lesson, standing_decisions
from caspian.comments.second_looks import waiting

State = Comment.State
DECIDED = (State.APPROVED, State.HELD, State.REJECTED)
_WHY = 250
_LEARNS = {State.APPROVED: True, State.REJECTED: False}


class NoRule(Exception):
    """A comment is rejected by one of the paper's rules, or it isn't rejected."""


@dataclass(frozen=True)
class Decided:
    """What a decision did; `batch` names it to `undo`."""

    batch: str
    changed: int
    withdrawn: int
    """left alone, because their authors took them back"""


@transaction.atomic
def decide(
    comments: Iterable[int],
    *,
    after: Comment.State,
    by: Any,
    rule: HouseRule | None = None,
    why: str = "",
) -> Decided:
    """Put comments, by their ids, into a state: approved, held or rejected.

    Those that are in it already, by the same rule, are left alone; but approving what is published
    and would not pass today keeps it, by a decision like any other. Raises NoRule when comments
    are to be rejected and no rule is named.
    """
    if after not in DECIDED:
        raise ValueError(f"nobody but its author puts a comment into the state {after!r}")
    if after == State.REJECTED and rule is None:
        raise NoRule(gettext("Choose the rule that the comment breaks."))
    rule_id = rule.pk if rule and after == State.REJECTED else None
    moves = Moves(by=by, at=timezone.now(), batch=secrets.token_hex(16))
    changed = withdrawn = 0
    for some in in_batches(dict.fromkeys(comments)):
        found = list(Comment.objects.select_for_update().filter(pk__in=some).order_by("pk"))
        withdrawn += sum(comment.state == State.WITHDRAWN for comment in found)
        doubted = _doubted(found) if after == State.APPROVED else frozenset()
        wanted = [one for one in found if one.pk in doubted or _moves(one, after, rule_id)]
        moves.carry_out(_moved(wanted, after, rule_id), why[:_WHY])
        changed += len(wanted)
    moves.finish(f"{changed} comments: {after.label.lower()}")
    return Decided(moves.batch, changed, withdrawn)


def _moves(comment: Comment, after: Comment.State, rule_id: int | None) -> bool:
    return comment.state != State.WITHDRAWN and (comment.state, comment.rule_id) != (after, rule_id)


def _doubted(comments: list[Comment]) -> frozenset[int]:
    found = waiting().filter(pk__in=[comment.pk for comment in comments])
    return frozenset(found.values_list("pk", flat=True))


def _moved(comments: list[Comment], after: Comment.State, rule_id: int | None) -> list[Move]:
    standing = standing_decisions([comment.pk for comment in comments])
    return [
        Move(
            comment,
            after,
            rule_id,
            learned=lesson(standing[comment.pk][-1] if comment.pk in standing else None),
            learns=_LEARNS.get(after),
        )
        for comment in comments
    ]
