"""The edition remembers what it was, and what is pruned leaves the chain as it is."""

import datetime as dt

import pytest

from caspian.edition.difference import Difference, differences, in_words
from caspian.edition.history import Pruned, briefs, standing_at, stood, whole_text
from caspian.edition.prune import Pruning, prune, vacuum
from caspian.edition.verify import verify
from tests.edition.editions import FERRY, FRONT, LATEST, NOON, OIL, STORM, Edition, page

STEAMER = "/en/ports/steamer/"


def text(edition: Edition, key: str, number: int) -> str | None:
    """Return what a reader was given at a key, None where nothing stood."""
    database = edition.store.database
    found = stood(database, key, number)
    return whole_text(database, found.document, number).decode() if found else None


def findings(edition: Edition) -> list[str]:
    """Return what verify finds."""
    return [str(one) for one in verify(edition.store.database, now=NOON)]


def test_releases_are_told_newest_first_with_what_they_changed(published: Edition) -> None:
    told = [
        (brief.release.number, brief.added, brief.changed, brief.removed)
        for brief in briefs(published.store, 3)
    ]
    assert told == [(4, 0, 2, 1), (3, 1, 2, 0), (2, 2, 1, 0)]
    assert len(list(briefs(published.store, 99))) == 4


def test_what_comes_back_after_it_was_removed_is_added(published: Edition) -> None:
    published.release(page(OIL, "<h1>Oil again</h1>"))
    (brief,) = briefs(published.store, 1)
    assert (brief.added, brief.changed, brief.removed) == (1, 0, 0)


def test_a_page_of_the_past_shows_the_fragments_of_its_time(published: Edition) -> None:
    assert text(published, FRONT, 1) == "<h1>The Caspian Times</h1><li>Ferry</li><footer>"
    assert text(published, FRONT, 2) == (
        "<h1>The Caspian Times</h1><li>Storm</li><li>Ferry</li>"
        '<img src="/media/images/ferry/small.webp" alt=""><footer>'
    )
    assert text(published, FRONT, 4) == "<h1>The Caspian Times</h1><li>Steamer</li><footer>"
    assert text(published, OIL, 3) == "<h1>Oil</h1><li>Storm</li><li>Steamer</li>"
    assert [text(published, OIL, number) for number in (0, 1, 4)] == [None, None, None]


def test_the_release_of_a_moment_is_found(published: Edition) -> None:
    minute = dt.timedelta(minutes=1)
    moments = [NOON, NOON + minute, NOON + minute * 2.5, NOON + minute * 99]
    assert [standing_at(published.store, moment) for moment in moments] == [0, 1, 2, 4]


def test_two_releases_differ_in_what_was_changed_between_them(published: Edition) -> None:
    database = published.store.database
    assert list(differences(database, 1, 3)) == [
        Difference(OIL, None, 2),
        Difference(FERRY, 1, 3),
        Difference(STEAMER, None, 3),
        Difference(STORM, None, 2),
        Difference(LATEST, 1, 3),
    ]
    assert [one.kind for one in differences(database, 1, 3)][:2] == ["added", "changed"]
    back = list(differences(database, 3, 1))
    assert (back[0].key, back[0].old, back[0].new) == (OIL, 2, None)
    assert [one.kind for one in back].count("removed") == 3
    assert list(differences(database, 3, 3)) == []
    assert len(list(differences(database, 0, 4))) == published.store.count()


def test_what_was_changed_and_changed_back_is_no_difference(published: Edition) -> None:
    published.release(page(FRONT, "for a moment"))
    published.release(page(FRONT, "<h1>The Caspian Times</h1>", LATEST, "<footer>"))
    assert list(differences(published.store.database, 4, 6)) == []


def test_a_difference_is_told_line_by_line(published: Edition) -> None:
    database = published.store.database
    by_key = {one.key: list(in_words(database, one)) for one in differences(database, 1, 3)}
    assert by_key[FERRY][:2] == ["--- release 1", "+++ release 3"]
    assert "-<h1>The ferry leaves when it is full</h1>" in by_key[FERRY]
    assert f"-[{LATEST}]" in by_key[FERRY]
    assert f"+location: {STEAMER}" in by_key[FERRY]
    assert by_key[OIL][0] == "--- nothing"


def test_a_difference_of_no_text_is_told_as_such(edition: Edition) -> None:
    for text_of_it in ("a", "b"):
        made = page("/media/map.png", text_of_it)
        edition.release(type(made)(made.key, media_type="image/png", parts=made.parts))
    (only,) = differences(edition.store.database, 1, 2)
    assert list(in_words(edition.store.database, only)) == ["(image/png is not shown as text)"]


@pytest.mark.parametrize(("oldest", "bodies"), [(0, 0), (1, 0), (2, 1), (3, 3), (4, 6), (9, 6)])
def test_pruning_removes_what_no_kept_release_showed(
    published: Edition, oldest: int, bodies: int
) -> None:
    shown = {
        (key, number): text(published, key, number)
        for number in range(oldest, 5)
        for key in (FRONT, FERRY, STORM, OIL, LATEST, STEAMER)
    }
    assert prune(published.store, oldest).bodies == bodies
    assert {place: text(published, *place) for place in shown} == shown
    assert findings(published) == []
    assert prune(published.store, oldest) == Pruning()


def test_what_was_pruned_is_said_to_be_gone(published: Edition) -> None:
    told: list[int] = []
    gone = prune(published.store, 4, lambda pruned: told.append(pruned.bodies))
    assert told == [6]
    assert gone.size > 100
    with pytest.raises(Pruned, match="what release 2 put at /en/economy/oil/ has been pruned"):
        text(published, OIL, 2)
    changed = [one for one in differences(published.store.database, 1, 3) if one.key == LATEST]
    assert list(in_words(published.store.database, changed[0])) == [
        f"(what release 1 put at {LATEST} has been pruned)"
    ]
    published.release(page(OIL, "<h1>Oil again</h1>"))
    vacuum(published.store)
    assert findings(published) == []


def test_the_control_who_prunes_too_much_is_caught(published: Edition) -> None:
    """Bodies alone may go: the record of a change is what the chain is made of."""
    published.store.database.run("DELETE FROM edition_change WHERE number = 2")
    assert findings(published) != []
