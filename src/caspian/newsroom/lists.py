"""The lists of articles that readers page through, and the positions in them."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q, QuerySet

from caspian.newsroom.models import Listed, Volume

LATEST, KIND, SECTION, TOPIC, PLACE, CONTRIBUTOR = (
    "latest", "kind", "section", "topic", "place", "contributor",
)  # fmt: skip


class Position(NamedTuple):
    """Where an article stands among others; the newer the greater."""

    published_at: dt.datetime
    article: int


@dataclass(frozen=True, slots=True)
class ListKey:
    """A list of the articles of one language: all of them, or those of one of its kinds.

    `of` says which: the id of a section, topic, place or contributor, or the kind of article.
    """

    kind: str
    code: str
    of: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.code}:{self.of}"

    @classmethod
    def parse(cls, text: str) -> "ListKey":
        """Return the key that `str` wrote."""
        kind, code, of = text.split(":", 2)
        return cls(kind, code, of)

    @property
    def subject(self) -> str:
        """Return the subject that changes whenever an article comes, goes or moves in the list."""
        return f"list:{self}"

    @property
    def is_paged(self) -> bool:
        """Return whether readers can page through it, and not only see its newest."""
        return self.kind != KIND

    def articles(self) -> QuerySet[Listed]:
        """Return the list, newest first."""
        return Listed.objects.filter(list=str(self)).order_by("-published_at", "-article_id")

    def volumes(self) -> QuerySet[Volume]:
        """Return the volumes bound of the list, oldest first."""
        return Volume.objects.filter(list=str(self)).order_by("published_at", "newest")


def newer_than(position: Position) -> Q:
    """Return the condition on `Listed` for what is newer than a position."""
    moment, article = position
    return Q(published_at__gte=moment) & (Q(published_at__gt=moment) | Q(article_id__gt=article))


def up_to(position: Position) -> Q:
    """Return the condition on `Listed` for a position and what is older."""
    moment, article = position
    return Q(published_at__lte=moment) & (Q(published_at__lt=moment) | Q(article_id__lte=article))


def positions(listed: QuerySet[Listed]) -> list[Position]:
    """Return the positions of listed articles, in their order."""
    return [Position(*row) for row in listed.values_list("published_at", "article_id")]
