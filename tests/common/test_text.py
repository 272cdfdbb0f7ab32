"""Words, slugs and shortened texts in any script."""

import pytest

from caspian.common.text import (
    caseless,
    initials,
    long_words,
    printable,
    reading_minutes,
    script,
    shortened,
    slug,
)


def test_words_are_folded_and_short_ones_left_out() -> None:
    assert long_words("The FERRY, the ferries") == ["ferry", "ferries"]
    assert long_words("Паром в Баку 2024") == ["паром", "баку"]


def test_case_and_encoding_do_not_count_and_accents_do() -> None:
    assert caseless("ＦＥＲＲＹ") == caseless("Ferry")
    assert caseless("STRASSE") == caseless("Straße")
    assert caseless("cafe\u0301") == caseless("CAFÉ") != caseless("cafe")


@pytest.mark.parametrize(
    ("letter", "name"),
    [("ə", "LATIN"), ("Ж", "CYRILLIC"), ("ღ", "GEORGIAN"), ("\x00", "")],
)
def test_a_letter_has_a_script(letter: str, name: str) -> None:
    assert script(letter) == name


@pytest.mark.parametrize(
    ("text", "part"),
    [("Sea or lake?", "sea-or-lake"), ("Паром в Баку", "паром-в-баку"), ("?!", "part")],
)
def test_a_heading_becomes_part_of_an_address(text: str, part: str) -> None:
    assert slug(text) == part


def test_a_text_is_cut_at_the_end_of_a_word() -> None:
    assert shortened("The ferry leaves when it is full", 20) == "The ferry leaves…"
    assert shortened("  The  ferry ", 20) == "The ferry"
    assert len(shortened("x" * 50, 20)) <= 20


@pytest.mark.parametrize(("number", "minutes"), [(1, 1), (230, 1), (690, 3)])
def test_reading_takes_a_minute_at_least(number: int, minutes: int) -> None:
    assert reading_minutes("word " * number) == minutes


def test_what_steers_a_terminal_is_escaped_and_letters_of_all_scripts_stay() -> None:
    assert printable("ღია, باز, café: a b") == "ღია, باز, café: a b"
    assert printable("\x1b[2K\r\n\u202e\udcff") == "\\x1b[2K\\r\\n\\u202e\\udcff"


def test_initials_are_letters() -> None:
    assert initials("Aysel Quliyeva") == "AQ"
    assert initials("“Éva”  de la Cruz") == "Éd"
    assert initials("Ярослав") == "Я"
    assert initials("\u202e –") == ""
