"""What `caspian export all` and `caspian import all` do and print."""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from caspian.comments.founding import found_comments
from caspian.formats.caspian_archive.read import BadArchive
from caspian.formats.caspian_archive.write import CantWrite
from caspian.newsroom.founding import found
from caspian.newsroom.models import Home
from caspian.project.first_run import INDEX_WANTED, ensure_tables, index_if_wanted
from caspian.wire.archive.arrive import NotEmpty, import_all
from caspian.wire.archive.choosing import ExportChoice
from caspian.wire.archive.leave import export_all

_NAMED, _INTERRUPTED = 10, 130
_EVERY_SECONDS = 0.2


def leave(arguments: argparse.Namespace) -> int:
    """Export the paper and return the exit code."""
    if arguments.history and not arguments.drafts:
        return _failed("--history goes with --drafts: former versions were not published.", 2)
    try:
        if not Home.objects.exists():
            return _failed("Nothing was exported: there is no paper in this home.", 1)
        report = export_all(
            arguments.path,
            ExportChoice(drafts=arguments.drafts, history=arguments.history),
            replace=arguments.replace,
            progress=_bar(),
        )
    except (CantWrite, OSError, DatabaseError) as refusal:
        return _failed(f"Nothing was exported: {_words(refusal)}", 1)
    except KeyboardInterrupt:
        return _failed("\nStopped: nothing was exported.", _INTERRUPTED)
    size = arguments.path.stat().st_size / 1e6
    _say(f"Exported to {arguments.path}: {size:,.1f} MB.", *_counted(report.counts))
    for lost in report.lost[:_NAMED]:
        sys.stderr.write(f"  Its file is gone: {lost}\n")
    if len(report.lost) > _NAMED:
        sys.stderr.write(f"  and {len(report.lost) - _NAMED:,} more\n")
    return 1 if report.lost else 0


def arrive(arguments: argparse.Namespace) -> int:
    """Import a paper into an empty home and return the exit code."""
    try:
        if not arguments.path.is_file():
            return _failed(f"Nothing was imported: there is no file {arguments.path}.", 1)
        _make_a_home()
        counts = import_all(arguments.path, tell=_bar())
    except (BadArchive, NotEmpty, OSError, DatabaseError) as refusal:
        return _failed(f"Nothing was imported: {_words(refusal)}", 1)
    except KeyboardInterrupt:
        return _failed("\nStopped: nothing was imported. Run it again.", _INTERRUPTED)
    if counts is None:
        _say("This archive was imported before: nothing was changed.")
    else:
        _say("Imported.", *_counted(counts))
    if INDEX_WANTED.exists():
        _say("Indexing what the desk searches …")
        index_if_wanted()
    _say("`caspian serve`, or `caspian press` beside a running paper, makes the edition of it.")
    return 0


def _make_a_home() -> None:
    Path(settings.HOME).mkdir(parents=True, exist_ok=True, mode=0o700)
    ensure_tables()
    found()
    found_comments()
    # Before anything comes in: a start after an import that was cut short indexes what is there.
    INDEX_WANTED.touch()


def _bar() -> Callable[[str, int, int], None]:
    """Return a line of progress for a terminal; elsewhere it says nothing."""
    shown_at, shown = 0.0, ""

    def tell(what: str, done: int, total: int) -> None:
        nonlocal shown_at, shown
        now = time.monotonic()
        if not sys.stderr.isatty() or (what == shown and now - shown_at < _EVERY_SECONDS):
            return
        shown_at, shown = now, what
        of = f" of {total:,}" if total else ""
        sys.stderr.write(f"\r{what.capitalize().replace('_', ' ')}: {done:,}{of}\033[K")
        sys.stderr.flush()

    return tell


def _counted(counts: dict[str, int]) -> list[str]:
    return [f"  {kind.replace('_', ' ')}: {number:,}" for kind, number in counts.items() if number]


def _words(refusal: object) -> str:
    return " ".join(str(refusal).split())


def _say(*lines: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K")
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def _failed(why: str, code: int) -> int:
    sys.stderr.write(f"{why}\n")
    return code
