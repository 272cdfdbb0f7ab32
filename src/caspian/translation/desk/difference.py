"""What changed between two versions of a part's words, as HTML with ins and del."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from caspian.common.word_difference import ADDED, LONGEST, REMOVED, runs

_HTML = {ADDED: "<ins>{}</ins>", REMOVED: "<del>{}</del>"}


def difference(before: str, after: str) -> SafeString:
    """Return the words after, with what is new in `ins` and what went in `del`."""
    if not before or before == after or len(before) + len(after) > LONGEST:
        return format_html("{}", after)
    pieces = (format_html(_HTML.get(kind, "{}"), words) for kind, words in runs(before, after))
    return format_html_join("", "{}", ((one,) for one in pieces))
