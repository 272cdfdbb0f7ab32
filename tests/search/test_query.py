"""What a reader types is taken apart, whatever it is, and nothing of it is a command."""

from hypothesis import given
from hypothesis import strategies as st

from caspian.search.engines import postgresql, sqlite
from caspian.search.engines.shape import Sought
from caspian.search.find import SearchQuestion
from caspian.search.query import LONGEST, MOST_WORDS, parse, stem, term


def test_words_phrases_and_what_is_left_out() -> None:
    query = parse('ferry "in the port" -grain -"oil and gas"  Baku', "en")
    assert query.words == ("ferry", "Baku")
    assert query.phrases == (("in", "the", "port"),)
    assert query.not_words == ("grain",)
    assert query.not_phrases == (("oil", "and", "gas"),)
    assert not query.is_cut


def test_quotes_of_any_kind_and_one_that_is_never_closed() -> None:
    assert parse("«северный путь»", "ru").phrases == (("северный", "путь"),)
    assert parse("“the port”", "en").phrases == (("the", "port"),)
    assert parse('late "the old port', "en").phrases == (("the", "old", "port"),)
    assert parse('""', "en").wants_words is False


def test_a_hyphen_inside_a_word_leaves_nothing_out() -> None:
    query = parse("Nagorno-Karabakh - 5–6 --x", "en")
    assert query.words == ("Nagorno", "Karabakh", "5", "6")
    assert query.not_words == ("x",)


def test_what_is_long_is_cut_and_says_so() -> None:
    many = parse(" ".join(f"w{number}" for number in range(40)), "en")
    assert len(many.words) == MOST_WORDS
    assert many.is_cut
    long = parse("x" * 100_000, "en")
    assert len(long.text) == LONGEST
    assert long.is_cut


@given(st.text(max_size=400))
def test_whatever_is_typed_reaches_an_engine_as_quoted_words(typed: str) -> None:
    query = parse(typed, "en")
    assert len(query.text) <= LONGEST
    assert not any(letter < " " or "\ud800" <= letter <= "\udfff" for letter in query.text)
    terms = tuple(term(word, "en") for word in query.words)
    phrases = tuple(tuple(stem(word, "en") for word in phrase) for phrase in query.phrases)
    sought = Sought("en", terms, phrases)
    outside = sqlite.expression(sought).split('"')[::2]
    assert set("".join(outside)) <= set("()ANDOR * ")
    outside = postgresql.query(sought).split("'")[::2]
    assert set("".join(outside)) <= set("()&|<->:* ")


def test_a_question_knows_whether_anything_is_asked() -> None:
    assert not SearchQuestion("en").is_asked
    assert SearchQuestion("en", "x").is_asked
    assert SearchQuestion("en", kind="news").filters == ("·knews",)
