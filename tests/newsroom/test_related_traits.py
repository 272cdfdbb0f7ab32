"""What of an article is compared: numbers for words and pairs, packed small."""

from caspian.newsroom.related import traits
from caspian.newsroom.related.traits import Traits, traits_of, unpacked


def of(text: str, *, language: str = "en", headline: str = "") -> Traits:
    """Return the traits of a text."""
    return traits_of(language, headline, text, topics=[4], places=[])


def test_packed_and_unpacked_they_are_the_same() -> None:
    before = of("The slow ferry crosses the sea: slow, slow, and full of lorries.")
    after = unpacked(before.packed())
    assert after == before
    assert after.length == before.length
    assert len(before.words) == 5
    assert len(before.pairs) == 6


def test_a_word_said_often_counts_more_but_not_as_often() -> None:
    (once, often) = of("ferry lorry lorry lorry lorry").words.values()
    assert once == 1
    assert 2 < often < 4


def test_the_headline_counts_twice() -> None:
    (in_headline, in_text) = of("lorry", headline="ferry").words.values()
    assert in_headline > in_text


def test_the_same_word_of_two_languages_is_not_the_same() -> None:
    assert of("ferry").words.keys() != of("ferry", language="az").words.keys()
    assert of("ferry").words.keys() == of("FERRY").words.keys()


def test_a_book_takes_no_more_than_an_article() -> None:
    endless = " ".join(f"{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}abc" for n in range(100_000))
    packed = of(endless).packed()
    assert len(packed) < 6 * traits.MOST


def test_no_text_has_no_traits() -> None:
    empty = traits_of("en", "", "", topics=[], places=[])
    assert unpacked(empty.packed()) == empty
    assert empty.length == 1
