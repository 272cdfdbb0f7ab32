"""Every kind of fragment: what its template is given, and nothing else.

Each class carries `name`: its template is `fragments/<name>.html`. A page names a
fragment with `{{ fragment("masthead") }}` and knows nothing of its content, so one
fragment can change without touching the pages that show it.
"""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from caspian.common.languages import Language
from caspian.pages.comment_documents import CommentForm
from caspian.pages.parts import Alternate, Card, Link


@dataclass(frozen=True)
class Breaking:
    """What just happened, at the head of every page until the editors' moment."""

    words: str
    since: dt.datetime
    time_zone: str
    address: str
    """path of the article; empty without one"""


@dataclass(frozen=True)
class Masthead:
    """The head of every page: name, date, weather in the paper's city, languages, search."""

    name: ClassVar[str] = "masthead"
    language: Language
    dates: str
    """the language with how its dates are written, see `common.dates`"""
    publication: str
    home: str
    today: dt.date
    city: str
    """empty when the weather is not known"""
    temperature_c: float | None
    languages: tuple[Alternate, ...]
    """the fronts of all editions, own language included"""
    search: str = ""
    """path of the search page; empty when there is none"""
    breaking: Breaking | None = None


@dataclass(frozen=True)
class Sections:
    """The row of sections under the head, with the list of the newest and the search."""

    name: ClassVar[str] = "sections"
    language: Language
    links: tuple[Link, ...]
    current: str
    """the address of the one that the reader is in; empty for none"""


@dataclass(frozen=True)
class MustReadFragment:
    """Pinned by the editors, then most read."""

    name: ClassVar[str] = "must_read"
    language: Language
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Latest:
    """The newest articles."""

    name: ClassVar[str] = "latest"
    language: Language
    dates: str
    time_zone: str
    cards: tuple[Card, ...]
    address: str


@dataclass(frozen=True)
class Foot:
    """The end of every page: sections, pages about the paper, where else it can be followed."""

    name: ClassVar[str] = "foot"
    language: Language
    publication: str
    about: str
    sections: tuple[Link, ...]
    information: tuple[Link, ...]
    social: tuple[Link, ...]
    """absolute addresses, and the path of the page of feeds"""
    offline: str
    """path of the page that lists what a reader's device keeps"""
    year: int
    since: int = 0
    """the year of the first article; 0 where there is none"""
    city: str = ""
    """where the paper is at home; empty when it says nothing of that"""
    indexes: tuple[Link, ...] = ()
    """the pages that list all topics, places and contributors"""
    publisher: str = ""
    address: tuple[str, ...] = ()
    letters: str = ""
    """the e-mail address that letters to the editor go to"""


@dataclass(frozen=True)
class CommentFields:
    """The fields of the form under every article; the form round them knows which article."""

    name: ClassVar[str] = "comment_form"
    language: Language
    is_open: bool
    """whether the paper takes comments at all"""
    form: CommentForm


Dated = Masthead | Latest
"""the fragments that show a date or an hour"""
Fragment = Masthead | Sections | MustReadFragment | Latest | Foot | CommentFields
