"""Reads a file that somebody brings in: of a word processor, a spreadsheet, or plain text."""

import io
import zipfile
from collections.abc import Callable
from enum import StrEnum
from pathlib import PurePath

from caspian.formats.csv_table.cells import decoded
from caspian.formats.pasted.blocks import Pasted
from caspian.formats.pasted.from_html import from_html
from caspian.formats.pasted.from_open_document import html_of_text, rows_of_sheet
from caspian.formats.pasted.from_text import from_text
from caspian.formats.pasted.from_word import html_of_word
from caspian.formats.pasted.read import fewer
from caspian.formats.pasted.sheets import rows_of_csv, rows_of_workbook
from caspian.formats.pasted.tables import of_rows

LARGEST = 40 * 1024 * 1024
_UNPACKED = 250 * 1024 * 1024
_LARGEST_PART = 60 * 1024 * 1024
_MOST_PARTS = 5000
_PACKED = (".docx", ".odt", ".xlsx", ".ods")


class FileFault(StrEnum):
    """Why a file can't be brought in."""

    KIND = "kind"
    OLD_KIND = "old_kind"
    """of a program that now writes another kind"""
    LARGE = "large"
    UNPACKS = "unpacks"
    """small, but made to fill a machine"""
    LOCKED = "locked"
    DAMAGED = "damaged"
    EMPTY = "empty"


class NotBrought(Exception):
    """A file that can't be brought in."""

    def __init__(self, fault: FileFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def read_file(name: str, data: bytes, notes_before: int = 0) -> Pasted:
    """Return the blocks of a file by the ending of its name. Raises NotBrought."""
    ending = PurePath(name.lower()).suffix
    if ending in (".doc", ".xls", ".rtf", ".pages", ".numbers"):
        raise NotBrought(FileFault.OLD_KIND)
    read = READERS.get(ending)
    if read is None:
        raise NotBrought(FileFault.KIND)
    if len(data) > LARGEST:
        raise NotBrought(FileFault.LARGE)
    if ending in _PACKED:
        _look_into(data)
    try:
        found = read(data, notes_before)
    except NotBrought:
        raise
    except Exception as broken:  # of another's reader, or of a file made to break it
        raise NotBrought(FileFault.DAMAGED) from broken
    if not found.blocks and not found.missing:
        raise NotBrought(FileFault.EMPTY)
    return Pasted(tuple(fewer(found.blocks)), found.missing)


def _look_into(data: bytes) -> None:
    """Refuse what is no package of a program, or what grows without measure when it is unpacked."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise NotBrought(FileFault.LOCKED)  # Office puts what has a password into its old container
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _UNPACKED:
                raise NotBrought(FileFault.UNPACKS)
            for part in parts:
                if part.flag_bits & 1:
                    raise NotBrought(FileFault.LOCKED)
                if not part.filename.endswith((".xml", ".rels")):
                    continue
                if part.file_size > _LARGEST_PART:
                    raise NotBrought(FileFault.UNPACKS)
                with package.open(part) as opened:
                    # No program writes one; it may name other files, or words that multiply.
                    if b"<!DOCTYPE" in opened.read(4096):
                        raise NotBrought(FileFault.DAMAGED)
            manifest = "META-INF/manifest.xml"
            if manifest in package.namelist() and b"encryption-data" in package.read(manifest):
                raise NotBrought(FileFault.LOCKED)
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError) as broken:
        raise NotBrought(FileFault.DAMAGED) from broken


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decoded(data)


def _markdown(data: bytes, notes_before: int) -> Pasted:
    from markdown_it import MarkdownIt  # noqa: PLC0415  # when somebody brings one in, not before

    marked = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return from_html(marked.render(_decoded(data)), notes_before)


def _table(rows: Callable[[bytes], list[list[str]]]) -> Callable[[bytes, int], Pasted]:
    def read(data: bytes, notes_before: int) -> Pasted:
        table = of_rows(rows(data))
        return Pasted((table,) if table else ())

    return read


READERS: dict[str, Callable[[bytes, int], Pasted]] = {
    ".docx": lambda data, before: from_html(html_of_word(data), before),
    ".odt": lambda data, before: from_html(html_of_text(data), before),
    ".md": _markdown,
    ".markdown": _markdown,
    ".txt": lambda data, before: from_text(_decoded(data)),
    ".htm": lambda data, before: from_html(_decoded(data), before),
    ".html": lambda data, before: from_html(_decoded(data), before),
    ".xlsx": _table(rows_of_workbook),
    ".ods": _table(rows_of_sheet),
    ".csv": _table(lambda data: rows_of_csv(_decoded(data))),
    ".tsv": _table(lambda data: rows_of_csv(_decoded(data))),
}
