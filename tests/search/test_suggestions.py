"""A near miss is offered in the spelling of the archive, and only where that helps."""

from caspian.search.find import SearchQuestion
from caspian.search.models import Word
from caspian.search.query import parse
from caspian.search.suggest import suggestion
from caspian.search.vocabulary import spelt
from tests.cast import Cast
from tests.search.asking import body, indexed


def meant(text: str) -> str:
    """Return what is offered for a question in English."""
    return suggestion(SearchQuestion("en", text), parse(text, "en"))


OFFERED = {
    "pipline": "pipeline",
    "pipeilne": "pipeline",
    "azerbajan": "Azerbaijan",
    "azerbiajen": "Azerbaijan",
    "sturgoen once": "Sturgeon once",
    "pipelnie": "pipeline",  # one article has it, and ten have the other
    "pippeline": "pipeline",
    "papelane": "pipeline",
    "pepalane": "",  # three letters are too many
    "pipeline": "",
    "xyzzy": "",
    "ports": "",
    "sea": "",  # too short to guess
    "sturgoen pipeline": "",  # would find nothing either
    "": "",
}


def test_another_spelling_is_offered(cast: Cast) -> None:
    for number in range(10):
        indexed(cast.published(f"Story {number}", body=body("The pipeline to Azerbaijan.")))
    indexed(cast.published("Sturgeon", body=body("A misspelt pipelnie, once.")))
    assert {typed: meant(typed) for typed in OFFERED} == OFFERED


def test_the_archives_words_are_counted_by_article(cast: Cast) -> None:
    first = cast.published("Port", body=body("Port, port and PORT; Sea"))
    indexed(first, cast.published("Other", body=body("The port")))
    counted = dict(Word.objects.values_list("folded", "articles"))
    assert (counted["port"], counted["sea"], counted[""]) == (2, 1, 2)
    assert Word.objects.get(folded="port").shown == "port"
    first.unpublish()
    indexed(first)
    counted = dict(Word.objects.values_list("folded", "articles"))
    assert (counted["port"], counted[""]) == (1, 1)
    assert "sea" not in counted


def test_numbers_are_no_words_to_guess() -> None:
    assert spelt(["Covid19 in 2020, Baku"], "en") == {"in": "in", "baku": "Baku"}
