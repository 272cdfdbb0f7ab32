"""What readers wrote under an article, as templates are given it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


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
