"""What `caspian export all` does and prints, and what both commands say alike."""

import argparse
import sys
import time
from collections.abc import Callable

from django.db import DatabaseError

from caspian.formats.caspian_archive.write import CantWrite
from caspian.newsroom.models import Home
from caspian.project.errors import INTERRUPTED, in_words
from caspian.wire.archive.choosing import ExportChoice
from caspian.wire.archive.leave import export_all

_NAMED = 10
EVERY_SECONDS = 0.2


def leave(arguments: argparse.Namespace) -> int:
    """Export the paper and return the exit code."""
    if arguments.history and not arguments.drafts:
        return failed("--history goes with --drafts: former versions were not published.", 2)
    try:
        if not Home.objects.exists():
            return failed("Nothing was exported: there is no paper in this home.", 1)
        report = export_all(
            arguments.path,
            ExportChoice(drafts=arguments.drafts, history=arguments.history),
            replace=arguments.replace,
            progress=bar(),
        )
    except (CantWrite, OSError, DatabaseError) as refusal:
        return failed(f"Nothing was exported: {in_words(refusal)}", 1)
    except KeyboardInterrupt:
        return failed("\nStopped: nothing was exported. Run it again.", INTERRUPTED)
    size = arguments.path.stat().st_size / 1e6
    say(f"Exported to {arguments.path}: {size:,.1f} MB.", *counted(report.counts))
    for lost in report.lost[:_NAMED]:
        sys.stderr.write(f"  Its file is gone: {lost}\n")
    if len(report.lost) > _NAMED:
        sys.stderr.write(f"  and {len(report.lost) - _NAMED:,} more\n")
    return 1 if report.lost else 0


def bar() -> Callable[[str, int, int], None]:
    """Return a line of progress for a terminal; elsewhere it says nothing."""
    shown_at, shown = 0.0, ""

    def tell(what: str, done: int, total: int) -> None:
        nonlocal shown_at, shown
        now = time.monotonic()
        if not sys.stderr.isatty() or (what == shown and now - shown_at < EVERY_SECONDS):
            return
        shown_at, shown = now, what
        of = f" of {total:,}" if total else ""
        sys.stderr.write(f"\r{what.capitalize().replace('_', ' ')}: {done:,}{of}\033[K")
        sys.stderr.flush()

    return tell


def counted(counts: dict[str, int]) -> list[str]:
    """Return how many records there are of each kind, a line each."""
    return [f"  {kind.replace('_', ' ')}: {number:,}" for kind, number in counts.items() if number]


def say(*lines: str) -> None:
    """Print lines, over the line of progress."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K")
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def failed(why: str, code: int) -> int:
    """Print why nothing was done, and return the exit code."""
    sys.stderr.write(f"{why}\n")
    return code
