"""Who types one form of a name finds articles that have another; in both databases alike."""

import pytest

from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Section
from caspian.search import variants
from tests.cast import Cast
from tests.search.asking import ask, body, indexed
from tests.stylebook.entries import entry


def papers(cast: Cast) -> None:
    """Index two articles, each with another form."""
    indexed(
        cast.published("One", body=body("A train to Kiev at night")),
        cast.published("Two", body=body("Kyiv’s port, and a ferry")),
        cast.published("Three", body=body("A kiln, and night")),
    )


@pytest.mark.parametrize("typed", ["kiev", "Kyiv", "KIEV", "Kiev’s"])
def test_every_form_finds_the_others(cast: Cast, typed: str) -> None:
    entry()
    papers(cast)
    assert sorted(ask(typed)) == ["One", "Two"]
    assert ask(f"{typed} night") == ["One"]


def test_the_control_without_the_hook_finds_what_was_typed(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry()
    papers(cast)
    monkeypatch.setattr(variants, "import_string", lambda name: lambda words, code: ())
    assert ask("kiev") == ["One"]


def test_a_form_of_several_words_is_found_by_one_and_the_other_way_round(cast: Cast) -> None:
    entry("Astana", avoided="Nur-Sultan", accepted="Aqmola")
    indexed(
        cast.published("One", body=body("Talks in Nur-Sultan")),
        cast.published("Two", body=body("Talks in Astana")),
        cast.published("Three", body=body("A sultan")),
    )
    for typed in ("nur sultan", "Nur-Sultan", "astana", "aqmola talks"):
        assert sorted(ask(typed)) == ["One", "Two"], typed
    # What stands in quotes, or is left out, is meant as it is typed.
    assert sorted(ask("talks -astana")) == ["One"]
    assert ask('"nur sultan"') == ["One"]


def test_an_exception_is_no_form_and_another_language_has_its_own(cast: Cast) -> None:
    entry(exceptions="chicken Kiev", language="en")
    papers(cast)
    assert ask("chicken kiev") == []
    home = add_home("az")
    section = Section(title="Siyasət", slug="siyaset", locale=home.locale, live=False)
    home.add_child(instance=section)
    section.save_revision().publish()
    indexed(cast.published("Bir", section=section, body=body("Ərəb körfəzində gəmi")))
    assert ask("fars körfəzi", "az") == []
    entry("Persian Gulf", language="az", form="Fars körfəzi", avoided="Ərəb körfəzi")
    assert ask("fars körfəzi", "az") == ["Bir"]
