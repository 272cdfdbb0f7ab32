"""A file of a word processor or a spreadsheet becomes the same blocks as what is pasted of it."""

import io
import zipfile

import openpyxl
import pytest

from caspian.formats.pasted import files
from caspian.formats.pasted.blocks import (
    PastedBlock,
    PastedHeading,
    PastedList,
    PastedNotes,
    PastedParagraph,
    PastedPicture,
    PastedTable,
)
from caspian.formats.pasted.files import FileFault, NotBrought, read_file
from tests.formats.pasted import packages

TABLE = PastedTable(("Port", "Depth"), (("Aktau", "4.5"),))


def blocks(name: str, data: bytes) -> tuple[PastedBlock, ...]:
    """Return the blocks of a file."""
    return read_file(name, data).blocks


def fault(name: str, data: bytes) -> FileFault:
    """Return why a file is refused."""
    with pytest.raises(NotBrought) as raised:
        read_file(name, data)
    return raised.value.fault


def test_a_word_file() -> None:
    assert blocks("Piece.DOCX", packages.word()) == (
        PastedHeading("The sea is falling"),
        PastedParagraph("Since <b>1995</b>[^1] <i>two</i> metres."),
        PastedTable(("Port", "Depth"), (("Aktau", "4.5"),)),
        PastedPicture(packages.PNG, "png", "Ships"),
        PastedNotes(("Measured at Baku.",)),
    )


def test_an_open_document() -> None:
    assert blocks("piece.odt", packages.open_document()) == (
        PastedHeading("The sea is falling"),
        PastedParagraph("Since <b>1995</b>[^1] two  metres.".replace("  ", " ")),
        PastedList(True, ("one", "two")),
        TABLE,
        PastedPicture(packages.PNG, "png", "Ships"),
        PastedNotes(("Measured at Baku.",)),
    )


def test_a_workbook() -> None:
    book, data = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Port", "Depth"])
    book.active.append(["Aktau", 4.5])
    book.save(data)
    assert blocks("ports.xlsx", data.getvalue()) == (TABLE,)


def test_an_open_spreadsheet() -> None:
    assert blocks("ports.ods", packages.open_spreadsheet()) == (TABLE,)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separated_values(separator: str) -> None:
    text = f"Порт{separator}Depth\r\nАктау{separator}4.5\r\n"
    table = PastedTable(("Порт", "Depth"), (("Актау", "4.5"),))
    assert blocks("ports.csv", text.encode("utf-8-sig")) == (table,)
    if separator != "\t":  # so few letters between tabs may be of any alphabet
        assert blocks("ports.csv", text.encode("cp1251")) == (table,)


def test_markdown_and_plain_text() -> None:
    text = (
        b"# Ports\n\nThe **ferry**.\n\n1. one\n2. two\n\n| Port | Depth |\n|-|-|\n| Aktau | 4.5 |\n"
    )
    assert blocks("ports.md", text) == (
        PastedHeading("Ports"),
        PastedParagraph("The <b>ferry</b>."),
        PastedList(True, ("one", "two")),
        TABLE,
    )
    assert blocks("ports.txt", b"One.\n\nTwo.") == (
        PastedParagraph("One."),
        PastedParagraph("Two."),
    )


def test_what_is_none_of_these_gets_its_reason() -> None:
    assert fault("film.mp4", b"x") is FileFault.KIND
    assert fault("old.doc", b"x") is FileFault.OLD_KIND
    assert fault("piece.docx", b"no package") is FileFault.DAMAGED
    assert fault("piece.docx", packages.word()[:-400]) is FileFault.DAMAGED
    assert fault("ports.xlsx", packages.word()) is FileFault.DAMAGED
    assert fault("empty.txt", b" \n ") is FileFault.EMPTY
    assert (
        fault("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) is FileFault.LOCKED
    )


def test_a_large_file_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 100)
    assert fault("piece.docx", packages.word()) is FileFault.LARGE


@pytest.mark.parametrize("name", ["bomb.docx", "bomb.odt", "bomb.xlsx", "bomb.ods"])
def test_a_bomb_is_refused_by_its_head(name: str) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for part in range(5):
            package.writestr(f"word/{part}.bin", bytes(60_000_000))
    assert len(data.getvalue()) < 1_000_000
    assert fault(name, data.getvalue()) is FileFault.UNPACKS


def test_words_that_multiply_are_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(packages.open_document())) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    parts["content.xml"] = parts["content.xml"].replace(
        b"?>", b'?><!DOCTYPE x [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]>', 1
    )
    assert fault("piece.odt", packages.packed(parts)) is FileFault.DAMAGED
