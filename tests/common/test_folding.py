"""Words are folded so that readers find what they mean, and no other word."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caspian.common.folding import fold, parts, tokens, words
from caspian.common.languages import KNOWN

LANGUAGES = [code for code, _ in KNOWN]
SAME = [
    ("tr", "İstanbul", "istanbul"),
    ("tr", "ISPARTA", "ısparta"),
    ("tr", "Iğdır", "igdir"),  # typed on an English keyboard
    ("az", "Bakı", "baki"),
    ("az", "BAKI", "bakı"),
    ("az", "Əliyev", "Eliyev"),
    ("en", "Café", "cafe"),
    ("en", "ISTANBUL", "İstanbul"),
    ("tk", "Türkmenbaşy", "turkmenbasy"),
    ("ru", "Ёлка", "елка"),
    ("ru", "за\u0301мок", "замок"),  # a stress mark
    ("uk", "п’ять", "п'ять"),
    ("kk-cyrl", "Қазақстан", "казакстан"),
    ("ky", "өлкө", "олко"),
    ("tg", "Тоҷикистон", "точикистон"),
    ("tg", "вазирӣ", "вазири"),
    ("uz-cyrl", "Ўзбек", "узбек"),
    ("uz-latn", "Oʻzbekiston", "O'zbekiston"),
    ("uz-latn", "Oʻzbekiston", "Ozbekiston"),
    ("fa", "كتاب", "کتاب"),
    ("fa", "علي", "علی"),
    ("fa", "می\u200cرود", "میرود"),
    ("fa", "کتـــاب", "کتاب"),
    ("fa", "مُحَمَّد", "محمد"),
    ("fa", "۱۳۵۷", "1357"),
    ("fa", "۱۳۵۷", "١٣٥٧"),
    ("hy", "և", "եւ"),
    ("hy", "ԵՎ", "և"),
    ("hy", "Եւրոպա", "Եվրոպա"),
    ("ka", "ᲗᲑᲘᲚᲘᲡᲘ", "თბილისი"),
    ("en", "Łódź", "lodz"),
    ("en", "ﬁnal", "final"),
]
DIFFERENT = [
    ("ru", "мой", "мои"),
    ("uk", "її", "іі"),
    ("uk", "гиря", "гіря"),
    ("ru", "подъезд", "подезд"),
    ("fa", "گل", "کل"),
    ("fa", "پا", "با"),
    ("hy", "եւ", "ե"),
    ("ka", "ქარი", "კარი"),
]


@pytest.mark.parametrize(("language", "one", "other"), SAME, ids=str)
def test_spellings_of_one_word_are_folded_to_one(language: str, one: str, other: str) -> None:
    assert fold(one, language) == fold(other, language) != ""


@pytest.mark.parametrize(("language", "one", "other"), DIFFERENT, ids=str)
def test_two_words_stay_two(language: str, one: str, other: str) -> None:
    assert fold(one, language) != fold(other, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_composed_letter_and_its_parts_are_one(language: str) -> None:
    for letter in "éйїёўşçğöüıəқғңұі":
        parted = unicodedata.normalize("NFD", letter)
        assert fold(letter, language) == fold(parted, language)


@given(st.text(max_size=40), st.sampled_from(LANGUAGES))
def test_folding_a_folded_word_changes_nothing(word: str, language: str) -> None:
    once = fold(word, language)
    assert fold(once, language) == once
    assert once.isalnum() or not once


@given(st.text(max_size=200))
def test_words_stand_where_they_are_said_to(text: str) -> None:
    found = list(tokens(text))
    assert all(text[one.start : one.end] == one.word for one in found)
    assert [one.word for one in found] == words(text)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_word_keeps_its_apostrophe_and_loses_its_quotes() -> None:
    assert words("‘Don’t’, O'Brien; 'no'.") == ["Don’t", "O'Brien", "no"]
    assert words("oʻzbek-qozoq 3,000 foo_bar") == ["oʻzbek", "qozoq", "3", "000", "foo", "bar"]


def test_a_word_joined_without_a_blank_has_parts() -> None:
    assert parts("می\u200cرود") == ["می", "رود"]
    assert parts("میرود") == []
