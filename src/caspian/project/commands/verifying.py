"""What a copy of the paper is checked against: the arguments that two commands share."""

import argparse
import re

CODES = (
    "Exit code 0: nothing is wrong; 1: bytes, chain or signatures are; 3: it is not signed; 4: it "
    "is older than was asked for or announced; 5: it is past the moment until which it may be "
    "believed. Of several, the lowest."
)


def add_demands(
    parser: argparse.ArgumentParser, keys: argparse._ActionsContainer | None = None
) -> None:
    """Add what a stranger knows of the paper: its public key, and a release that it has made.

    `keys` is the group of arguments of which only one may be given.
    """
    (keys or parser).add_argument(
        "--public",
        type=public_key,
        metavar="KEY",
        help="the paper's public key, from /.well-known/caspian-key.txt at the paper's address",
    )
    parser.add_argument(
        "--at-least",
        type=_release,
        default=0,
        metavar="N",
        help="the copy must be of release N or a later one",
    )


def public_key(text: str) -> str:
    """Return a public key in hexadecimal. Raises ArgumentTypeError for a text that is none."""
    if not re.fullmatch("[0-9a-f]{64}", text):
        raise argparse.ArgumentTypeError("a public key is 64 hexadecimal digits")
    return text


def _release(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,17}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"{text!r} is not the number of a release")
    return int(text)
