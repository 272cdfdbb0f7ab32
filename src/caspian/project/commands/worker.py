"""`caspian worker`: the background worker, for what happens when nobody asks."""

import argparse
from typing import Any


def add_to(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "worker",
        aliases=["work"],  # as it was called before
        help="do what happens without a request: press, publish, send mail (part of `serve`)",
        description="Presses what changed, publishes on schedule, sends mail, counts and tidies. "
        "`caspian serve` starts it by itself; run one of it where you serve in another way.",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Work until told to stop."""
    from caspian.project.background_worker import work  # noqa: PLC0415  needs Django's apps

    work()
    return 0
