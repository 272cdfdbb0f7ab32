"""The pages round comments: all of an article's, the rules, the form, one's own comment."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from caspian.pages.discussion import CommentCard, CommentForm, Discussion
from caspian.pages.parts import Frame, Link


@dataclass(frozen=True)
class CommentsPage:
    """All comments on an article."""

    name: ClassVar[str] = "comments"
    frame: Frame
    article: Link
    discussion: Discussion


@dataclass(frozen=True)
class CommentRulesPage:
    """The paper's rules for comments: title and text of each."""

    name: ClassVar[str] = "comment_rules"
    frame: Frame
    rules: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class WriteCommentPage:
    """The form for a comment on a page of its own: to answer another, or to mend what was typed.

    `notice` is a code for what is said over it: "mend", "once_more", "wait", "banned", "closed",
    "away" or nothing.
    """

    name: ClassVar[str] = "write_comment"
    frame: Frame
    article: Link
    form: CommentForm
    notice: str = ""
    seconds: int = 0
    """how long to wait"""
    until: dt.datetime | None = None
    """when a ban ends"""
    answered: CommentCard | None = None


@dataclass(frozen=True)
class OwnCommentPage:
    """What became of a reader's own comment: held, approved, rejected or withdrawn."""

    name: ClassVar[str] = "own_comment"
    frame: Frame
    article: Link | None
    """None where readers can't open it any more"""
    comment: CommentCard
    state: str
    rule: tuple[str, str] = ("", "")
    action: str = ""
    """path that takes it back; empty when it can't be"""
