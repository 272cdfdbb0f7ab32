"""What a release changes is shown from then on, and only that is thrown away."""

from collections.abc import Callable

import pytest

from caspian.server.found import Elsewhere, NoPage
from caspian.server.front import Front
from caspian.server.reading import EditionReader
from caspian.server.ready import Ready
from tests.server.asking import ask
from tests.server.edition import (
    FERRY,
    LATEST,
    PORT,
    Edition,
    languages,
    moved,
    page,
    settings_for,
    small_paper,
    withdrawn,
)

Asks = Callable[[str, str], Ready | Elsewhere | NoPage]


def test_a_change_shows_after_one_look(front: Front, edition: Edition) -> None:
    assert "when it is full" in ask(front, FERRY).text
    edition.release(page(FERRY, "<h1>The ferry does not leave"))
    assert "when it is full" in ask(front, FERRY).text, "no thread looks in this test"
    front.reading.look()
    assert ask(front, FERRY).text == "<h1>The ferry does not leave"


def test_a_changed_fragment_shows_on_every_page_that_holds_it(
    front: Front, edition: Edition
) -> None:
    ask(front, FERRY), ask(front, "/en/"), ask(front, "/az/")
    edition.release(page(LATEST, "<p>Latest: The port"))
    front.reading.look()
    assert set(front.reading.pages.entries) == {"/az/"}, "only what holds it was thrown away"
    for path in (FERRY, "/en/"):
        assert "Latest: The port" in ask(front, path).text


def test_any_question_to_the_store_takes_up_the_newest_release(
    front: Front, edition: Edition
) -> None:
    ask(front, FERRY)
    edition.release(page(LATEST, "<p>Latest: The port"), page(PORT, "<h1>The port"))
    assert ask(front, PORT).status == 200
    assert "Latest: The port" in ask(front, FERRY).text


def test_a_new_page_is_there_for_who_follows_its_link_at_once(
    front: Front, edition: Edition
) -> None:
    assert ask(front, PORT).status == 404
    edition.release(page(PORT, "<h1>The port"))
    assert ask(front, PORT).status == 200


def test_a_page_that_comes_back_is_there_at_once(front: Front, edition: Edition) -> None:
    edition.release(withdrawn(PORT), moved("/en/old/", PORT))
    assert [ask(front, path).status for path in (PORT, "/en/old/")] == [410, 301]
    edition.release(page(PORT, "<h1>The port"), page("/en/old/", "<h1>Old"))
    assert [ask(front, path).status for path in (PORT, "/en/old/")] == [200, 200]


def test_without_asking_the_store_a_new_page_would_be_unknown(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: a process that trusts what it saw last says 404 for a page that is there."""
    hasty = Front(settings_for(edition))
    ask(hasty, "/en/")
    known = set(hasty.reading._connected().keys("/"))
    monkeypatch.setattr(hasty.reading, "at", remembering(hasty.reading, known))
    edition.release(page(PORT, "<h1>The port"))
    assert ask(hasty, PORT).status == 404


def remembering(reading: EditionReader, known: set[str]) -> Asks:
    """Return `at` as it would be without asking: only what was known then is there."""
    asked = reading.at

    def at(path: str, name: str) -> Ready | Elsewhere | NoPage:
        return asked(path if path in known else "/en/nowhere/", name)

    return at


def test_a_withdrawn_page_is_gone_after_one_look(front: Front, edition: Edition) -> None:
    ask(front, FERRY)
    edition.release(withdrawn(FERRY))
    front.reading.look()
    assert ask(front, FERRY).status == 410
    edition.release(gone=(FERRY,))
    assert ask(front, FERRY).status == 404


def test_the_languages_and_the_absent_page_follow_as_well(front: Front, edition: Edition) -> None:
    assert ask(front, "/", accept_language="az").headers["location"] == "/az/"
    assert ask(front, "/en/none/").text == "<h1>Not here<p>The Caspian Times"
    edition.release(languages({"en": "/en/"}), page("fragment:en:foot", "<p>Baku"))
    assert ask(front, "/", accept_language="az").headers["location"] == "/en/"
    assert ask(front, "/en/none/").text == "<h1>Not here<p>Baku"


def test_nothing_is_thrown_away_when_nothing_it_shows_changed(
    front: Front, edition: Edition
) -> None:
    first = ask(front, FERRY)
    kept = front.reading.pages.entries[FERRY]
    edition.release(page("/en/culture/", "<h1>Culture"))
    front.reading.look()
    assert front.reading.number == 2
    assert front.reading.pages.entries[FERRY] is kept
    assert ask(front, FERRY) == first


def test_an_edition_put_back_from_a_copy_is_shown_as_it_is(front: Front, edition: Edition) -> None:
    copy = (edition.home / "edition.sqlite3").read_bytes()
    edition.release(page(FERRY, "<h1>The ferry sank"))
    assert ask(front, FERRY).text == "<h1>The ferry sank"
    put_back = edition.home / "copy"
    put_back.write_bytes(copy)
    put_back.rename(edition.home / "edition.sqlite3")
    front.reading.look()
    assert "when it is full" in ask(front, FERRY).text
    assert front.reading.number == 1


def test_another_edition_of_the_same_number_is_noticed(front: Front, edition: Edition) -> None:
    ask(front, FERRY)
    other = Edition(edition.home / "other")
    other.release(*small_paper(), page(FERRY, "<h1>Another paper"))
    (other.home / "edition.sqlite3").rename(edition.home / "edition.sqlite3")
    front.reading.look()
    assert ask(front, FERRY).text == "<h1>Another paper"
