"""`caspian edition export`: the current release as files, for any server of files."""

import argparse
import re
from pathlib import Path
from typing import Any


def add_to(verbs: Any) -> None:
    """Add the verb to those of `caspian edition`."""
    parser = verbs.add_parser(
        "export",
        help="write the current release as files that nginx, or any server, can serve",
        description="Writes the current release as files, to which DIR/current leads. Only what "
        "changed since the last export is written; readers are served the release before or the "
        "release after, never a half of each. See docs/in-front.md.",
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
    parser.add_argument(
        "--public",
        type=_public_key,
        metavar="KEY",
        help="the paper's public key, for --verify where the signing key isn't at hand",
    )
    parser.set_defaults(run=run, needs_django=False)


def run(arguments: argparse.Namespace) -> int:
    """Export, or verify an export, and say what came of it."""
    from caspian.project import exporting  # noqa: PLC0415  `--help` must not wait for it

    return exporting.run(arguments)


def _public_key(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{64}", text):
        raise argparse.ArgumentTypeError("a public key is 64 hexadecimal digits")
    return text
