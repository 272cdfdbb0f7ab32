"""Makes a folder into a paper, in a process of its own: `caspian serve` stays small without it.

`python -m caspian.project.preparing FD` writes a byte to the file descriptor FD once the tables
are there, and closes it.
"""

import os
import signal
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import django
from django.db import DatabaseError

from caspian.server.settings import SETTING_UP

TABLES_MADE = b"1"


def main() -> int:
    """Prepare the data; what is begun is finished, whatever signals come meanwhile."""
    # A first run that is cut short would leave half a sample, and the next start can't tell.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caspian.project.settings")
    django.setup()
    from caspian.project.first_run import prepare  # noqa: PLC0415  needs Django's apps

    try:
        finish = prepare()
    except DatabaseError as error:
        reason = " ".join(str(error).split())
        sys.stderr.write(f"The newsroom's database can't be used: {reason}\n")
        return 1
    told = int(sys.argv[1])
    os.write(told, TABLES_MADE)
    os.close(told)
    finish()
    return 0


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
    from caspian.edition.database import Fault  # noqa: PLC0415
    from caspian.edition.store import NotAnEdition, open_store  # noqa: PLC0415

    try:
        store = open_store(edition)
    except NotAnEdition:
        marker.touch()
        return
    except (*Fault, ValueError):
        return  # nobody can know; the fronts will say what is wrong
    try:
        if store.number():
            marker.unlink(missing_ok=True)  # left by a first run that was cut short at its end
        else:
            marker.touch()
    finally:
        store.close()


if __name__ == "__main__":
    sys.exit(main())
