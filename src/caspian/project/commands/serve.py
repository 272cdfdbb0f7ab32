"""`caspian serve`: the whole paper in one process tree."""

import argparse
import sys
from typing import Any


def add_to(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "serve",
        help="make or migrate the data, then serve the paper and the desk",
        description="Makes or migrates the data, loads the sample publication on first run "
        "(unless CASPIAN_SAMPLE=0), then serves the paper and the desk until Ctrl-C.",
    )
    parser.add_argument(
        "--workers", type=_from_one, default=2, help="processes that answer readers (default 2)"
    )
    parser.set_defaults(run=run, needs_django=False)


def run(arguments: argparse.Namespace) -> int:
    """Prepare the data and serve until told to stop."""
    from caspian.project.serving import bind_fault, serve  # noqa: PLC0415  `--help` needn't wait

    if fault := bind_fault():
        sys.stderr.write(f"{fault}\n")
        return 1
    return serve(workers=arguments.workers)


def _from_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 on")
    return int(text)
