"""A snippet shows why an article was found, and marks what was looked for."""

import re

from hypothesis import given
from hypothesis import strategies as st

from caspian.search.query import Term, term
from caspian.search.snippets import LENGTH, Marker, beginning


def shown(text: str, *words: str, language: str = "en") -> str:
    """Return a snippet as text, marks in brackets."""
    wanted = [term(word, language) for word in words]
    return "".join(
        f"[{one.text}]" if one.marked else one.text
        for one in Marker(wanted, language).snippet(text)
    )


def test_the_words_are_marked_in_every_form() -> None:
    assert (
        shown("Two ferries left. A Ferry’s horn.", "ferry")
        == "Two [ferries] left. A [Ferry’s] horn."
    )
    assert shown("Паромы вышли", "паром", language="ru") == "[Паромы] вышли"
    assert shown("gəmilər gəldi", "gəmi", language="az") == "[gəmilər] gəldi"
    assert shown("او می\u200cرود.", "رود", language="fa") == "او [می\u200cرود]."


def test_it_is_cut_where_most_of_the_words_stand_together() -> None:
    filler = "Nothing happens here at all. " * 30
    text = f"The ferry waits. {filler}\nThe grain ferry was late again.\n{filler}"
    cut = shown(text, "ferry", "grain")
    assert cut.startswith("The [grain] [ferry] was late")
    assert len(cut) < LENGTH * 1.5
    assert cut.endswith("…")


def test_it_begins_with_the_sentence_if_that_is_near() -> None:
    text = "Long ago it was so. " * 20 + "Then came the ferry at last."
    assert shown(text, "ferry") == "…Then came the [ferry] at last."


def test_without_the_words_there_is_none() -> None:
    assert Marker([term("ferry", "en")], "en").snippet("Nothing of it.") == ()
    assert Marker([], "en").snippet("Nothing of it.") == ()
    assert beginning("word " * 200).endswith("word…")


@given(st.text(max_size=900), st.lists(st.text(min_size=1, max_size=8), max_size=4))
def test_it_is_always_a_part_of_the_text(text: str, words: list[str]) -> None:
    wanted = [Term((word,)) for word in words] + [term(word, "ka") for word in words]
    assert "".join(piece.text for piece in Marker(wanted, "ka").marked(text)) == text
    cut = "".join(piece.text for piece in Marker(wanted, "ka").snippet(text))
    assert squeezed(cut.removeprefix("…").removesuffix("…")) in squeezed(text) or cut in text


def squeezed(text: str) -> str:
    """Return a text without what parts its words and its paragraphs."""
    return re.sub(r"[\s·•]+", "", text)


def test_an_empty_paragraph_leaves_no_mark() -> None:
    assert shown("The ferry\n\n \n·\nThe grain\n", "ferry", "grain") == "The [ferry] · The [grain]"
    assert beginning("\nOne\n\nTwo\n") == "One · Two"
