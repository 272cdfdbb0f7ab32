"""Leaves word for the fronts, before any of them starts, whether readers wait for a first release.

Fronts that found out by themselves would do so at different moments: one would show the paper, and
the next one say that it is being set up.
"""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from caspian.server.settings import SETTING_UP


def mark_first_start(edition: str, home: Path) -> None:
    """Put the file `setting-up` into a home whose edition has no release; else take it away.

    `first_run` removes it once the first release stands, and nobody puts it there again.
    """
    marker = home / SETTING_UP
    split = urlsplit(edition)
    if split.scheme == "sqlite":
        if not Path(unquote(split.path[1:])).exists():
            marker.touch()
            return
        if not marker.exists():
            return
    _ask_the_edition(edition, marker)


def _ask_the_edition(edition: str, marker: Path) -> None:
    # Here, not at the top: `caspian serve` lasts as long as the paper, and these take 14 MB.
    from caspian.edition.database import DATABASE_ERRORS  # noqa: PLC0415
    from caspian.edition.store import NotAnEdition, open_store  # noqa: PLC0415

    try:
        store = open_store(edition)
    except NotAnEdition:
        marker.touch()
        return
    except (*DATABASE_ERRORS, ValueError):
        return  # nobody can know; the fronts will say what is wrong
    try:
        if store.number():
            marker.unlink(missing_ok=True)  # left by a first run that was cut short at its end
        else:
            marker.touch()
    finally:
        store.close()
