"""`caspian export`: the paper, to be taken elsewhere."""

import argparse
from pathlib import Path
from typing import Any

from caspian.project.commands import export_formats


def add_to(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("export", help="take the paper elsewhere")
    formats = parser.add_subparsers(title="formats", metavar="FORMAT", required=True)
    whole = formats.add_parser(
        "all",
        help="everything that the newsroom put in, as one archive",
        description="Writes the whole paper into one .zip of JSON Lines and files, as "
        "docs/export.md describes it. `caspian import all` takes it back. The archive has its "
        "name when it is whole, and not before. Exit code 0: all is in it; 1: nothing was "
        "written, or files of pictures are lost, which are named; 2: bad usage.",
    )
    whole.add_argument("path", type=Path, metavar="PATH", help="the archive, such as paper.zip")
    whole.add_argument(
        "--drafts", action="store_true",
        help="also what is not public: drafts, scheduled, embargoed and withdrawn articles",
    )  # fmt: skip
    whole.add_argument(
        "--history", action="store_true", help="with --drafts: every former version, too"
    )
    whole.add_argument(
        "--replace", action="store_true", help="put it in place of one that is there"
    )
    whole.set_defaults(run=run)
    export_formats.add_to(formats)


def run(arguments: argparse.Namespace) -> int:
    """Export, and say what came of it."""
    from caspian.project import leaving  # noqa: PLC0415  needs Django's apps

    return leaving.leave(arguments)
