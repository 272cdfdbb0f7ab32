"""Finds room for labels: as near as may be to where they belong, and never on one another."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass
class _Heap:
    """Labels that touch: where their middle would be if each stood where it belongs."""

    first: int
    last: int
    middle: float
    size: float


def spread(
    wanted: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> list[float] | None:
    """Return the middles of labels along a line, in the order given, or None when they don't fit.

    Each is moved from the middle it wants by as little as the others and the two ends allow.
    """
    if sum(sizes) > high - low + 0.01:
        return None
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at], at))
    heaps: list[_Heap] = []
    for place, at in enumerate(order):
        heap = _held(_Heap(place, place, wanted[at], sizes[at]), low, high)
        while heaps and heaps[-1].middle + heaps[-1].size / 2 > heap.middle - heap.size / 2:
            heap = _held(_joined(heaps.pop(), heap), low, high)
        heaps.append(heap)
    placed = [0.0] * len(wanted)
    for heap in heaps:
        edge = heap.middle - heap.size / 2
        for at in order[heap.first : heap.last + 1]:
            placed[at] = edge + sizes[at] / 2
            edge += sizes[at]
    return placed


def _joined(before: _Heap, after: _Heap) -> _Heap:
    """Return two heaps as one, which wants to be where both together would move least."""
    size = before.size + after.size
    count_before = before.last - before.first + 1
    count_after = after.last - after.first + 1
    # Where the middle of the whole would be, by the one heap and by the other.
    by_before = before.middle - before.size / 2 + size / 2
    by_after = after.middle + after.size / 2 - size / 2
    middle = (by_before * count_before + by_after * count_after) / (count_before + count_after)
    return _Heap(before.first, after.last, middle, size)


def _held(heap: _Heap, low: float, high: float) -> _Heap:
    heap.middle = min(max(heap.middle, low + heap.size / 2), high - heap.size / 2)
    return heap


def flowed(sizes: Sequence[float], width: float) -> list[tuple[int, float]]:
    """Return the line and the start of things that follow one another and never overrun a width."""
    placed = []
    line, at = 0, 0.0
    for size in sizes:
        if at and at + size > width:
            line, at = line + 1, 0.0
        placed.append((line, at))
        at += size
    return placed
