"""`caspian user`: accounts of the desk from the command line, for the first and the lost one."""

import argparse
import sys
from typing import Any


def add_to(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("user", help="make an account for the desk, or give a new password")
    parser.add_argument("name", help="the name to log in with")
    parser.add_argument("--email", default="", help="their e-mail address")
    parser.add_argument(
        "--role",
        choices=["reporter", "editor", "publisher", "moderator", "administrator"],
        help="what they may do (for a new account: reporter)",
    )
    parser.add_argument("--section", help="slug of the section that an editor publishes in")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the account or give it a new password, which is printed once."""
    from caspian.newsroom.accounts import UnknownSection, give_account  # noqa: PLC0415
    from caspian.newsroom.desk.accounts.recorded import recorded  # noqa: PLC0415

    address = arguments.email or _asked_for(arguments.name)
    try:
        with recorded(by=None):
            password, new = give_account(
                arguments.name,
                email=address,
                role=arguments.role,
                section=arguments.section,
            )
    except UnknownSection as reason:
        sys.stderr.write(f"Nothing was changed: {reason}\n")
        return 1
    print_out = sys.stdout.write
    print_out(f"{'Made' if new else 'New password for'} {arguments.name}. Password: {password}\n")
    return 0


def _asked_for(name: str) -> str:
    """Return the address of a new account, where somebody is there to ask."""
    from caspian.newsroom.models import User  # noqa: PLC0415

    if User.objects.filter(username=name).exists():
        return ""
    if sys.stdin.isatty():
        sys.stdout.write("E-mail address, for notices and a lost password (empty: none): ")
        sys.stdout.flush()
        if typed := sys.stdin.readline().strip():
            return typed
    sys.stderr.write(f"{name} has no e-mail address, and gets no notices: give --email ADDRESS.\n")
    return ""
