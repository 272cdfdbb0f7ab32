"""Has the archive made that somebody at the desk asked for, in a process of its own.

A thread beside the press would slow it down for minutes. What a stop of the paper cuts short is
begun again at the next start: the export leaves nothing half.
"""

import os
import subprocess
import sys
import threading
from contextlib import suppress

from caspian.newsroom.archives import ALL, archive_path, done, wanted

LOOK_SECONDS = 0.5
ADDED_NICENESS = 10


def make_wanted(stopping: threading.Event) -> bool:
    """Make the archive that is wanted, if any; return whether one was made or failed."""
    what = wanted()
    if not what:
        return False
    command = [sys.executable, "-m", "caspian.project.cli", "export", "all", str(archive_path())]
    command += ["--replace", *(["--drafts"] if what == ALL else [])]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as process:
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process.pid, ADDED_NICENESS)
        while process.poll() is None:
            if stopping.wait(LOOK_SECONDS):
                process.terminate()
                return False
        said = process.stdout.read() if process.stdout else ""
    done("" if process.returncode == 0 else " ".join(said.split())[:500] or "no reason was given")
    return True
