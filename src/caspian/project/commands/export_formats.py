"""`caspian export wxr`, `ghost` and `site`: the paper for other systems."""

import argparse
from pathlib import Path
from typing import Any

from caspian.project.commands import edition_export
from caspian.wire.leaving.choice import SPLIT

_ENDS = (
    "The folder has its name when it is whole, and not before. Exit code 0: all is in it; 1: "
    "nothing was written, or files of pictures are lost, which are named; 2: bad usage. See "
    "docs/leaving.md."
)


def add_to(formats: Any) -> None:
    """Add the formats to `caspian export`."""
    wxr = _format(
        formats,
        "wxr",
        "WXR 1.2, for WordPress and what reads its exports",
        "Writes articles, pages, pictures, comments, terms and authors as WordPress imports them, "
        "and two tables of old addresses. "
        f"WordPress needs 3.5 MB of memory for each MB of a file, so that one ends at {SPLIT} MB.",
    )
    wxr.add_argument(
        "--rejected", action="store_true", help="also comments that were rejected, as trash"
    )
    wxr.add_argument(
        "--media-address", default="", metavar="URL",
        help="where the files of --media will be fetched (default: from this paper)",
    )  # fmt: skip
    ghost = _format(
        formats,
        "ghost",
        "JSON for Ghost 5 and 6",
        "Writes posts, pages, tags and authors as Ghost imports them, and its redirects. Ghost "
        "imports no comments. With --media: zip archives that hold the pictures, too.",
    )
    ghost.set_defaults(rejected=False, media_address="")
    edition_export.add_parser(formats, "site")


def _format(formats: Any, name: str, brief: str, description: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = formats.add_parser(
        name, help=brief, description=f"{description} {_ENDS}"
    )
    parser.add_argument("path", type=Path, metavar="PATH", help="a folder that is not there yet")
    parser.add_argument(
        "--drafts", action="store_true",
        help="also what is not public: drafts, scheduled and withdrawn articles, held comments",
    )  # fmt: skip
    parser.add_argument(
        "--media", action="store_true", help="also the files of pictures and downloads"
    )
    parser.add_argument(
        "--split", type=_megabytes, default=SPLIT, metavar="MB",
        help=f"begin the next file after so many MB (default {SPLIT}; 0: never)",
    )  # fmt: skip
    parser.add_argument(
        "--replace", action="store_true", help="put it in place of one that is there"
    )
    parser.set_defaults(run=run, format=name)
    return parser


def _megabytes(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 7):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of megabytes")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Export, and say what came of it."""
    from caspian.project import leaving_formats  # noqa: PLC0415  needs Django's apps

    return leaving_formats.leave(arguments)
