"""`caspian import`: brings articles in from other systems."""

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import Any


def add_to(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("import", help="bring articles in from elsewhere")
    formats = parser.add_subparsers(title="formats", metavar="FORMAT", required=True)
    page = formats.add_parser(
        "saved-page",
        help="the saved text or HTML of one article page, of any paper",
        description="Makes an article of the saved text or HTML of an article page. The paper's "
        "own boilerplate round it is left out. The same file twice makes one article.",
    )
    page.add_argument("file", type=Path, metavar="FILE")
    page.add_argument(
        "--publish", action="store_true", help="publish it, if it has a date; without this, a draft"
    )
    page.add_argument(
        "--section",
        default="",
        help="slug of the section, such as culture or ru/culture (default: the first one in the "
        "language of the page)",
    )
    page.add_argument(
        "--date", type=_day, help="the article's own date, from 1900 to 2200, as 2023-11-28"
    )
    page.set_defaults(run=run)
    whole = formats.add_parser(
        "all",
        help="a whole paper that `caspian export all` wrote, into an empty home",
        description="Imports a whole paper into a home that has none. Everything is checked "
        "first; what is cut short has not happened, and can be run again. Exit code 0: it is "
        "there; 1: nothing was imported, and the reason is given; 2: bad usage.",
    )
    whole.add_argument("path", type=Path, metavar="PATH", help="the archive, such as paper.zip")
    whole.set_defaults(run=run_all)


def _day(typed: str) -> dt.date:
    from caspian.common.dates import YEARS  # noqa: PLC0415  other commands need no calendars

    try:
        day = dt.date.fromisoformat(typed)
    except ValueError:
        day = dt.date.min
    if day.year not in YEARS:
        raise argparse.ArgumentTypeError(f"{typed}: write a day from 1900 to 2200 as 2023-11-28")
    return day


def run(arguments: argparse.Namespace) -> int:
    """Import a saved page and say what came of it."""
    from caspian.wire.saved_page import ImportRefused, import_saved_page  # noqa: PLC0415

    try:
        report = import_saved_page(
            arguments.file,
            publish=arguments.publish,
            section=arguments.section,
            date=arguments.date,
        )
    except ImportRefused as refusal:
        sys.stderr.write(f"Nothing was imported: {refusal}\n")
        return 1
    sys.stdout.write("\n".join(report.lines()) + "\n")
    return 0


def run_all(arguments: argparse.Namespace) -> int:
    """Import a whole paper and say what came of it."""
    from caspian.project import arriving  # noqa: PLC0415  needs Django's apps

    return arriving.arrive(arguments)
