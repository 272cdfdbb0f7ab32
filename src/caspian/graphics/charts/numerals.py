"""Numbers as readers of a language write them, short enough for a chart."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from babel.numbers import format_decimal, format_percent

from caspian.common.languages import babel_locale

_POWERS = (12, 9, 6)
_DIGITS_THAT_COUNT = 4


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


@lru_cache(64)
def native_digits(code: str) -> dict[int, str]:
    """Return the digits of a language by those of ASCII, for str.translate.

    Babel knows which digits a language has, but writes all numbers in those of ASCII.
    """
    digits = _DIGITS.get(babel_locale(code).default_numbering_system, "")
    return {ord(str(number)): digit for number, digit in enumerate(digits)}


_DIGITS = {"arabext": "۰۱۲۳۴۵۶۷۸۹", "arab": "٠١٢٣٤٥٦٧٨٩"}
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
