"""`caspian edition`: looks into the edition, checks it, and clears out what is old."""

import argparse
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from caspian.project.commands.verifying import CODES, add_demands

_EXPORT = "caspian.project.commands.edition_export"


def add_to(verbs: Any) -> None:
    """Add the verb and what it can do to the command line."""
    parser = verbs.add_parser("edition", help="look into the edition, check it, clear out the old")
    kinds = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_log(kinds)
    _add_show(kinds)
    _add_verify(kinds)
    _add_diff(kinds)
    _add_prune(kinds)
    if find_spec(_EXPORT):
        import_module(_EXPORT).add_to(kinds)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked for."""
    from caspian.project import inspecting  # noqa: PLC0415  `--help` must not wait for it

    return inspecting.run(arguments)


def _add_log(kinds: Any) -> None:
    log = _verb(kinds, "log", "list the newest releases, and how much each changed")
    log.add_argument("-n", type=_from_one, default=20, metavar="N", help="how many (default 20)")


def _add_show(kinds: Any) -> None:
    show = _verb(kinds, "show", "print what stands at a path, as a reader gets it")
    show.add_argument("path", metavar="PATH", help="such as /en/politics/, or fragment:en:latest")
    show.add_argument("--release", type=_from_one, metavar="N", help="as it stood at that release")
    show.add_argument(
        "--headers", action="store_true", help="first its status, its type, and since when it is so"
    )


def _add_verify(kinds: Any) -> None:
    verify = _verb(
        kinds,
        "verify",
        "check every byte, the chain and the signatures",
        "Says what is wrong, one line for each thing: the key or the release, and what about it. "
        + CODES,
    )
    keys = verify.add_mutually_exclusive_group()
    add_demands(verify, keys)
    keys.add_argument(
        "--key",
        type=Path,
        metavar="FILE",
        help="the signing key (default: edition.key in CASPIAN_HOME, if it is there)",
    )


def _add_diff(kinds: Any) -> None:
    diff = _verb(kinds, "diff", "list what differs between two releases")
    diff.add_argument("old", type=_from_none, metavar="N", help="0 is the empty edition")
    diff.add_argument("new", type=_from_none, metavar="M")
    diff.add_argument("--text", action="store_true", help="show the changed lines too")


def _add_prune(kinds: Any) -> None:
    prune = _verb(
        kinds,
        "prune",
        "remove bodies that were replaced long ago; the chain stays",
        "What stands now is never touched, and what each release changed stays on record. "
        "Without an option, all that stood within the last 30 days is kept.",
    )
    kept = prune.add_mutually_exclusive_group()
    kept.add_argument("--keep", type=_from_none, metavar="DAYS", help="keep what stood since then")
    kept.add_argument(
        "--releases", type=_from_one, metavar="N", help="keep what the newest N releases showed"
    )
    prune.add_argument(
        "--vacuum",
        action="store_true",
        help="give the room back to the disk; the press waits meanwhile",
    )


def _verb(kinds: Any, name: str, brief: str, description: str = "") -> argparse.ArgumentParser:
    text = description or f"{brief[0].upper()}{brief[1:]}."
    parser: argparse.ArgumentParser = kinds.add_parser(name, help=brief, description=text)
    parser.add_argument(
        "--url", metavar="URL", help="another edition (default: EDITION_URL, or the one at home)"
    )
    parser.set_defaults(run=run, verb=name, needs_django=False)
    return parser


def _from_one(text: str) -> int:
    return _at_least(1, text)


def _from_none(text: str) -> int:
    return _at_least(0, text)


def _at_least(least: int, text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = least - 1
    if not least <= number < 2**63:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from {least} on")
    return number
