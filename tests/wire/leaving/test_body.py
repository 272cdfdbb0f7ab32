"""A body leaves as plain HTML that is as clean as what readers get, whatever is stored."""

import datetime as dt
import time

import pytest

from caspian.formats.html.sanitise import shown
from caspian.wire.leaving import html
from caspian.wire.leaving.body import BodyWriter
from caspian.wire.leaving.pieces import Around, LeavingFile

MOMENT = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
NOWHERE = LeavingFile(1, "", "Ships", MOMENT, alt="Ships", credit="Rena")


def written(*blocks: tuple[str, object], around: Around | None = None) -> str:
    """Return the HTML of some blocks."""
    writer = BodyWriter("en", around or Around(), number=1, places=())
    stored = tuple({"type": kind, "value": value} for kind, value in blocks)
    return "|".join(piece.html for piece in writer.pieces(stored))


@pytest.mark.parametrize(
    "stored",
    [
        "<p>plain &amp; simple, “quotes”</p>",
        '<p>a <b>bold</b> <a href="https://example.org/x?a=b">link</a></p><p><i>two</i></p>',
        "<p>a <b>bold <i>and</i></b></p>",
        "<p>open <b>never closed</p>",
        "<p>half &lt; & <</p>",
        "<script>x()</script><p onclick='x()'>a</p>",
        '<p><a href="javascript:x()">a</a></p>',
        '<p><a href="https://example.org/" onclick="x()">a</a></p>',
        "<p>a</p><div>b</div>",
        "<p>a<p>b</p></p>",
        "<p>a<b></p></b>",
    ],
)
def test_what_is_not_sanitised_again_needed_it_not(stored: str) -> None:
    assert html.clean(stored) == html.in_one_line(shown(stored)).replace("<p></p>", "")


def test_a_long_text_takes_no_longer_than_it_must() -> None:
    for stored in ("<p>" + "a" * 200_000 + "<x>", "<p>" + "a &amp; " * 30_000 + "<b>",
                   "<p>" + "<b>a</b> " * 30_000 + "<"):  # fmt: skip
        began = time.process_time()
        html.clean(stored)
        assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("paragraph", None), ("heading", " "), ("image", {"image": 77}), ("gallery", {}),
        ("quote", {"text": ""}), ("list", {"items": []}), ("table", {"rows": "x"}),
        ("chart", {"kind": "pie", "data": "x"}), ("map", {"places": [{"place": 9}]}),
        ("explainer", {}), ("timeline", {"entries": [None]}), ("notes", {}), ("document", {}),
        ("embed", {"url": "javascript:x()"}), ("unknown", "x"), ("image", {"image": "x"}),
    ],
)  # fmt: skip
def test_what_shows_nothing_leaves_nothing(kind: str, value: object) -> None:
    assert written((kind, value)) == ""


def test_a_picture_without_a_file_leaves_its_words() -> None:
    around = Around(pictures={1: NOWHERE})
    value = {"image": 1, "caption": "At anchor\nat night"}
    assert written(("image", value), around=around) == (
        "<p>At anchor at night <cite>Rena</cite></p>"
    )


def test_words_of_strangers_are_no_markup() -> None:
    odd = "<script>&\"'"
    around = Around(
        pictures={1: LeavingFile(1, 'https://x.example/"', "x", MOMENT, 2, 1, odd, odd)}
    )
    found = written(
        ("heading", odd), ("pull_quote", odd), ("image", {"image": 1, "caption": odd}),
        ("embed", {"url": 'https://x.example/"<', "title": odd}),
        ("table", {"columns": [{"heading": odd}], "rows": [{"values": [odd]}], "caption": odd}),
        around=around,
    )  # fmt: skip
    assert "<script" not in found
    assert 'src="https://x.example/&quot;"' in found
    assert found.count("&lt;script&gt;") == 9


def test_notes_are_counted_through_and_marks_lead_to_them() -> None:
    found = written(
        ("paragraph", "<p>one[^1] two[^3] none[^4]</p>"),
        ("notes", {"notes": ["<p>a</p>", "<p>b</p>"]}),
        ("notes", {"notes": ["<p>c</p>"]}),
    )
    assert '<sup><a href="#note-1-1">1</a></sup>' in found
    assert 'two<sup><a href="#note-1-3">3</a></sup> none [^4]' in found.replace("none[", "none [")
    assert '<ol start="3"><li id="note-1-3">c</li></ol>' in found
