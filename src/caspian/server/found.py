"""What a front process finds at a path besides a page, and why it shows a picture."""

import datetime as dt
from dataclasses import dataclass

from caspian.server.ready import Ready


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A path that leads to another path or address: 301, or 308 for a missing last slash.

    `keys` are those of the edition that this depends on. It is a guess where nothing stands at the
    path, and holds for as long as nothing does.
    """

    status: int
    location: str
    keys: tuple[str, ...]
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class NoPage:
    """A path where nothing stands (404) or no longer (410), and the page that says so, if any."""

    status: int
    page: Ready | None


@dataclass(eq=False, slots=True)
class NamedBy:
    """Why a picture is shown: by the key of a document that names it, or until a moment.

    Neither, while the edition can't say of every picture what names it.
    """

    key: str = ""
    until: dt.datetime | None = None
    sources: frozenset[str] = frozenset()
    used: bool = True

    @property
    def size(self) -> int:
        """Return how many bytes of memory it takes, with its name in a cache."""
        return 500
