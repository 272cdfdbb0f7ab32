"""A comment is plain text that keeps a few rules of form; each complaint says what to do."""

import pytest

from caspian.comments.models import CommentSettings
from caspian.comments.wording import RefusedWording, one_line, plain, worded
from caspian.shield.links import links_in

pytestmark = pytest.mark.django_db


def complaints(name: str = "Zeynep", text: str = "Late again.", email: str = "") -> dict[str, str]:
    """Return the code of what is wrong with each field."""
    try:
        worded(name, text, email)
    except RefusedWording as refused:
        return {field: code for field, (code, _) in refused.complaints.items()}
    return {}


def test_nothing_typed_is_two_complaints() -> None:
    assert complaints(name=" ", text=" \n ") == {"text": "empty", "name": "unnamed"}
    assert complaints() == {}


def test_what_cannot_be_seen_counts_as_nothing() -> None:
    assert complaints(name="\u200b\u2066\u202e".replace("\u200b", "\u2060"), text="\ufeff\x00") == {
        "text": "empty",
        "name": "unnamed",
    }


def test_limits_are_the_papers_own() -> None:
    rules = CommentSettings.load()
    rules.longest, rules.most_links = 100, 1
    rules.save()
    assert complaints(text="a" * 101) == {"text": "long"}
    assert complaints(text="a" * 100) == {}
    assert complaints(text="https://a.example/ and http://b.example/") == {"text": "links"}
    assert complaints(name="a" * 61) == {"name": "long_name"}


@pytest.mark.parametrize(
    "email", ["no", "a@b", "a b@example.org", "@example.org", "a@" + "x" * 300]
)
def test_an_address_is_none(email: str) -> None:
    assert complaints(email=email) == {"email": "email"}
    assert complaints(email="zeynep@example.org") == {}


def test_lines_stay_and_gaps_go() -> None:
    assert plain("One  two\r\nthree \r\n\r\n\r\n four\t!") == "One two\nthree\n\nfour !"
    assert one_line(" Zeynep\nof\tAlat ") == "Zeynep of Alat"


def test_nothing_turns_the_page_round_or_towers_over_it() -> None:
    assert plain("a\u202eb\u2067c\x00\x1b") == "abc"
    assert plain("Z" + "\u0335" * 40) == "Z\u0335"
    # What scripts of the region need stays: a Persian non-joiner, an Arabic vowel.
    assert plain("می\u200cروم قُل") == "می\u200cروم قُل"


def test_a_megabyte_is_cut_before_it_is_looked_at() -> None:
    assert complaints(text="x" * 1_000_000) == {"text": "long"}


def test_web_addresses_are_counted() -> None:
    assert links_in("see https://a.example/x, www.b.example and HTTP://C.example") == 3
