"""The pages that are no news: about the paper, and instead of what is not there."""

from dataclasses import dataclass
from typing import ClassVar

from caspian.pages.blocks import Block
from caspian.pages.correction_documents import ColumnItem
from caspian.pages.parts import Card, Frame


@dataclass(frozen=True)
class InformationPage:
    """A page about the paper itself."""

    name: ClassVar[str] = "information"
    frame: Frame
    title: str
    body: tuple[Block, ...]
    key: str = ""
    """the public key that releases are signed by; empty but on the first of these pages"""
    column: tuple[ColumnItem, ...] | None = None
    """what readers were told of changes; None but on the page of how the paper corrects"""


@dataclass(frozen=True)
class AbsentPage:
    """What a reader sees instead of a page: status 404 (unknown) or 410 (withdrawn)."""

    name: ClassVar[str] = "absent"
    frame: Frame
    status: int
    cards: tuple[Card, ...]
    """newest articles to go on with"""
    search: str = ""
    """path of the search page; empty when there is none"""
