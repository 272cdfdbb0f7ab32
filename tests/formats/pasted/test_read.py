"""What several programs put into a clipboard becomes the blocks that it looks like."""

from pathlib import Path

import pytest

from caspian.formats.pasted.blocks import (
    LeftOut,
    PastedBlock,
    PastedDivider,
    PastedHeading,
    PastedList,
    PastedNotes,
    PastedParagraph,
    PastedPicture,
    PastedQuote,
    PastedTable,
)
from caspian.formats.pasted.read import MOST_BLOCKS, read
from tests.formats.pasted import samples


def blocks(html: str = "", text: str = "") -> tuple[PastedBlock, ...]:
    """Return the blocks of a clipboard."""
    return read(html, text).blocks


def test_word() -> None:
    assert blocks(samples.WORD) == (
        PastedHeading("The sea is falling"),
        PastedParagraph(
            "Since <b>1995</b> the Caspian has <i>lost</i> two metres[^1], says the "
            '<a href="https://example.org/level?a=1&amp;b=2">survey</a>.'
        ),
        PastedHeading("What the ports do"),
        PastedList(False, ("Dredge", "Wait")),
        PastedQuote("“We wait for water.”"),
        PastedTable(("Port", "Depth"), (("Aktau", "4,5"),)),
        PastedParagraph("An newer word."),
        PastedHeading("And then"),
        PastedParagraph("Rain.<br>And more rain."),
        PastedNotes(("Measured at <i>Baku</i>.",)),
    )


def test_google_docs() -> None:
    assert blocks(samples.GOOGLE_DOCS) == (
        PastedHeading("Water"),
        PastedParagraph("Plain, <b>bold</b>, <i>italic</i> and H<sub>2</sub>O."),
        PastedList(True, ("First", "Second", "Within")),
        PastedParagraph('See <a href="https://example.org/x">this</a>.'),
    )


def test_libreoffice() -> None:
    found = blocks(samples.LIBREOFFICE)
    assert found == (
        PastedHeading("Дорога"),
        PastedParagraph("Текст с <b>полужирным</b>[^1] словом."),
        PastedList(False, ("один", "два")),
        PastedTable(("Порт", "Глубина"), (("Актау", "4,5"),)),
        PastedPicture(b"\x89PNG\r\n", "png", "Корабли"),
        PastedNotes(("Сноска.",)),
    )


def test_what_libreoffice_itself_wrote() -> None:
    # A .docx of ours that LibreOffice 7.4 of Debian converted: `soffice --convert-to html:HTML`.
    html = Path(__file__).with_name("written_by_libreoffice.html").read_text("utf-8")
    linked = '<a href="https://example.org/timetable">the timetable</a>'
    assert blocks(html) == (
        PastedHeading("The ferry of Kuryk"),
        PastedParagraph(
            "The ferry leaves when it is <b>full</b>, says the captain.[^1] It burns less "
            f"CO<sub>2</sub> than a lorry; see {linked}."
        ),
        PastedHeading("What it carries"),
        PastedList(False, ("Wagons", "Lorries")),
        PastedParagraph("It calls at three ports:"),
        PastedList(True, ("Kuryk", "Alat")),
        PastedTable(("Port", "Ferries"), (("Kuryk", "12"), ("Alat", "14"))),
        PastedParagraph("Nobody knows when it comes back."),
        PastedNotes(("He said so on the quay.",)),
    )


def test_cells_of_a_spreadsheet() -> None:
    table = PastedTable(
        ("Country", "2019", "2020"), (("Iran", "82,9", "83,9"), ("Georgia", "3,7", "3,7"))
    )
    assert blocks(samples.SHEET) == (table,)
    assert blocks(text="Country\t2019\t2020\nIran\t82,9\t83,9\nGeorgia\t3,7\t3,7\n") == (table,)


def test_three_times_three_cells_of_words() -> None:
    assert blocks(text="a\tb\tc\nd\te\tf\ng\th\ti") == (
        PastedTable(("a", "b", "c"), (("d", "e", "f"), ("g", "h", "i"))),
    )


def test_a_quoted_cell_of_two_lines() -> None:
    assert blocks(text='Port\tNote\nAktau\t"two\nlines"') == (
        PastedTable(("Port", "Note"), (("Aktau", "two lines"),)),
    )


def test_a_page_of_the_web() -> None:
    assert blocks(samples.WEB_PAGE) == (
        PastedHeading("Ports"),
        PastedParagraph("One<br>two."),
        PastedParagraph("Three."),
        PastedQuote("Who waits, sails.", "A captain"),
        PastedDivider(),
        PastedParagraph("Four"),
    )


def test_telegram() -> None:
    text = "The ferry is late.\n\nWhy:\n\n• wind\n• no water\n\nMore at nine."
    assert blocks(text=text) == (
        PastedParagraph("The ferry is late."),
        PastedParagraph("Why:"),
        PastedList(False, ("wind", "no water")),
        PastedParagraph("More at nine."),
    )


def test_lines_without_gaps_are_paragraphs() -> None:
    assert blocks(text="One.\r\nTwo & three.") == (
        PastedParagraph("One."),
        PastedParagraph("Two &amp; three."),
    )


def test_text_from_right_to_left() -> None:
    html = "<p dir=rtl style='text-align:right'>می‌خواهیم <b>آب</b></p><p dir=rtl>דג</p>"
    assert blocks(html) == (PastedParagraph("می‌خواهیم <b>آب</b>"), PastedParagraph("דג"))


def test_marks_of_which_no_note_was_copied_are_left_out() -> None:
    html = '<p>Text<a href="#_ftn7" name="_ftnref7">[7]</a> goes on.</p>'
    assert blocks(html) == (PastedParagraph("Text goes on."),)


def test_a_table_that_only_places_things_is_no_table() -> None:
    html = "<table><tr><td><h2>Title</h2><p>Text.</p></td></tr></table>"
    assert blocks(html) == (PastedHeading("Title"), PastedParagraph("Text."))


def test_cells_that_span_others_keep_the_columns() -> None:
    html = (
        "<table><tr><th>A</th><th>B</th><th>C</th></tr><tr><td rowspan=2>1</td>"
        "<td colspan=2>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    )
    assert blocks(html) == (PastedTable(("A", "B", "C"), (("1", "2", ""), ("", "3", "4"))),)


def test_pictures_that_did_not_come_along_are_named() -> None:
    html = '<p>A</p><img src="https://example.org/a.png"><img src="file:///C:/b.png">'
    assert [one.why for one in read(html).missing] == [LeftOut.ELSEWHERE, LeftOut.ON_A_DISK]


def test_a_long_heading_is_a_bold_paragraph() -> None:
    assert blocks(f"<h2>{'word ' * 40}</h2>") == (
        PastedParagraph(f"<b>{('word ' * 40).strip()}</b>"),
    )


def test_a_book_is_no_more_blocks_than_a_form_can_show() -> None:
    found = blocks("".join(f"<p>Number {at}.</p>" for at in range(2000)))
    assert len(found) <= MOST_BLOCKS
    joined = " ".join(block.html for block in found if isinstance(block, PastedParagraph))
    assert all(f"<p>Number {at}.</p>" in joined for at in range(2000))


@pytest.mark.parametrize("html", ["", "<p>&nbsp;</p>", "<script>alert(1)</script>", "<!-- x -->"])
def test_nothing_is_nothing(html: str) -> None:
    assert blocks(html) == ()


def test_a_name_before_the_words_is_a_part_of_them() -> None:
    """Found by the properties: the order stays, and a dash alone is nobody's name."""
    assert blocks("<blockquote><footer>A</footer>B</blockquote>") == (PastedQuote("A\n\nB"),)
    html = "<blockquote><p>A</p><footer>B</footer><p>C</p></blockquote>"
    assert blocks(html) == (PastedQuote("A\n\nB\n\nC"),)
    assert blocks("<blockquote><p>A</p><p>-</p></blockquote>") == (PastedQuote("A", "-"),)


def test_no_caption_is_lost() -> None:
    html = "<table><caption>1</caption><caption>2</caption><tr><td>a<td>b</table>"
    assert blocks(html) == (PastedTable((), (("a", "b"),), "1 2"),)
