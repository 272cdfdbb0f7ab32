"""The lists of what goes with what while they are being changed: read, changed, written back."""

from collections.abc import Collection, Iterable, Mapping

from caspian.newsroom.internals import delete_unseen
from caspian.newsroom.models import Likeness, Related
from caspian.newsroom.outbox import record

KEPT = 12
"""articles kept for each; a page shows the four nearest that don't stand on it already"""
OF_THE_SECTION, OF_THE_PAPER = 0.0, -1.0
"""scores of those that only fill a list, because nothing nearer is there"""


def seen() -> int:
    """Return how many of those kept a reader may ever see."""
    return max(1, KEPT // 2)


def short() -> int:
    """Return how many must be kept for an article, so that its page does not run out of them."""
    return max(1, KEPT * 2 // 3)


class Lists:
    """What goes with some articles; nothing is in the database before `write`."""

    def __init__(self) -> None:
        self._before: dict[int, dict[int, float]] = {}
        self._now: dict[int, dict[int, float]] = {}

    def load(self, articles: Iterable[int]) -> None:
        """Read the lists of articles, those that were read before excepted."""
        wanted = [article for article in articles if article not in self._now]
        for article in wanted:
            self._before[article] = {}
        rows = Related.objects.filter(article__in=wanted)
        for article, other, score in rows.values_list("article_id", "other_id", "score"):
            self._before[article][other] = score
        for article in wanted:
            self._now[article] = dict(self._before[article])

    def of(self, article: int) -> Mapping[int, float]:
        """Return what goes with an article whose list was read, with scores."""
        return self._now[article]

    def take_out(self, articles: Collection[int]) -> list[int]:
        """Empty the lists of articles, take them out of all others, and return whose those are."""
        held = Related.objects.filter(other__in=articles).values_list("article_id", flat=True)
        holders = sorted(set(held))
        self.load([*articles, *holders])
        for article in articles:
            self._now[article].clear()
        for holder in holders:
            for article in articles:
                self._now[holder].pop(article, None)
        return [holder for holder in holders if holder not in set(articles)]

    def choose(self, article: int, others: Mapping[int, float]) -> None:
        """Give an article the nearest of some others."""
        self._now[article] = dict(others)
        self._cut(article)

    def has_room(self, article: int) -> bool:
        """Return whether more can be kept for an article."""
        return len(self._now[article]) < KEPT

    def fill(self, article: int, others: Iterable[int], score: float) -> None:
        """Add others to an article's list, as long as there is room."""
        mine = self._now[article]
        for other in others:
            if not self.has_room(article):
                return
            if other != article and other not in mine:
                mine[other] = score

    def push(self, article: int, into: int, score: float) -> None:
        """Put an article into another one's list, if readers may see it there.

        Else each publication would change the lists of a dozen articles, whose pages would be
        pressed again to show the same.
        """
        nearer = [one for one in self._now[into].values() if one >= score]
        if len(nearer) < seen():
            self._now[into][article] = score
            self._cut(into)

    def write(self) -> None:
        """Write what changed, and tell the outbox whose readers see something else now."""
        changed = {
            article: others
            for article, others in self._now.items()
            if others != self._before[article]
        }
        for article, others in changed.items():
            stale = [
                one for one, score in self._before[article].items() if others.get(one) != score
            ]
            # Deleted without looking at each: nothing hangs on them, and the outbox is told below.
            rows = Related.objects.filter(article=article, other__in=stale)
            delete_unseen(rows)
            Likeness.objects.filter(pk=article).update(offered=len(others))
        Related.objects.bulk_create(
            Related(article_id=article, other_id=other, score=score)
            for article, others in changed.items()
            for other, score in others.items()
            if self._before[article].get(other) != score
        )
        moved = [one for one in changed if _order(self._now[one]) != _order(self._before[one])]
        record("goes with others now", [f"related:{article}" for article in moved])

    def _cut(self, article: int) -> None:
        mine = self._now[article]
        for other in _order(mine)[KEPT:]:
            del mine[other]


def _order(others: Mapping[int, float]) -> list[int]:
    """Return articles in the order in which pages offer them."""
    return sorted(others, key=lambda one: (-others[one], -one))
