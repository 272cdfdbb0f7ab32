"""From a number to its place on the sheet, and the round numbers along the way."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
# A scale that leaves out zero lets differences be seen; one that could as well have it, has it.
_ZERO_IS_NEAR = Decimal("0.5")
_FAR, _ROOM = Decimal("0.4"), Decimal("0.03")


@dataclass(frozen=True)
class Scale:
    """A straight scale: `low` stands at pixel `start`, `high` at pixel `end`."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def __call__(self, value: Decimal | int) -> float:
        """Return the pixel at which a number stands."""
        part = (value - self.low) / (self.high - self.low)
        return self.start + float(part) * (self.end - self.start)


@dataclass(frozen=True)
class Ticks:
    """Round numbers at one distance, and the ends of the scale that they stand on."""

    values: tuple[Decimal, ...]
    low: Decimal
    high: Decimal


def ticks(values: Iterable[Decimal], *, most: int, from_zero: bool) -> Ticks:
    """Return a scale that holds all the values, with ticks at most `most` steps (2 or more) apart.

    Zero is on it when `from_zero` says so, and when it is near anyway.
    """
    low, high = _ends(list(values), from_zero)
    found = min(_all_ticks(low, high, most), key=lambda one: _waste(one, low, high))
    return _cut(found, low, high)


def _ends(values: list[Decimal], from_zero: bool) -> tuple[Decimal, Decimal]:
    low, high = min(values), max(values)
    if from_zero or (low >= 0 and low <= high * _ZERO_IS_NEAR):
        low = min(low, Decimal(0))
    if from_zero or (high <= 0 and high >= low * _ZERO_IS_NEAR):
        high = max(high, Decimal(0))
    if low == high:
        room = abs(low) / 10 or Decimal(1)
        low, high = (low, low + room) if low == 0 else (low - room, high + room)
    return low, high


def _all_ticks(low: Decimal, high: Decimal, most: int) -> list[tuple[Decimal, ...]]:
    power = ((high - low) / most).adjusted()
    found = []
    for tens in (power - 1, power, power + 1, power + 2):
        for step in (one.scaleb(tens) for one in _STEPS):
            first = (low / step).to_integral_value(ROUND_FLOOR)
            last = (high / step).to_integral_value(ROUND_CEILING)
            if 2 <= last - first <= most:
                numbers = range(int(first), int(last) + 1)
                found.append(tuple((step * number).normalize() for number in numbers))
    return found


def _waste(found: tuple[Decimal, ...], low: Decimal, high: Decimal) -> Decimal:
    """Return the part of a scale that nothing stands on; few steps count as waste, too."""
    length = found[-1] - found[0]
    empty = (length - (high - low)) / length
    return empty + Decimal("0.25") / (len(found) - 1)


def _cut(found: tuple[Decimal, ...], low: Decimal, high: Decimal) -> Ticks:
    """End a scale a little beyond its numbers where its last tick is far beyond them."""
    step = found[1] - found[0]
    room = (high - low) * _ROOM
    first, last = found[0], found[-1]
    if len(found) > 2 and low - first > step * _FAR:
        found, first = found[1:], low - room
    if len(found) > 2 and last - high > step * _FAR:
        found, last = found[:-1], high + room
    return Ticks(found, first, last)
