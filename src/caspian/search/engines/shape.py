"""What an engine is given, what it is asked, and what it must be able to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from caspian.search.query import Term

TITLE, STANDFIRST, NAMES, BODY = 10.0, 5.0, 5.0, 1.0
"""what a word is worth in each column"""


class Columns(NamedTuple):
    """An article as stems, column by column, and what it is filed under."""

    title: Sequence[str]
    standfirst: Sequence[str]
    names: Sequence[str]
    body: Sequence[str]
    filed: Sequence[str]


class Held(NamedTuple):
    """An article as the index holds it."""

    position: int
    language: str
    columns: Columns


@dataclass(frozen=True)
class Sought:
    """What is looked for in a language: all of some things, none of others, within a range.

    A phrase is stems in their order. Of a group one way is enough, with all its terms: the forms of
    a name. `first` and `last` are positions, both included.
    """

    language: str
    terms: tuple[Term, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    groups: tuple[tuple[tuple[Term, ...], ...], ...] = ()
    not_terms: tuple[Term, ...] = ()
    not_phrases: tuple[tuple[str, ...], ...] = ()
    filed: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None

    @property
    def has_words(self) -> bool:
        """Return whether any word is looked for, and not only what is filed somewhere."""
        return bool(self.terms or self.phrases or self.groups)


class Hit(NamedTuple):
    """A position, and how well the words fit there; higher is better, only within one answer."""

    position: int
    relevance: float


class Engine(Protocol):
    """A full-text engine over the table of entries."""

    def put(self, held: Sequence[Held]) -> None:
        """Add articles whose entries exist."""

    def take_out(self, held: Sequence[Held]) -> None:
        """Take out articles, given exactly as they were put in."""

    def empty(self) -> None:
        """Take out everything."""

    def newest(self, sought: Sought, most: int, *, in_head: bool = False) -> list[Hit]:
        """Return the newest hits, newest first; `in_head` asks for all words to stand in title,
        standfirst or names."""
