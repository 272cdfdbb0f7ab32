"""What a figure of the start page says."""

from dataclasses import dataclass

from caspian.newsroom.desk.start.figures.strip import StripPlot

NONE = "–"
"""in place of a number that nobody knows"""


@dataclass(frozen=True)
class Way:
    """A link to where one acts."""

    words: str
    url: str


@dataclass(frozen=True)
class Figure:
    """A number with its unit, sentences about it, a plot if there is one, and ways on.

    `drawn` says in words what the plot shows. `alarming` marks a number that asks for somebody.
    """

    name: str
    heading: str
    number: str
    unit: str
    sentences: tuple[str, ...]
    ways: tuple[Way, ...] = ()
    strip: StripPlot | None = None
    drawn: str = ""
    alarming: bool = False
