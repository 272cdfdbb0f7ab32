"""A title reaches no further than its own end: no control, and every direction is closed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caspian.common.controls import harmless

MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry", "The ferry"), ("کشتی\u200cها", "کشتی\u200cها"),
        ("a\x00b\x1fc\x7fd\x9fe\x85f", "abcde f"), ("one\r\ntwo\tthree", "one\ntwo\tthree"),
        ("\u202eyrref", "\u202eyrref\u202c"), ("\u2067held", "\u2067held\u2069"),
        ("\u202eturned\u202c", "\u202eturned\u202c"), ("over\u202c", "over"), ("x\u2069y", "xy"),
        ("\u2066\u202eone\u2069 two", "\u2066\u202eone\u2069 two"),
        ("\u2066\u202bone", "\u2066\u202bone\u202c\u2069"),
        ("\u202e\u2066a\u202cb\u2069", "\u202e\u2066ab\u2069\u202c"),
        ("\u202eone\ntwo\u202c", "\u202eone\u202c\ntwo"), ("\ud83d", ""),
    ],
)  # fmt: skip
def test_what_is_odd_goes_or_is_closed(text: str, expected: str) -> None:
    assert harmless(text) == expected


def level(text: str) -> list[str]:
    """Return what is open at the end of a text, as a bidi algorithm counts it (UAX 9, X1-X8)."""
    stack: list[str] = []
    for letter in text:
        if letter in MARKS[:2] + MARKS[3:5]:
            stack.append("e")
        elif letter in MARKS[5:8]:
            stack.append("i")
        elif letter == MARKS[2] and stack[-1:] == ["e"]:
            stack.pop()
        elif letter == MARKS[8] and "i" in stack:
            while stack.pop() != "i":
                pass
    return stack


@given(st.text(MARKS + "ab\n", max_size=40))
def test_nothing_is_open_at_the_end_and_once_is_enough(text: str) -> None:
    found = harmless(text)
    assert [level(line) for line in found.split("\n")] == [[]] * (found.count("\n") + 1)
    assert harmless(found) == found
    assert [one for one in found if one not in MARKS] == [one for one in text if one not in MARKS]


@given(st.text(MARKS + "ab", max_size=30).filter(lambda text: not level(text)))
def test_what_is_closed_already_keeps_its_marks_that_open(text: str) -> None:
    opening = MARKS[:2] + MARKS[3:8]
    assert [one for one in harmless(text) if one in opening] == [
        one for one in text if one in opening
    ]
