"""Facts about what readers wrote under an article, and whether more of it is taken."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.db.models import Exists, OuterRef, Q

from caspian.comments.models import Comment, CommentSettings, HouseRule
from caspian.comments.watched import RULES, SETTINGS, of_article
from caspian.pages.reads.door import (
    expires_at,
    inside,
    now,
    read,
    record_dependency,
    record_subject,
)

_COLUMNS = ("article_id", "pk", "parent_id", "name", "text", "posted_at", "state", "written_by_id")


@dataclass(frozen=True)
class CommentFacts:
    """A comment as readers see it; one that is gone but was answered has neither name nor text."""

    id: int
    parent: int | None
    name: str
    text: str
    posted_at: dt.datetime
    is_paper: bool
    """whether the newsroom wrote it"""
    is_gone: bool


@read
def comments(article_id: int) -> tuple[CommentFacts, ...]:
    """Return the comments that readers see under an article, oldest first."""
    return _comments(article_id, _found([article_id]))


def prefetch(ids: Iterable[int]) -> None:
    """Answer `comments` for many articles with one query."""
    wanted = comments.unanswered(tuple(ids))
    with inside():
        found = _found(wanted)
    for article_id in wanted:
        comments.keep((article_id,), partial(_comments, article_id, found))


@read
def close_after_days() -> int:
    """Return after how many days an article takes no more comments; 0 for never.

    A page that asks is found by the press when this one number changes, and not at each change of
    the settings: every article asks.
    """
    found = CommentSettings.objects.values_list("close_after_days", flat=True).first()
    return _default("close_after_days") if found is None else found


@read
def takes_comments(begin: dt.datetime) -> bool:
    """Return whether an article whose comments began at a moment takes more of them."""
    days = close_after_days()
    if not days:
        return True
    end = begin + dt.timedelta(days=days)
    if end <= now():
        return False
    expires_at(end)
    return True


@read
def paper_takes_comments() -> bool:
    """Return whether the paper takes comments at all."""
    record_subject(SETTINGS)
    found = CommentSettings.objects.values_list("is_open", flat=True).first()
    return bool(_default("is_open") if found is None else found)


@read
def longest_comment() -> int:
    """Return how many characters a comment may have."""
    record_subject(SETTINGS)
    found = CommentSettings.objects.values_list("longest", flat=True).first()
    return int(_default("longest") if found is None else found)


@read
def house_rules(code: str) -> tuple[tuple[str, str], ...]:
    """Return the paper's rules for comments in a language: title and text of each."""
    record_subject(RULES)
    found = []
    for rule in HouseRule.objects.prefetch_related("texts"):
        record_dependency(rule)
        text = rule.text_in(code.lower())
        found.append((text.title, text.text))
    return tuple(found)


def _default(name: str) -> int:
    # Without making the record: a read never writes.
    return int(CommentSettings._meta.get_field(name).default)


def _comments(article_id: int, found: dict[int, list[CommentFacts]]) -> tuple[CommentFacts, ...]:
    record_subject(of_article(article_id))
    return tuple(found.get(article_id, ()))


def _found(ids: list[int]) -> dict[int, list[CommentFacts]]:
    approved = Comment.State.APPROVED
    answered = Comment.objects.filter(parent=OuterRef("pk"), state=approved)
    shown = Comment.objects.filter(Q(state=approved) | Exists(answered), article__in=ids)
    found: dict[int, list[CommentFacts]] = defaultdict(list)
    for row in shown.order_by("posted_at", "pk").values_list(*_COLUMNS):
        article, pk, parent, name, text, posted_at, state, written_by = row
        gone = state != approved
        found[article].append(
            CommentFacts(
                pk, parent, "" if gone else name, "" if gone else text, posted_at,
                written_by is not None, gone,
            )
        )  # fmt: skip
    return found
