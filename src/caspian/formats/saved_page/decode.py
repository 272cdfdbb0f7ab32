"""From the bytes of a saved page to its text, whatever the encoding."""

import codecs
import re

from charset_normalizer import from_bytes

from caspian.formats.saved_page.page import NotAnArticle

LARGEST = 5_000_000  # bytes

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that one's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_FILES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word document or another archive",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"bplist": "a Safari web archive",
}
# Only charsets of text: Python also knows "idna", "unicode_escape" and the like.
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?(windows-125\d|cp125\d|iso-8859-\d{1,2}|koi8-[ru])""",
    re.IGNORECASE,
)
# Undeclared, these are what the region wrote before UTF-8. A longer list guesses worse.
_LEGACY = ["cp1251", "koi8_r", "cp1254"]
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")


def decoded(data: bytes, *, filename: str) -> str:
    """Return the text of a saved page without control characters.

    Raises NotAnArticle when the file is empty, too large or not text.
    """
    called = f"“{filename}”" if filename else "The file"
    if len(data) > LARGEST:
        raise NotAnArticle(
            f"{called} has more than {LARGEST / 1e6:.0f} MB, and a page may have no more. "
            "Save the page as “HTML only” or copy its text into a text file."
        )
    _refuse_other_files(data, called)
    text = _text(data)
    if text is None or _is_binary(text):
        raise NotAnArticle(
            f"{called} is not text: the text or the HTML of a page was looked for. Save the page "
            "again as text or HTML, in UTF-8."
        )
    text = _CONTROLS.sub("", text)
    if not text.strip("\ufeff \t\r\n\f\v\xa0"):
        raise NotAnArticle(f"{called} is empty. Save the page of the article again.")
    return text


def _refuse_other_files(data: bytes, called: str) -> None:
    for mark, kind in _OTHER_FILES.items():
        if data.startswith(mark):
            raise NotAnArticle(f"{called} is {kind}. Save the page as text or as “HTML only”.")
    if b"multipart/related" in data[:2000]:
        raise NotAnArticle(f"{called} is a web archive (MHTML). Save the page as “HTML only”.")


def _text(data: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if (utf16 := _unmarked_utf16(data)) is not None:
        return _strictly(data, utf16)
    if (text := _strictly(data, "utf-8")) is not None:
        return text
    if declared := _DECLARED.search(data[:4096]):
        return _strictly(data, declared[1].decode("ascii"))
    best = from_bytes(data, cp_isolation=_LEGACY).best()
    return _strictly(data, best.encoding) if best else None


def _unmarked_utf16(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by the zero bytes of its spaces and line ends."""
    sample = data[:4000]
    if len(data) % 2 or sample.count(0) * 20 < len(sample):
        return None
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if high > 10 * low:
        return "utf-16-le"
    return "utf-16-be" if low > 10 * high else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_binary(text: str) -> bool:
    return len(_CONTROLS.findall(text)) * 100 > len(text)
