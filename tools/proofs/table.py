"""Writes what was proved into docs/proofs.md, between two marks."""

from collections.abc import Mapping
from typing import Any

BEGIN, END = "<!-- proofs: written by tools/proofs -->", "<!-- end of proofs -->"
HEAD = """| file | when (UTC) | how often | seconds | result | controls that failed as they should |
|---|---|---|---|---|---|"""


def written(paper: str, commit: str, outcomes: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the paper with another table in the place of the one that it had."""
    before, begin, rest = paper.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"docs/proofs.md has no {BEGIN} … {END}")
    rows = [
        f"| `{name.removeprefix('tests/')}` | {one['at']} | {one['often']} | {one['seconds']} "
        f"| {one['result']} | {one['controls']} |"
        for name, one in sorted(outcomes.items())
    ]
    whole = "\n".join([f"Of {commit}.", "", HEAD, *rows])
    return f"{before}{BEGIN}\n{whole}\n{END}{after}"
