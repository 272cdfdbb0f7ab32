"""`caspian language`: opens and closes the paper in a language from the command line."""

import argparse
import sys
from typing import Any


def add_to(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("language", help="open the paper in a language, or close it")
    parser.set_defaults(run=show)
    what = parser.add_subparsers(title="what to do", metavar="WHAT")
    opening = what.add_parser("open", help="make its front and sections, or open it again")
    opening.add_argument("code", help="the language, such as fa or kk-cyrl")
    opening.add_argument(
        "--section",
        action="append",
        default=[],
        metavar="SLUG=NAME",
        help="a section of the first language and its name in the new one; may be repeated",
    )
    opening.add_argument(
        "--editor", action="append", default=[], metavar="ACCOUNT", help="who edits its sections"
    )
    opening.set_defaults(run=open_it)
    closing = what.add_parser("close", help="take it from readers; nothing is deleted")
    closing.add_argument("code", help="the language")
    closing.add_argument(
        "--to",
        default="",
        metavar="CODE",
        help="lead its readers to the front in this language (else its pages answer 410)",
    )
    closing.set_defaults(run=close_it)


def show(arguments: argparse.Namespace) -> int:
    """Print the languages that the paper has, and whether readers can open them."""
    from caspian.newsroom.opening import homes, state_of  # noqa: PLC0415

    for home in homes():
        code = home.locale.language_code
        sys.stdout.write(f"{code}\t{state_of(code)}\n")
    return 0


def open_it(arguments: argparse.Namespace) -> int:
    """Open a language, or open it again. Returns 2 for what was asked wrongly."""
    from django.core.exceptions import ValidationError  # noqa: PLC0415

    from caspian.newsroom import opening  # noqa: PLC0415
    from caspian.newsroom.desk.accounts.recorded import recorded  # noqa: PLC0415

    code = arguments.code.lower()
    try:
        if opening.state_of(code) == opening.SHUT:
            opening.reopen_language(code=code)
        else:
            wanted, people = _wanted(arguments)
            home = opening.open_language(code=code, wanted=wanted)
            with recorded(by=None):
                opening.give_sections(home, accounts=people)
    except ValidationError as refusal:
        return _refused(refusal)
    sys.stdout.write(f"Readers get {code} with the next release.\n")
    return 0


def close_it(arguments: argparse.Namespace) -> int:
    """Close a language. Returns 2 for what was asked wrongly."""
    from django.core.exceptions import ValidationError  # noqa: PLC0415

    from caspian.newsroom.opening import close_language  # noqa: PLC0415

    try:
        close_language(code=arguments.code.lower(), leads_to=arguments.to.lower())
    except ValidationError as refusal:
        return _refused(refusal)
    sys.stdout.write(f"{arguments.code} is closed from the next release on.\n")
    return 0


def _wanted(arguments: argparse.Namespace) -> tuple[Any, list[Any]]:
    from django.core.exceptions import ValidationError  # noqa: PLC0415

    from caspian.newsroom.models import Section, User  # noqa: PLC0415
    from caspian.newsroom.opening import BranchPage, FirstPages, first_home  # noqa: PLC0415

    known = dict(Section.objects.child_of(first_home()).values_list("slug", "pk"))
    sections = []
    for given in arguments.section:
        slug, _, name = given.partition("=")
        if slug not in known:
            there = ", ".join(known) or "none yet"
            raise ValidationError(f"There is no section {slug}. The sections are: {there}.")
        sections.append(BranchPage(known[slug], name))
    people = {one.username: one for one in User.objects.filter(username__in=arguments.editor)}
    if missing := [name for name in arguments.editor if name not in people]:
        raise ValidationError(f"There is no account {missing[0]}: make it with caspian user.")
    return FirstPages(sections=sections), list(people.values())


def _refused(refusal: Any) -> int:
    sys.stderr.write(f"Nothing was changed: {' '.join(refusal.messages)}\n")
    return 2
