"""The report says which public articles have a form to avoid; it is made in the background."""

import pytest

from caspian.newsroom.models import Article
from caspian.stylebook import archive
from caspian.stylebook.archive import look_on, progress
from caspian.stylebook.keeping import keep_wording
from caspian.stylebook.models import StyleFinding
from tests.cast import Cast, republished
from tests.newsroom.desk.conftest import Desk, shown
from tests.newsroom.desk.conftest import desk as desk
from tests.stylebook.entries import entry

BODY = [("paragraph", "<p>They flew to Kiev. “Kiev waits,” Kiev’s mayor said.</p>")]
REPORT = "/desk/stylebook/report/"


def looked() -> list[tuple[str, int, int]]:
    """Look through all that is left; return what was found: headline, times, times in quotes."""
    while look_on():
        pass
    found = StyleFinding.objects.select_related("article").order_by("article__title")
    return [(one.article.title, one.times, one.times_quoted) for one in found]


def test_it_finds_what_is_public_and_comes_back_to_what_is_published_again(cast: Cast) -> None:
    entry()
    one = cast.published("One", body=BODY)
    cast.published("Two", body=[("paragraph", "<p>They flew to Kyiv.</p>")])
    cast.draft("Three", body=BODY)
    assert looked() == [("One", 2, 1)]
    assert progress().is_done
    assert progress().looked == 2
    cast.published("Four", body=BODY)
    republished(one, body=[("paragraph", "<p>They flew to Kyiv.</p>")])
    assert looked() == [("Four", 2, 1)]


def test_a_change_of_the_stylebook_begins_anew(cast: Cast) -> None:
    made = entry()
    cast.published("One", body=BODY)
    assert looked()
    rule = made.rules.get()
    rule.avoided = "Kyjiv"
    rule.save()
    made.save()
    assert progress().looked == 0
    assert looked() == []
    assert progress().looked == 1


def test_it_may_be_broken_off_anywhere(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    entry()
    for number in range(5):
        cast.published(f"Number {number}", body=BODY)
    Article.objects.update(last_published_at="2026-11-01T12:00:00Z")
    monkeypatch.setattr(archive, "AT_ONCE", 2)
    monkeypatch.setattr(archive, "WITHIN_SECONDS", -1.0)
    counts = []
    while look_on():
        counts.append(StyleFinding.objects.count())
    assert counts == [2, 4]
    assert len(looked()) == 5


def test_an_editor_reads_it_a_page_at_a_time(
    cast: Cast, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry()
    for number in range(3):
        cast.published(f"Number {number}", body=BODY)
    client = desk(cast.editor(cast.politics))
    assert "is being looked through" in shown(client, REPORT)
    looked()
    monkeypatch.setattr("caspian.stylebook.desk.report.ROWS", 2)
    page = shown(client, REPORT)
    assert "Number 2" in page
    assert "Number 0" not in page
    assert "is being looked through" not in page
    assert "Number 0" in shown(client, f"{REPORT}?page=2")
    assert "Number" not in shown(client, f"{REPORT}?language=az")
    assert client.get(f"{REPORT}?page=x&language=zz").status_code == 200


def test_what_was_let_stand_or_withdrawn_is_not_reported(cast: Cast, desk: Desk) -> None:
    entry()
    kept, gone = cast.published("Kept", body=BODY), cast.published("Gone", body=BODY)
    looked()
    maka = cast.publisher()
    keep_wording(kept, "Kiev", by=maka, reason="A title.")
    gone.unpublish()
    page = shown(desk(maka), REPORT)
    assert "Kept" not in page
    assert "Gone" not in page


def test_it_is_for_those_who_keep_the_stylebook(cast: Cast, desk: Desk) -> None:
    assert desk(cast.reporter()).get(REPORT).status_code != 200
