"""From the bytes of a saved table to its text, whatever the encoding."""

import codecs

from charset_normalizer import from_bytes

from caspian.formats.csv_table.table import BadTable, TableFault

LARGEST = 1_000_000  # bytes
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# Undeclared, these are what spreadsheets of the region wrote before UTF-8.
_LEGACY = ["cp1251", "cp1254", "cp1256", "koi8_r"]


def decoded(data: bytes) -> str:
    """Return the text of a saved table. Raises BadTable when it is too large or not text."""
    if len(data) > LARGEST:
        raise _bad(f"The file has {len(data) / 1e6:.1f} MB; {LARGEST / 1e6:.0f} MB is the most.")
    if data.startswith(_WORKBOOKS):
        raise _bad(
            "The file is a workbook. Save its sheet as CSV, or copy its cells and paste them."
        )
    text = _text(data)
    if text is None or "\x00" in text:
        raise _bad("The file is not text. Save the sheet as “CSV UTF-8”.")
    return text


def _text(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if (text := _strictly(data, "utf-8")) is not None:
        return text
    best = from_bytes(data, cp_isolation=_LEGACY).best()
    return _strictly(data, best.encoding) if best else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _bad(what: str) -> BadTable:
    return BadTable(TableFault(0, 0, what))
