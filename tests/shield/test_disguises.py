"""What looks alike, or is typed instead, is the same to the shield."""

import pytest

from caspian.shield.disguises import mixed_words, plain_words, undisguised


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Şərəfsiz", "serefsiz"),
        ("İDİOT", "idiot"),
        ("ｉｄｉｏｔ", "idiot"),
        ("Ёлка", "елка"),
        ("بي‌شرف", "بیشرف"),
        ("é", "e"),
        ("Ა", "ა"),
        ("so\u00adft", "soft"),
    ],
)
def test_two_ways_of_writing_are_one(one: str, other: str) -> None:
    assert undisguised(one) == undisguised(other)


def test_letters_of_their_own_stay() -> None:
    assert undisguised("край") != undisguised("краи")
    assert undisguised("Їжак") == "їжак"


def test_an_apostrophe_is_no_gap() -> None:
    assert plain_words("п'ять oʻldiraman don’t") == ["пять", "oldiraman", "dont"]


def test_latin_letters_in_a_cyrillic_word_are_found_and_read_as_meant() -> None:
    disguised = "идиoт"  # a Latin o
    assert mixed_words(disguised) == [disguised]
    assert plain_words(disguised) == ["идиот"]


def test_a_loan_with_an_ending_of_ones_own_is_no_disguise() -> None:
    assert mixed_words("SMSка, IT-шник, NATOს и Wi-Fi") == []


def test_addresses_are_no_words() -> None:
    assert plain_words("see https://example.com/идиот now") == ["see", "now"]
