"""Notes: a mark in the text leads to its note, and the note back to the text."""

from typing import Any

from lxml.html import HtmlElement

from caspian.common.text import without_note_marks
from tests.cast import Cast
from tests.pages.reading import links, page, text

PATH = "/en/politics/the-ferry-is-late/"
NOTES = ("notes", {"notes": ["<p>The port's own timetable.</p>", "<p><i>Ferries</i>, 2005.</p>"]})


def article(cast: Cast, *body: tuple[str, Any]) -> HtmlElement:
    """Return the page of an article with a body."""
    cast.published("The ferry is late", body=list(body))
    return page(PATH)


def test_a_mark_and_its_note_lead_to_each_other(cast: Cast) -> None:
    shown = article(cast, ("paragraph", "<p>It leaves when full [^1]. Always.[^2]</p>"), NOTES)
    marks = shown.cssselect(".prose > p .note-mark a")
    assert [(mark.get("id"), mark.get("href")) for mark in marks] == [
        ("note-mark-1", "#note-1"), ("note-mark-2", "#note-2"),
    ]  # fmt: skip
    notes = shown.cssselect(".notes li")
    assert [note.get("id") for note in notes] == ["note-1", "note-2"]
    assert [links(note) for note in notes] == [["#note-mark-1"], ["#note-mark-2"]]
    assert text(shown.cssselect(".prose > p")[0]) == "It leaves when full1. Always.2"


def test_a_note_goes_back_to_its_first_mark_and_no_id_stands_twice(cast: Cast) -> None:
    twice = ("paragraph", "<p>Full.[^1] Full again.[^1]</p>")
    box = ("explainer", {"title": "Ferries", "text": "<p>They wait.[^2]</p>"})
    shown = article(cast, twice, box, NOTES)
    ids = [str(one) for one in shown.xpath("//@id")]
    assert len(ids) == len(set(ids))
    assert {"note-mark-1", "note-mark-2"} <= set(ids)


def test_a_mark_without_a_note_stays_as_it_was_typed(cast: Cast) -> None:
    shown = article(cast, ("paragraph", "<p>Full.[^7] Or [^0].</p>"), NOTES)
    assert text(shown.cssselect(".prose > p")[0]) == "Full.[^7] Or [^0]."
    assert not any("#note-mark" in link for link in links(shown))


def test_without_notes_nothing_is_a_mark(cast: Cast) -> None:
    shown = article(cast, ("paragraph", "<p>An array[^1] of ferries.</p>"))
    assert "An array[^1] of ferries." in text(shown)


def test_a_list_a_box_and_a_timeline_may_have_marks(cast: Cast) -> None:
    shown = article(
        cast,
        ("list", {"style": "bullets", "items": ["<p>Full.[^1]</p>"]}),
        ("timeline", {"title": "", "entries": [{"when": "2005", "text": "<p>Late.[^2]</p>"}]}),
        NOTES,
    )
    assert len(shown.cssselect(".note-mark")) == 2


def test_marks_are_no_words_of_the_text(cast: Cast) -> None:
    shown = article(cast, ("paragraph", "<p>It leaves when full.[^1]</p>"), NOTES)
    about = str(shown.xpath("//meta[@name='description']/@content")[0])
    assert "[^" not in about
    assert without_note_marks("Full [^1], and late.[^12]") == "Full, and late."


def test_a_table_sets_figures_only_where_a_column_holds_nothing_else(cast: Cast) -> None:
    table = {
        "columns": [{"type": "text", "heading": "Year"}, {"type": "text", "heading": "Level"}],
        "rows": [{"values": ["1977", "−29.0"]}, {"values": ["2020s", "−29.2"]}],
        "caption": "",
    }
    cells = article(cast, ("table", table)).cssselect("tbody td")
    assert [cell.get("class") for cell in cells] == [None, "number", None, "number"]
