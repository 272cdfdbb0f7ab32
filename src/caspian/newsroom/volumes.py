"""Binds what has become too long of a list into volumes, and finds the volume of a position."""

from bisect import bisect_left
from collections.abc import Iterable

from django.db.models import Max, Q

from caspian.newsroom.lists import ListKey, Position, newer_than, positions, up_to
from caspian.newsroom.models import Volume

PER_VOLUME = 20
FEW = 4
"""positions for which it is quicker to ask for each than for all volumes of the list"""
OPEN = 2
"""the head of a list is bound when it holds this many volumes' worth, so it never runs short"""
THICK = 3
"""a volume into which late articles came is split at this many times its size"""


def bind(key: ListKey, came: Iterable[Position]) -> None:
    """Bind volumes where articles that came into a list made it too long."""
    for holder in _holders(key, list(came)):
        _cut(key, holder)


def volume_of(key: ListKey, position: Position) -> Volume | None:
    """Return the volume that a position lies in, or None where it is in the open head."""
    moment, article = position
    not_older = Q(published_at__gte=moment) & (Q(published_at__gt=moment) | Q(newest__gte=article))
    return key.volumes().filter(not_older).first()


def volume_before(key: ListKey, volume: Volume | None) -> Volume | None:
    """Return the volume next older than one, or than the open head; it may be empty."""
    older = key.volumes().reverse()
    if volume is not None:
        moment = volume.published_at
        older = older.filter(
            Q(published_at__lte=moment) & (Q(published_at__lt=moment) | Q(newest__lt=volume.newest))
        )
    return older.first()


def end_of(volume: Volume) -> Position:
    """Return the position of the newest article that may stand in a volume."""
    return Position(volume.published_at, volume.newest)


def range_of(key: ListKey, volume: Volume | None) -> Q:
    """Return the condition on `Listed` for what a volume holds, or the open head."""
    older = volume_before(key, volume)
    lower = newer_than(end_of(older)) if older else Q()
    return lower & up_to(end_of(volume)) if volume else lower


def _holders(key: ListKey, came: list[Position]) -> list[Volume | None]:
    """Return the volumes that some positions lie in, each once; None for the open head."""
    if len(came) <= FEW:
        newest = volume_before(key, None)
        if newest is None or all(position > end_of(newest) for position in came):
            return [None]
        found = {volume.pk if volume else 0: volume for volume in _one_by_one(key, came)}
        return list(found.values())
    bound = list(key.volumes())
    ends = [end_of(volume) for volume in bound]
    places = sorted({bisect_left(ends, position) for position in came})
    return [bound[place] if place < len(bound) else None for place in places]


def _one_by_one(key: ListKey, came: list[Position]) -> list[Volume | None]:
    return [volume_of(key, position) for position in came]


def _cut(key: ListKey, volume: Volume | None) -> None:
    held = positions(key.articles().filter(range_of(key, volume)).reverse())
    most = PER_VOLUME * (OPEN if volume is None else THICK)
    if len(held) < most:
        return
    # The newest part keeps its end: the head stays open, a volume keeps its number.
    ends = held[PER_VOLUME - 1 : len(held) - PER_VOLUME : PER_VOLUME]
    last = Volume.objects.filter(list=str(key)).aggregate(last=Max("number"))["last"] or 0
    for number, end in enumerate(ends, start=last + 1):
        Volume.objects.create(
            list=str(key), number=number, published_at=end.published_at, newest=end.article
        )
