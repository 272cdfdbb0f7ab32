"""From a number to its place on the sheet, and the round numbers along the way."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from babel.numbers import format_decimal, format_percent

from caspian.common.digits import native_digits
from caspian.common.languages import babel_locale

_POWERS = (12, 9, 6)
_DIGITS_THAT_COUNT = 4
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
# A scale that leaves out zero lets differences be seen; one that could as well have it, has it.
_ZERO_IS_NEAR = Decimal("0.5")
_FAR, _ROOM = Decimal("0.4"), Decimal("0.03")


@dataclass(frozen=True)
class Style:
    """One way for all numbers of a chart: so many decimals, in millions (power 6) or the like."""

    code: str
    decimals: int
    power: int = 0
    percent: bool = False

    def __call__(self, value: Decimal) -> str:
        """Return a number as it is shown; zero is zero, without decimals and without millions."""
        if not value:
            return _written(value, 0, self.percent, self.code)
        unit = Decimal(1).scaleb(-self.decimals)
        short = value.scaleb(-self.power).quantize(unit, ROUND_HALF_EVEN)
        written = _written(short if short else abs(short), self.decimals, self.percent, self.code)
        return _in_words(written, short, self.power, self.code) if self.power else written


def style_of_ticks(values: Iterable[Decimal], code: str, percent: bool) -> Style:
    """Return the style of an axis: every tick is written out whole."""
    values = [value.normalize() for value in values]
    power = _power(values)
    return Style(code, _decimals_of(values, power), power, percent)


def style_of_values(values: Iterable[Decimal], code: str, percent: bool) -> Style:
    """Return the style of numbers that stand beside their marks: four digits that count."""
    values = tuple(values)
    power = _power(values)
    greatest = max((abs(value) for value in values), default=Decimal(0)).scaleb(-power)
    room = _DIGITS_THAT_COUNT - 1 - (greatest.adjusted() if greatest else 0)
    return Style(code, max(0, min(_decimals_of(values, power), room)), power, percent)


def exact(value: Decimal, code: str, percent: bool) -> str:
    """Return a number with every decimal that it was given with."""
    return _written(value, _decimals_of((value,), 0), percent, code)


_PERCENT = {ord("%"): "٪"}


def _power(values: Iterable[Decimal]) -> int:
    greatest = max((abs(value) for value in values), default=Decimal(0))
    return next((power for power in _POWERS if greatest >= Decimal(10) ** power), 0)


def _decimals_of(values: Iterable[Decimal], power: int) -> int:
    # Zero million has no decimals, whatever Decimal says.
    exponents = [int(value.scaleb(-power).as_tuple().exponent) for value in values if value]
    return max(0, -min(exponents, default=0))


def _written(value: Decimal, decimals: int, percent: bool, code: str) -> str:
    locale = babel_locale(code)
    pattern = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    if percent:
        shape = locale.percent_formats[None].pattern
        pattern = re.sub(r"[#0,.]+", pattern, shape, count=1)
        value = value.scaleb(-2)
    write = format_percent if percent else format_decimal
    written = write(value, pattern, locale, numbering_system="default")
    digits = native_digits(code)
    return written.replace("-", "−").translate(digits | _PERCENT if digits else digits)


def _in_words(written: str, value: Decimal, power: int, code: str) -> str:
    """Return "3.5" as "3.5M", "3,5 млн": in the words that the language has for the power."""
    locale = babel_locale(code)
    shapes = locale.compact_decimal_formats["short"]
    plural = locale.plural_form(value)
    shape = (shapes.get(plural) or shapes["other"]).get(str(10**power))
    if shape is None:
        return _written(value.scaleb(power), 0, False, code)
    pattern = shape.pattern.partition(";")[0].replace("'", "")
    return re.sub("0+", lambda _: written, pattern, count=1)


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
