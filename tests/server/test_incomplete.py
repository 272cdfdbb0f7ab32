"""A page that lacks a fragment is never shown as if it were whole."""

import json
import time

import pytest

from caspian.edition.document import Document
from caspian.server.front import LACKING, Front
from tests.server.asking import FIREFOX, ask
from tests.server.edition import FERRY, FOOT, LATEST, PORT, Edition, page, withdrawn

NONE = "fragment:en:none"
CULTURE = "/en/culture/"


def lines_about(fragment: str, caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what the log says of a fragment."""
    return [record.getMessage() for record in caplog.records if fragment in record.getMessage()]


@pytest.mark.parametrize("accepted", ["", "gzip", "gzip, br"])
def test_it_is_503_in_words_and_says_when_to_come_back(
    front: Front, edition: Edition, accepted: str
) -> None:
    edition.release(page(CULTURE, "<h1>Culture", NONE))
    for _ in range(2):
        answered = ask(front, CULTURE, accept_encoding=accepted)
        assert (answered.status, answered.text) == (503, f"{LACKING}\n")
        assert answered.headers["retry-after"] == "30"
        assert answered.headers["cache-control"] == "no-store"


def test_nothing_of_it_is_kept_and_no_read_is_counted(front: Front, edition: Edition) -> None:
    edition.release(page(CULTURE, "<h1>Culture", NONE))
    for path in (CULTURE, f"/beacon{CULTURE}", f"/beacon{CULTURE}?opened"):
        assert ask(front, path, user_agent=FIREFOX).status == 503
    assert CULTURE not in front.reading.pages.entries
    assert front.views.write() is None


def test_the_release_that_brings_the_fragment_heals_it(front: Front, edition: Edition) -> None:
    edition.release(page(CULTURE, "<h1>Culture", NONE))
    assert ask(front, CULTURE).status == 503
    edition.release(page(NONE, "<p>Here I am"))
    assert ask(front, CULTURE).text == "<h1>Culture<p>Here I am"
    edition.release(gone=(NONE,))
    front.reading.look()
    assert ask(front, CULTURE).status == 503, "also one that was in memory"


def test_it_is_said_once_for_a_kind_of_page_and_again_when_it_is_lost_again(
    front: Front, edition: Edition, caplog: pytest.LogCaptureFixture
) -> None:
    articles = [page(f"/en/culture/{number}/", "<h1>Art", NONE) for number in range(20)]
    edition.release(page(CULTURE, "<h1>Culture", NONE), *articles)
    for _ in range(3):
        for article in articles:
            assert ask(front, article.key).status == 503
    assert len(lines_about(NONE, caplog)) == 1
    assert ask(front, CULTURE).status == 503
    assert len(lines_about(NONE, caplog)) == 2, "a section is another kind of page"
    edition.release(page(NONE, "<p>Here I am"))
    assert ask(front, CULTURE).status == 200
    edition.release(gone=(NONE,))
    front.reading.look()
    assert [ask(front, CULTURE).status for _ in range(3)] == [503] * 3
    assert len(lines_about(NONE, caplog)) == 3


def test_the_log_is_bounded_whatever_is_missing(
    front: Front, edition: Edition, caplog: pytest.LogCaptureFixture
) -> None:
    pages = [page(f"/en/{number}/", f"fragment:en:none-{number}") for number in range(250)]
    edition.release(*pages)
    for one in pages:
        assert ask(front, one.key).status == 503
    assert len(caplog.records) == 201


def test_a_fragment_that_shows_another_is_as_good_as_missing(
    front: Front, edition: Edition
) -> None:
    """No press makes one; shown without what it names, it would be half of what was pressed."""
    edition.release(page(LATEST, "<p>Latest", FOOT))
    assert ask(front, FERRY).status == 503
    assert ask(front, "/az/").status == 200


@pytest.mark.parametrize(("path", "status"), [("/en/none/", 404), (PORT, 410)])
def test_a_page_for_what_is_absent_falls_back_to_a_sentence_of_the_same_status(
    front: Front, edition: Edition, path: str, status: int
) -> None:
    lacking = Document(f"absent:en:{status}", status, parts=page("", "<h1>No", NONE).parts)
    edition.release(lacking, withdrawn(PORT))
    for accepted in ("", "gzip, br"):
        answered = ask(front, path, accept_encoding=accepted)
        assert answered.status == status
        assert answered.headers["content-type"] == "text/plain; charset=utf-8"
        assert answered.text.startswith(("There is no page here", "This page has been withdrawn"))
    edition.release(page(NONE, "<p>Here I am"))
    answered = ask(front, path)
    assert (answered.status, answered.text) == (status, "<h1>No<p>Here I am")


def test_reading_does_not_work_where_the_front_page_lacks_a_fragment(
    front: Front, edition: Edition
) -> None:
    edition.release(gone=(FOOT,))
    time.sleep(0.3)
    answered = ask(front, "/healthz")
    assert answered.status == 503
    assert json.loads(answered.text)["reason"] == (
        "the front page shows fragment:en:foot, which the edition lacks"
    )
