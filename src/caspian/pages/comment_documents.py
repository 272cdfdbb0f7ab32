"""The pages round comments: all of an article's, the rules, the form, one's own comment."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from caspian.pages.parts import Frame, Link


@dataclass(frozen=True)
class Piece:
    """A stretch of a comment's text; `address` is absolute where it is a link, else empty."""

    text: str
    address: str = ""


@dataclass(frozen=True)
class CommentCard:
    """A comment; its paragraphs are lines, each line pieces. One that is gone has no words."""

    id: int
    name: str
    paragraphs: tuple[tuple[tuple[Piece, ...], ...], ...]
    posted_at: dt.datetime
    permalink: str
    is_paper: bool = False
    is_gone: bool = False
    replies: tuple["CommentCard", ...] = ()


@dataclass(frozen=True)
class Discussion:
    """The comments on an article, oldest thread first."""

    article: int
    count: int
    """all that readers see, replies included, also those that stand on the page of all"""
    threads: tuple[CommentCard, ...]
    earlier: int
    """how many of them stand only on the page of all comments"""
    address: str
    """path of the page of all comments; empty when there are none"""
    is_open: bool


@dataclass(frozen=True)
class CommentForm:
    """What stands in the form for a comment, and what is wrong with it."""

    action: str
    name: str = ""
    text: str = ""
    email: str = ""
    answers: int | None = None
    token: str = ""
    longest: int = 3000
    rules: str = ""
    """path of the paper's rules for comments; empty when it has none"""
    complaints: Mapping[str, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)
    """by field: a code, and the numbers that its sentence names"""


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
