"""`caspian press`: brings the edition up to date, makes it anew, or looks whether it is right."""

import argparse
import sys
from typing import Any


def add_to(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "press",
        help="bring the edition up to date, or check that it is",
        description="Without an option: renders what has changed and releases it, as "
        "`caspian serve` does by itself.",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--clean", action="store_true", help="render everything anew")
    what.add_argument(
        "--audit",
        action="store_true",
        help="render again and compare; exit code 1 when any differs",
    )
    what.add_argument("--explain", metavar="PATH", help="say what the page at a path was made from")
    parser.add_argument(
        "--sample", type=int, metavar="N", help="with --audit: only N documents, chosen by chance"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked for."""
    from caspian.project import pressing  # noqa: PLC0415  needs Django's apps

    if arguments.sample is not None and (not arguments.audit or arguments.sample < 1):
        sys.stderr.write("--sample takes a number from 1 on, and goes with --audit.\n")
        return 2
    if arguments.explain:
        return pressing.explain_page(arguments.explain)
    if arguments.audit:
        return pressing.audit_edition(arguments.sample)
    return pressing.press(clean=arguments.clean)
