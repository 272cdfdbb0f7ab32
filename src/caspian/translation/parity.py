"""How far a translation is behind its original: derived of what was carried over, never decided."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from caspian.newsroom.models import Article
from caspian.translation.models import CarriedPart, FollowedTranslation, OriginalPart
from caspian.translation.parts import ArticlePart, parts_of

CURRENT, CHANGED, SMALL, MISSING, REMOVED, KEPT = (
    "current",
    "changed",
    "small",
    "missing",
    "removed",
    "kept",
)


@dataclass(frozen=True)
class PartState:
    """A part of a translation beside that of its original; `original` is empty where it went."""

    name: str
    state: str
    original: OriginalPart | None
    carried: CarriedPart | None

    @property
    def since(self) -> dt.datetime | None:
        """Return since when the original says something else; None where it has no such part."""
        if self.original is None:
            return None
        moment = self.original.earlier.get(self.carried.digest) if self.carried else None
        return dt.datetime.fromisoformat(moment) if moment else self.original.changed_at


def states_of(row: FollowedTranslation, own: dict[str, ArticlePart]) -> Iterator[PartState]:
    """Yield the state of each part: in the order of the original, what it no longer has last.

    `own` is what the translation has. What only the translation has is nobody's business.
    """
    originals = list(OriginalPart.objects.filter(article=row.source_id))
    carried = {one.name: one for one in CarriedPart.objects.filter(article=row.article_id)}
    for original in originals:
        held = carried.pop(original.name, None)
        yield PartState(original.name, _state(original, held), original, held)
    for name, held in carried.items():
        if name in own and held.state != CarriedPart.State.KEPT:
            yield PartState(name, REMOVED, None, held)


def derive(row: FollowedTranslation) -> None:
    """Count anew how far a translation is behind, and since when."""
    own = parts_of(latest(row.article))
    found = list(states_of(row, own))
    counts = {
        state: sum(one.state == state for one in found)
        for state in (MISSING, CHANGED, SMALL, REMOVED)
    }
    moments = [
        one.since or row.source.last_published_at
        for one in found
        if one.state in (MISSING, CHANGED, REMOVED)
    ]
    since = min(filter(None, moments), default=None)
    FollowedTranslation.objects.filter(pk=row.pk).update(since=since, **counts)


def derive_all_of(source: Any) -> None:
    """Count anew how far each translation of an article is behind."""
    for row in FollowedTranslation.objects.filter(source=source.pk).select_related(
        "article", "source"
    ):
        derive(row)


def latest(article: Article) -> Any:
    """Return an article as its form shows it: the latest version, published or not."""
    return article.get_latest_revision_as_object()


def _state(original: OriginalPart, held: CarriedPart | None) -> str:
    if held is None or held.state == CarriedPart.State.COPIED:
        return MISSING
    if held.state == CarriedPart.State.KEPT:
        return KEPT
    if held.digest == original.digest:
        return CURRENT
    return SMALL if original.earlier.get(held.digest) == "" else CHANGED
