"""What changed between two versions of a part's words, as HTML with ins and del."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")
LONGEST = 20_000
"""letters; of more, as of a table of thousands of rows, the new version is shown whole"""


def difference(before: str, after: str) -> SafeString:
    """Return the words after, with what is new in `ins` and what went in `del`."""
    if not before or before == after or len(before) + len(after) > LONGEST:
        return format_html("{}", after)
    return format_html_join("", "{}", ((one,) for one in _runs(before, after)))


def _runs(before: str, after: str) -> Iterator[SafeString]:
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield format_html("{}", "".join(new[c:d]))
            continue
        if b > a:
            yield format_html("<del>{}</del>", "".join(old[a:b]))
        if d > c:
            yield format_html("<ins>{}</ins>", "".join(new[c:d]))
