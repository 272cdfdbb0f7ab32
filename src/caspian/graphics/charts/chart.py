"""What a chart shows, before anybody has drawn it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from caspian.common.languages import language
from caspian.formats.csv_table.period import Period

PERCENT = "%"


class ChartKind(StrEnum):
    """How numbers are shown: by length, by height, by position, by slope."""

    BAR = "bar"
    COLUMN = "column"
    LINE = "line"
    AREA = "area"
    DOT = "dot"
    MULTIPLES = "multiples"


class NotAChart(ValueError):
    """A table that this kind of chart can't show; the message says what to do."""


@dataclass(frozen=True)
class Series:
    """Numbers that belong together, one for each label of the chart; None is unknown."""

    name: str
    values: tuple[Decimal | None, ...]

    @property
    def known(self) -> tuple[Decimal, ...]:
        """Return the numbers that are known."""
        return tuple(value for value in self.values if value is not None)


@dataclass(frozen=True)
class Chart:
    """One to eight series over the same labels, which are names, or periods in their order.

    `unit` is "%" or words. `highlight` is the name of a series or a label, or empty. `code` is
    the language of numbers and dates. `marks` has what stood behind each period, such as "*".
    `thinned_from` is the number of rows that the table had, where fewer are drawn; 0 where all are.
    """

    kind: ChartKind
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    periods: tuple[Period, ...] = ()
    unit: str = ""
    highlight: str = ""
    code: str = "en"
    marks: tuple[str, ...] = ()
    thinned_from: int = 0

    @property
    def rtl(self) -> bool:
        """Tell whether the language is written from right to left."""
        return language(self.code).direction == "rtl"

    @property
    def leading(self) -> float:
        """Return how far apart lines of text are, in letters: Arabic ones hang low."""
        return 1.55 if self.rtl else 1.25

    @property
    def percent(self) -> bool:
        """Tell whether the numbers are percentages, as each of them then says."""
        return self.unit.strip() == PERCENT

    @property
    def known(self) -> tuple[Decimal, ...]:
        """Return every number that is known."""
        return tuple(value for series in self.series for value in series.known)

    def tone(self, series: int, row: int | None = None) -> str:
        """Return the class of a mark, by the numbers of its series and its label.

        With a highlight there are two tones; without one each series has its own.
        """
        if not self.highlight:
            return f"c{series + 1}"
        if self.highlight in self.labels:
            lit = row is not None and self.labels[row] == self.highlight
        else:
            lit = self.series[series].name == self.highlight
        return "hi" if lit else "lo"


@dataclass(frozen=True)
class Sheet:
    """The room for a drawing: its width and the size of its letters, in pixels."""

    width: int
    letters: float
    narrow: bool


WIDE = Sheet(700, 15, narrow=False)
NARROW = Sheet(330, 14, narrow=True)


@dataclass(frozen=True)
class Drawing:
    """The marks of a chart, as SVG without its outer element; sizes in pixels."""

    width: int
    height: int
    letters: float
    direction: str
    marks: str
