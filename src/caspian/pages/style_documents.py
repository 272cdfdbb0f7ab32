"""The page that says how the paper writes names and terms."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from caspian.pages.parts import Frame


@dataclass(frozen=True)
class StyleName:
    """How one name is written in the language of the page, in one period."""

    form: str
    accepted: tuple[str, ...]
    avoided: tuple[str, ...]
    reason: str
    exceptions: tuple[str, ...]
    note: str
    since: dt.date | None
    until: dt.date | None
    is_decided: bool
    """whether the newsroom decided on it; else it is proposed"""


@dataclass(frozen=True)
class StylePage:
    """The names of a language, in the order of its alphabet."""

    name: ClassVar[str] = "style"
    frame: Frame
    title: str
    names: tuple[StyleName, ...]
