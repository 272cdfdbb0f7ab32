"""Plain text as paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caspian.formats.html.sanitise import from_text, plain, stored


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        (" \n\n \n", ""),
        ("a", "<p>a</p>"),
        ("a\n\nb", "<p>a</p><p>b</p>"),
        ("a\r\n\r\nb\r\rc", "<p>a</p><p>b</p><p>c</p>"),
        ("a\n \t\n\n\nb", "<p>a</p><p>b</p>"),
        ("a\n  b", "<p>a b</p>"),
        ("1 < 2 & <b>3</b>", "<p>1 &lt; 2 &amp; &lt;b&gt;3&lt;/b&gt;</p>"),
        ("\"q\" 'r'", "<p>\"q\" 'r'</p>"),
        ("می\u200cخواهم", "<p>می\u200cخواهم</p>"),
    ],
)
def test_from_text(text: str, html: str) -> None:
    assert from_text(text) == html


def test_text_survives_the_way_there_and_back() -> None:
    text = "First, with <b> & \u200c.\n\nSecond.\n\nThird."
    assert plain(from_text(text)) == text


@given(st.text(alphabet="ab<>&;\"' \n\r"))
def test_what_it_writes_may_be_stored(text: str) -> None:
    assert stored(from_text(text)) == from_text(text)
