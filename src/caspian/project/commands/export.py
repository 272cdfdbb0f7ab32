"""`caspian export`: the paper, to be taken elsewhere."""

from typing import Any

from caspian.project.commands import export_formats


def add_to(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("export", help="take the paper elsewhere")
    formats = parser.add_subparsers(title="formats", metavar="FORMAT", required=True)
    export_formats.add_to(formats)
