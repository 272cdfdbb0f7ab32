"""Takes the sting out of what the desk exports: in a spreadsheet, no cell of ours is a formula.

Excel and others run what begins with one of a few signs, also in a file of plain text, and may send
what stands beside it elsewhere. A headline becomes a cell of a report.
"""

import unicodedata
from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")
_TEXT = "'"
"""before a cell it says that the rest is text; Excel doesn't show it"""


def defused(value: Any) -> Any:
    """Return what a cell may hold: text that a spreadsheet would run is marked as text.

    Numbers and dates stay what they are.
    """
    if not isinstance(value, str) or not _may_run(value):
        return value
    return f"{_TEXT}{value}"


def _may_run(text: str) -> bool:
    # Full-width signs count as their plain ones where Chinese or Japanese is the language; blanks
    # and what shows nothing are passed over by some programs.
    plain = unicodedata.normalize("NFKC", text)
    return plain.startswith(_RUNS) or _without_lead(plain).startswith(_RUNS)


def _without_lead(text: str) -> str:
    for at, sign in enumerate(text):
        if not sign.isspace() and unicodedata.category(sign) not in ("Cf", "Cc"):
            return text[at:]
    return ""


def connect() -> None:
    """Let every export of the desk, Wagtail's reports and our own, write defused cells."""
    unsafe = SpreadsheetExportMixin.preprocess_field_value

    def safe(self: Any, field: str, value: Any, export_format: str) -> Any:
        return defused(unsafe(self, field, value, export_format))

    if not getattr(unsafe, "is_ours", False):
        safe.is_ours = True  # type: ignore[attr-defined]
        SpreadsheetExportMixin.preprocess_field_value = safe
