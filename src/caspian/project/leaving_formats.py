"""What `caspian export wxr` and `caspian export ghost` do and print."""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.db import DatabaseError

from caspian.common.text import web_address
from caspian.newsroom.models import Home
from caspian.project.errors import INTERRUPTED, in_words
from caspian.wire.leaving.choice import LeavingChoice, LeavingReport, Progress
from caspian.wire.leaving.folder import CantLeave
from caspian.wire.leaving.ghost import export_ghost
from caspian.wire.leaving.wxr import export_wxr

FORMATS: dict[str, Callable[..., LeavingReport]] = {"ghost": export_ghost, "wxr": export_wxr}
_NAMED = 10
_EVERY_SECONDS = 0.2


def leave(arguments: argparse.Namespace) -> int:
    """Export the paper and return the exit code."""
    address = arguments.media_address
    if address and not (arguments.media and web_address(address)):
        return _failed("--media-address is a web address, and goes with --media.", 2)
    choice = LeavingChoice(
        drafts=arguments.drafts,
        rejected=arguments.rejected,
        media=arguments.media,
        media_address=address,
        split=arguments.split * 1_000_000,
    )
    try:
        if not Home.objects.exists():
            return _failed("Nothing was exported: there is no paper in this home.", 1)
        report = FORMATS[arguments.format](
            arguments.path, choice, replace=arguments.replace, progress=_bar()
        )
    except (CantLeave, OSError, DatabaseError) as refusal:
        return _failed(f"Nothing was exported: {in_words(refusal)}", 1)
    except KeyboardInterrupt:
        return _failed("\nStopped: nothing was exported. Run it again.", INTERRUPTED)
    return _said(arguments.path, report)


def _said(path: Path, report: LeavingReport) -> int:
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K")
    size = sum(one.stat().st_size for one in path.rglob("*") if one.is_file()) / 1e6
    counts = [f"  {kind}: {number:,}\n" for kind, number in report.counts.items() if number]
    sys.stdout.write(f"Exported to {path}: {size:,.1f} MB.\n{''.join(counts)}")
    sys.stdout.flush()
    for note in report.notes:
        sys.stderr.write(f"  {note}\n")
    for lost in report.lost[:_NAMED]:
        sys.stderr.write(f"  Its file is gone: {lost}\n")
    if len(report.lost) > _NAMED:
        sys.stderr.write(f"  and {len(report.lost) - _NAMED:,} more\n")
    return 1 if report.lost else 0


def _bar() -> Progress:
    """Return a line of progress for a terminal; elsewhere it says nothing."""
    shown_at = 0.0

    def tell(what: str, done: int, total: int) -> None:
        nonlocal shown_at
        now = time.monotonic()
        if not sys.stderr.isatty() or now - shown_at < _EVERY_SECONDS:
            return
        shown_at = now
        of = f" of {total:,}" if total else ""
        sys.stderr.write(f"\r{what.capitalize()}: {done:,}{of}\033[K")
        sys.stderr.flush()

    return tell


def _failed(why: str, code: int) -> int:
    sys.stderr.write(f"{why}\n")
    return code
