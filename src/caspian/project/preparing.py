"""Makes a folder into a paper, in a process of its own: `caspian serve` stays small without it.

`python -m caspian.project.preparing FD` writes a byte to the file descriptor FD once the tables
are there, and closes it.
"""

import os
import signal
import sys

import django
from django.db import DatabaseError

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


if __name__ == "__main__":
    sys.exit(main())
