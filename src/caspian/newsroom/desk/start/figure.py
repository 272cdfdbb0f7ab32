"""What a figure of the start page says, and whom it concerns."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext
from wagtail.models import Page
from wagtail.permissions import policy_registry

from caspian.edition.store import NotAnEdition, Store, open_store
from caspian.newsroom.desk.permissions import sections_to_write_in
from caspian.newsroom.models import Article, Byline
from caspian.newsroom.public import ArticleQuerySet

NONE = "–"
"""in place of a number that nobody knows"""
WIDTH, HEIGHT = 288, 76
TOP, FLOOR = 16, 58
LETTERS = 6.6
"""about the width of a letter of the words in the strip"""


@dataclass(frozen=True)
class Column:
    """A column, and what is said of it when it is pointed at; the last one may be unfinished."""

    x: float
    y: float
    width: float
    height: float
    words: str
    is_last: bool


@dataclass(frozen=True)
class StripPlot:
    """Columns from the oldest to the newest, with the highest one's number and the two ends."""

    columns: tuple[Column, ...]
    peak_at: float
    peak: str
    first: str
    last: str
    width: int = WIDTH
    height: int = HEIGHT
    top: int = TOP
    floor: int = FLOOR

    @property
    def reach(self) -> int:
        """Return how high a column could be: all of it can be pointed at."""
        return self.floor - self.top


@dataclass(frozen=True)
class Way:
    """A link to where one acts."""

    words: str | Promise
    url: str


@dataclass(frozen=True)
class Figure:
    """A number with its unit, sentences about it, a plot if there is one, and ways on.

    `drawn` says in words what the plot shows. `alarming` marks a number that asks for somebody.
    """

    name: str
    heading: str
    number: str
    unit: str
    sentences: tuple[str, ...]
    ways: tuple[Way, ...] = ()
    strip: StripPlot | None = None
    drawn: str = ""
    alarming: bool = False


def strip(
    values: Sequence[float], words: Sequence[str], *, first: str, last: str, peak: str = ""
) -> StripPlot | None:
    """Return a strip of numbers, none where there is nothing to be seen.

    `words` say all of a column; `peak` is how the highest number is written, the number as it is
    where nothing is given.
    """
    most = max(values, default=0)
    if most <= 0:
        return None
    wide = WIDTH / len(values)
    gap = min(2.0, wide / 5)
    columns = tuple(
        Column(
            round(n * wide + gap / 2, 2),
            round(FLOOR - (FLOOR - TOP) * value / most, 2),
            round(wide - gap, 2),
            round((FLOOR - TOP) * value / most, 2),
            said,
            n == len(values) - 1,
        )
        for n, (value, said) in enumerate(zip(values, words, strict=True))
    )
    written = peak or f"{most:,.0f}"
    half = len(written) * LETTERS / 2
    middle = (list(values).index(most) + 0.5) * wide
    # Over the column, but not beyond the edge of the drawing.
    at = round(min(max(middle, half), WIDTH - half), 2)
    return StripPlot(columns, at, written, first, last)


@contextmanager
def edition() -> Iterator[Store]:
    """Open the edition for reading, inside the block.

    Raises NotAnEdition where there is none, ValueError for an address that is none, and
    `edition.database.DATABASE_ERRORS` where the database can't answer.
    """
    if not settings.CASPIAN_EDITION:
        raise NotAnEdition(gettext("There is no edition here yet."))
    store = open_store(settings.CASPIAN_EDITION)
    try:
        yield store
    finally:
        store.close()


def publishes(user: Any) -> bool:
    """Return whether somebody may publish anywhere: then the whole paper is their concern."""
    return bool(policy_registry.get_by_type(Page).user_has_permission(user, "publish"))


def writes(user: Any) -> bool:
    """Return whether somebody may begin an article anywhere."""
    return bool(sections_to_write_in(user).exists())


def own_articles(user: Any) -> ArticleQuerySet:
    """Return the articles that somebody began, or that carry their name."""
    signed = Byline.objects.filter(contributor__user=user).values("article_id")
    own: ArticleQuerySet = Article.objects.filter(Q(owner=user) | Q(pk__in=signed))
    return own
