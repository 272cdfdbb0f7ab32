"""What leaves, and how."""

from collections.abc import Callable
from dataclasses import dataclass, field

Progress = Callable[[str, int, int], None]
"""called with what is done, how much of it, and of how many; 0 where nobody has counted"""
SPLIT = 50
"""megabytes: WordPress takes 3.5 times as much memory, and hosts give it 256"""


@dataclass(frozen=True)
class LeavingChoice:
    """What is exported besides what readers see, and in which files."""

    drafts: bool = False
    """drafts, what is scheduled, withdrawn or behind a login, and comments that are held"""
    rejected: bool = False
    """comments that were rejected; what their authors withdrew never leaves"""
    media: bool = False
    """the files of pictures and downloads, beside"""
    media_address: str = ""
    """where these files will be fetched; empty: from this paper, as readers do"""
    split: int = SPLIT * 1_000_000
    """bytes after which the next file begins; 0: never"""


@dataclass
class LeavingReport:
    """What an export holds, and what an editor should know of it."""

    counts: dict[str, int]
    notes: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    """pictures and downloads whose files are gone"""
