"""`caspian edition export`: the current release as files, for any server of files."""

import argparse
from pathlib import Path
from typing import Any

from caspian.project.commands.verifying import CODES, add_demands


def add_to(verbs: Any) -> None:
    """Add the verb to those of `caspian edition`."""
    add_parser(verbs, "export")


def add_parser(verbs: Any, name: str) -> None:
    """Add the verb under a name; `caspian export site` is the same."""
    parser = verbs.add_parser(
        name,
        help="write the current release as files that nginx, or any server, can serve",
        description="Writes the current release as files, to which DIR/current leads. Only what "
        "changed since the last export is written; readers are served the release before or the "
        "release after, never a half of each. See docs/in-front.md. With --verify: " + CODES,
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder for it alone")
    parser.add_argument(
        "--url", metavar="URL", help="another edition (default: EDITION_URL, or the one at home)"
    )
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--anew", action="store_true", help="write everything, whatever is there")
    kind.add_argument(
        "--verify", action="store_true", help="write nothing, but name every file that differs"
    )
    add_demands(parser)
    parser.add_argument(
        "--unsigned",
        action="store_true",
        help="with --verify: accept a list of files that was exported without the signing key",
    )
    parser.set_defaults(run=run, needs_django=False)


def run(arguments: argparse.Namespace) -> int:
    """Export, or verify an export, and say what came of it."""
    from caspian.project import exporting  # noqa: PLC0415  `--help` must not wait for it

    return exporting.run(arguments)
