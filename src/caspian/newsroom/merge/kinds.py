"""What can be merged, and by which fields articles name it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from caspian.dossiers.models import Place
from caspian.newsroom.models import Article, Contributor, Section, Topic


@dataclass(frozen=True)
class MergeKind:
    """A kind of record, and where an article or a front names one."""

    name: str
    model: Any
    folder: str = ""
    """of its pages' addresses; a section has its own"""
    many: str = ""
    one: str = ""
    byline: bool = False

    @property
    def links(self) -> Any:
        """Return the rows that file articles under records of the kind."""
        return getattr(Article, self.many).through if self.many else None

    @property
    def column(self) -> str:
        """Return the name of the column of those rows."""
        return f"{self.name}_id"


KINDS = {
    kind.name: kind
    for kind in (
        MergeKind("topic", Topic, "topics", many="topics"),
        MergeKind("place", Place, "places", many="places", one="dateline"),
        MergeKind("contributor", Contributor, "contributors", byline=True),
        MergeKind("section", Section),
    )
}


def kind_of(record: Model) -> MergeKind | None:
    """Return the kind of a record, or None where it can't be merged."""
    return next((kind for kind in KINDS.values() if isinstance(record, kind.model)), None)
