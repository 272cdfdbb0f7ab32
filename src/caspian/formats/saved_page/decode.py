"""From the bytes of a saved page to its text, whatever the encoding."""

import codecs
import re
import sys

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
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,300}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w:-]{2,40})""",
    re.IGNORECASE,
)
_HEAD = 200_000  # bytes; some pages declare their charset below long scripts
# Only charsets of text: Python also knows "idna", "unicode_escape" and the like. What pages call
# by an old name is read as browsers read it: by the wider charset that grew out of it.
_CHARSETS = {
    "utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874",
    "tis-620": "cp874", "windows-874": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "gb18030": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "windows-31j": "cp932", "euc-jp": "euc_jp", "x-euc-jp": "euc_jp", "iso-2022-jp": "iso2022_jp",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "koi8-r": "koi8_r", "koi8-u": "koi8_u",
    "macintosh": "mac_roman", "x-mac-cyrillic": "mac_cyrillic", "windows-1251": "cp1251",
} | {f"{name}{page}": f"cp{page}" for name in ("windows-", "cp") for page in range(1250, 1259)} | {
    f"iso-8859-{part}": f"iso8859_{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)
}  # fmt: skip
BROKEN = "\ufffd"
_BROKEN_RUN = re.compile(f"{BROKEN}+")
_HANDFUL = 3
_FEW = 20  # a letter in so many may be broken where nothing says what the charset is
# Undeclared, these are what the region wrote before UTF-8. A longer list guesses worse.
_LEGACY = ["cp1251", "koi8_r", "cp1254"]
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
# Written as a number, a control stops lxml's XML, and with it all of the article.
_REFERENCE = re.compile(r"&#(?:[xX](?P<hex>[0-9a-fA-F]{1,6})|(?P<decimal>\d{1,7}));?")


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
    text = _REFERENCE.sub(_unless_control, _CONTROLS.sub("", text))
    if not text.strip("\ufeff \t\r\n\f\v\xa0"):
        raise NotAnArticle(f"{called} is empty. Save the page of the article again.")
    return text


def _unless_control(found: re.Match[str]) -> str:
    number = int(found["hex"], 16) if found["hex"] else int(found["decimal"])
    is_control = number <= sys.maxunicode and _CONTROLS.fullmatch(chr(number))
    return "" if is_control else found[0]


def _refuse_other_files(data: bytes, called: str) -> None:
    for mark, kind in _OTHER_FILES.items():
        if data.startswith(mark):
            raise NotAnArticle(f"{called} is {kind}. Save the page as text or as “HTML only”.")
    if b"multipart/related" in data[:2000]:
        raise NotAnArticle(f"{called} is a web archive (MHTML). Save the page as “HTML only”.")


def _text(data: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _almost(data[len(mark) :], encoding, one_in=2, but=_HANDFUL)
    if (utf16 := _unmarked_utf16(data)) is not None:
        return _almost(data, utf16, one_in=2, but=_HANDFUL)
    if (text := _strictly(data, "utf-8")) is not None:
        return text
    declared = _declared(data)
    if declared and (text := _almost(data, declared, one_in=2, but=_HANDFUL)) is not None:
        return text
    if (text := _almost(data, "utf-8", one_in=_FEW)) is not None:
        return text
    best = from_bytes(data, cp_isolation=_LEGACY).best()
    return _strictly(data, best.encoding) if best else None


def _declared(data: bytes) -> str | None:
    """Return the charset that the page names, by the name that Python has for it."""
    found = _DECLARED.search(data[:_HEAD])
    return _CHARSETS.get(found[1].decode("ascii", "replace").lower()) if found else None


def _almost(data: bytes, encoding: str, *, one_in: int, but: int = 0) -> str | None:
    """Return a text of which one letter in so many beside plain ones is broken at most, or `but`.

    A teaser that a program cut inside a letter costs that letter, and not the article.
    """
    text = data.decode(encoding, "replace")
    broken = text.count(BROKEN)
    beyond = sum(not letter.isascii() for letter in text)
    is_text = broken * 2 <= len(text) and broken <= max(but, beyond // one_in)
    return _BROKEN_RUN.sub(BROKEN, text) if is_text else None


def _unmarked_utf16(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by the zero bytes of its spaces and line ends."""
    sample = data[:4000]
    if sample.count(0) * 20 < len(sample):
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
