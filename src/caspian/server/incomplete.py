"""A page that shows a fragment which the edition doesn't hold, and what the log says of it."""

import logging

log = logging.getLogger(__name__)
_MOST = 200
"""pairs of a kind of page and a fragment that have a line of their own in the log"""


class Incomplete(Exception):
    """A page can't be shown, because a fragment of it is missing."""

    def __init__(self, page: str, fragment: str) -> None:
        super().__init__(f"{page} shows {fragment}, which the edition lacks")
        self.page = page
        self.fragment = fragment


class Said:
    """What the log says already: each fragment once for a kind of page, until it is there."""

    def __init__(self) -> None:
        self._pairs: set[tuple[str, str]] = set()

    def say(self, lacking: Incomplete) -> None:
        """Write a line, unless one stands there already."""
        pair = _kind(lacking.page), lacking.fragment
        if pair in self._pairs or len(self._pairs) >= _MOST:
            return
        self._pairs.add(pair)
        log.error("%s: it can't be shown. See `caspian edition verify`.", lacking)
        if len(self._pairs) == _MOST:
            log.error("More fragments are missing than are listed here.")

    def forget(self, changed: frozenset[str]) -> None:
        """Be ready to say it again of fragments that came or went."""
        self._pairs = {pair for pair in self._pairs if pair[1] not in changed}


def _kind(key: str) -> str:
    """Return the kind of a page, as far as its key tells: its language and how deep it stands."""
    first, *deeper = key.strip("/").split("/")
    return f"{first} {len(deeper)}"
