"""What other sites show of ours in a frame: an article's card, and one of its charts or maps."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from caspian.pages.drawing_blocks import ChartFigure, MapFigure
from caspian.pages.parts import Frame, Link, PagePicture


@dataclass(frozen=True)
class EmbedHead:
    """What surrounds a card: whose it is, where it leads, and what describes it to programs.

    `front` is a path; `oembed` are pairs of a media type and an absolute address.
    """

    front: str
    article: Link
    oembed: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CardEmbedPage:
    """An article as a card, without anything of the paper round it."""

    name: ClassVar[str] = "embed_card"
    frame: Frame
    head: EmbedHead
    kind: str
    section: Link
    standfirst: str
    authors: tuple[str, ...]
    published_at: dt.datetime
    picture: PagePicture | None


@dataclass(frozen=True)
class FigureEmbedPage:
    """A chart or map of an article, alone."""

    name: ClassVar[str] = "embed_figure"
    frame: Frame
    head: EmbedHead
    kind: str
    figure: ChartFigure | MapFigure


@dataclass(frozen=True)
class AbsentEmbedPage:
    """What a frame shows where the card was: status 404 (unknown) or 410 (withdrawn)."""

    name: ClassVar[str] = "embed_absent"
    frame: Frame
    head: EmbedHead
    kind: str
    status: int
