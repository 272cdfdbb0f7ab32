"""What the pages of reading offline are given."""

from dataclasses import dataclass
from typing import ClassVar

from caspian.pages.parts import Frame


@dataclass(frozen=True)
class OfflinePage:
    """What is shown where the paper can't be reached and the page wanted isn't kept."""

    name: ClassVar[str] = "offline"
    frame: Frame
