"""What the body of a leaving article is made of, and what stands around it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from caspian.graphics.maps.locator import Spot


@dataclass(frozen=True)
class LeavingFile:
    """A picture or download that readers get: its address is absolute, or empty where none is."""

    id: int
    address: str
    title: str
    created: dt.datetime
    width: int = 0
    height: int = 0
    alt: str = ""
    credit: str = ""
    stored: str = ""
    """the name of its file in the storage"""
    name: str = ""
    """the name of its file outside"""


@dataclass
class Around:
    """What bodies name, by id: pictures, downloads, addresses of pages, and spots of places."""

    pictures: dict[int, LeavingFile] = field(default_factory=dict)
    documents: dict[int, LeavingFile] = field(default_factory=dict)
    pages: dict[int, str] = field(default_factory=dict)
    spot: Callable[[int, str, bool], Spot | None] = lambda pk, code, emphasised: None


@dataclass(frozen=True)
class BodyPiece:
    """A block as HTML; `is_plain` where every editor knows it: text, heading, list, picture."""

    html: str
    is_plain: bool = True
