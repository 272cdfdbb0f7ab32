"""What shows nothing is taken out, what towers is cut, and no honest word loses a mark."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caspian.common.visible import bounded, shows, without_ignorable, without_unseen
from tests.common.scripts import NAMES, TEXTS

ALL = [chr(n) for n in range(0x110000) if not 0xD800 <= n < 0xE000]
MARKS = [one for one in ALL if unicodedata.category(one) in ("Mn", "Me")]
BASES = "aзაبשकกမ한1"


@pytest.mark.parametrize("text", [*NAMES.values(), *TEXTS])
def test_honest_words_stay_as_they_are(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert bounded(composed) == composed
    assert without_unseen(composed) == composed
    assert shows(composed)


def test_no_mark_of_any_script_towers() -> None:
    for base in BASES:
        for mark in MARKS:
            left = bounded(base + 40 * mark)
            # One of them is two in one.
            assert marks_in(left) <= marks_in(mark) or not without_ignorable(mark), (base, mark)


def test_no_four_marks_are_a_tower_of_forty() -> None:
    for start in range(0, len(MARKS) - 40, 7):
        left = without_unseen(bounded("a" + "".join(MARKS[start : start + 40]) * 3))
        assert marks_in(without_ignorable(left)) <= 4, start


@pytest.mark.parametrize(
    ("tower", "most"),
    [
        ("Z" + "\u0e47" * 30, 1),
        ("Z" + "\u20dd" * 30, 1),
        ("Z" + "\u20dd\u20de\u0488\u20e0" * 9, 1),
        ("Z" + "\u0301\u200d" * 30, 1),
        ("Z" + "\u0301\u0302\u0303\u0304\u0305" * 9, 3),
        ("Z" + "\u0301\ufe0f\u0302\u034f\u0303\u0304\u0305" * 9, 3),
        ("ก" + "\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d" * 9, 4),
        ("\u0e47" * 30, 0),
        (" \u0301" * 30, 0),
        ("Z" + "\U0001e08f" * 30, 1),
    ],
)
def test_towers_are_cut(tower: str, most: int) -> None:
    left = without_ignorable(without_unseen(bounded(tower)))
    # One of them is newer than what Python knows: it counts by itself.
    assert marks_in(left) + left.count("\U0001e08f") <= most


def test_letters_of_india_are_not_hung_under_one_another_without_end() -> None:
    for letter, link in (("क", "\u094d"), ("ក", "\u17d2")):
        left = bounded(letter + f"{link}{letter}" * 40)
        assert max(stack.count(link) for stack in left.split(2 * letter)) == 5


def test_what_shows_nothing_is_nothing() -> None:
    ignored = [one for one in ALL if not without_ignorable(one)]
    blanks = [
        one for one in ALL if unicodedata.category(one) in ("Zs", "Zl", "Zp", "Cc", "Cf", "Co")
    ]
    for one in (*ignored, *blanks, "\u2800", "\u3164", "\uffa0", "\u115f", "\u1160", "\ufffc"):
        assert not shows(without_unseen(3 * one)), hex(ord(one))
    for mark in MARKS:
        assert not shows(mark), hex(ord(mark))
    for one in ("a", "。", "7", "★", "🫨", "\U0001fae8", "ნ", "欧"):
        assert shows(one)


def test_blank_letters_are_spaces_and_unseen_ones_are_gone() -> None:
    assert without_unseen("a\u2800b\u3164c\u200bd\u00ade\u2066f\ufefff") == "a b cdeff"
    assert without_unseen("a" + "\u200d" * 30 + "b") == "a\u200d\u200db"


@given(
    st.text(st.sampled_from(["a", "ก", "क", " ", "\u094d", "\u200d", *MARKS[::40]]), max_size=30)
)
def test_twice_is_the_same_as_once(text: str) -> None:
    once = bounded(text)
    assert bounded(once) == once


def marks_in(text: str) -> int:
    """Return how many marks there are, composed ones among them."""
    apart = unicodedata.normalize("NFD", text)
    return sum(unicodedata.category(one) in ("Mn", "Me") for one in apart)
