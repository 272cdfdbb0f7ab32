"""A release is all of what was put into it or nothing, and holds only what has changed."""

from pathlib import Path

import pytest

from caspian.edition.commit import Overtaken, committing
from caspian.edition.document import Document
from caspian.edition.release import Release
from caspian.edition.staleness import known, trace_of
from caspian.edition.store import NotAnEdition, open_store
from caspian.edition.verify import verify
from tests.edition.editions import FERRY, FRONT, LATEST, NOON, OIL, Edition, page, trace


def test_documents_come_out_as_they_were_put(edition: Edition) -> None:
    put = [
        page(FRONT, "<h1>", LATEST),
        page(LATEST, ""),
        page("/az/iqtisadiyyat/nəğd/", "<p>Manat"),
        Document("/en/alt/", 301, location="/en/"),
    ]
    release = edition.release(*put)
    assert release
    assert release.number == edition.store.number() == 1
    assert list(edition.store.documents()) == sorted(put, key=lambda one: one.key.encode())
    assert edition.store.find("/az/iqtisadiyyat/nəğd/") == put[2]
    assert edition.store.find("/az/") is None
    assert edition.store.release() == release


def test_what_came_out_the_same_is_no_change_and_no_release(edition: Edition) -> None:
    edition.release(page(FRONT, "<h1>"), page(FERRY, "full"))
    assert edition.release(page(FRONT, "<h1>")) is None
    assert edition.store.number() == 1
    edition.release(page(FRONT, "<h1>"), page(FERRY, "empty"))
    assert edition.store.changed_since(1) == {FERRY}


def test_the_trace_of_what_came_out_the_same_is_renewed(edition: Edition) -> None:
    edition.release(page(FRONT, "<h1>"))
    with committing(edition.store, edition.signer, at=NOON) as step:
        assert not step.put(page(FRONT, "<h1>"), trace(FERRY))
    assert trace_of(edition.store, FRONT) == trace(FERRY)


def test_a_plan_that_was_overtaken_is_refused(edition: Edition) -> None:
    before = edition.store.last_step()
    edition.release(page(FRONT, "one"))
    with (
        pytest.raises(Overtaken, match="since this was planned"),
        committing(edition.store, edition.signer, at=NOON, upon=before) as step,
    ):
        step.put(page(FRONT, "two"), trace(FRONT))
    assert edition.store.number() == 1
    with committing(edition.store, edition.signer, at=NOON, upon=edition.store.last_step()) as step:
        step.put(page(FRONT, "two"), trace(FRONT))
    assert edition.store.number() == 2


def test_what_changes_no_page_overtakes_a_plan_too(edition: Edition) -> None:
    edition.release(page(FRONT, "one"))
    before = edition.store.last_step()
    with committing(edition.store, edition.signer, at=NOON) as step:
        step.know("press:turn", "2")
    with (
        pytest.raises(Overtaken),
        committing(edition.store, edition.signer, at=NOON, upon=before) as step,
    ):
        step.put(page(FRONT, "two"), trace(FRONT))


def test_a_release_that_fails_leaves_nothing_behind(published: Edition) -> None:
    before = list(published.store.documents())

    def fail() -> None:
        with committing(published.store, published.signer, at=NOON) as step:
            step.put(page(FRONT, "half"), trace(FRONT))
            step.remove(FERRY)
            step.know("article:1", None)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(published.store.documents()) == before
    assert known(published.store, ["article:1"])
    assert published.store.number() == 4
    assert list(verify(published.store.database, now=NOON)) == []


def test_what_is_removed_is_gone_with_its_trace(published: Edition) -> None:
    assert published.release(removed=(FRONT, "/en/nowhere/"))
    assert published.store.find(FRONT) is None
    assert trace_of(published.store, FRONT) is None
    assert published.store.changed_since(4) == {FRONT}
    assert published.release(removed=(FRONT,)) is None


def test_a_key_may_be_put_and_removed_several_times_in_one_release(published: Edition) -> None:
    with committing(published.store, published.signer, at=NOON.replace(hour=13)) as step:
        for text in ("one", "two", "three"):
            step.put(page(FRONT, text), trace(FRONT))
        step.remove(LATEST)
        step.put(page(LATEST, "back again"), trace(LATEST))
        step.put(page(OIL, "for a moment"), trace(OIL))
        step.remove(OIL)
    found = published.store.find(FRONT)
    assert found == page(FRONT, "three")
    assert [str(one) for one in verify(published.store.database, now=NOON)] == []


def test_who_reads_one_state_sees_no_later_release(published: Edition, address: str) -> None:
    reader = open_store(address)
    with reader.one_state():
        assert reader.number() == 4
        published.release(page(FRONT, "new"), removed=(FERRY,))
        assert reader.number() == 4
        assert reader.find(FERRY)
        assert reader.find(FRONT) != page(FRONT, "new")
    assert reader.number() == 5
    assert reader.find(FRONT) == page(FRONT, "new")
    reader.close()


def test_who_is_told_is_told_once_it_stands(published: Edition, address: str) -> None:
    reader = open_store(address)
    told: list[Release | None] = []

    def done(release: Release | None) -> None:
        told.append(release)
        assert reader.release() == release

    with committing(published.store, published.signer, at=NOON, done=done) as step:
        step.put(page(FRONT, "new"), trace(FRONT))
    assert len(told) == 1
    reader.close()


def test_looking_for_an_edition_makes_none(tmp_path: Path) -> None:
    with pytest.raises(NotAnEdition, match="caspian press"):
        open_store(f"sqlite:///{tmp_path / 'edition.sqlite3'}")
    assert list(tmp_path.iterdir()) == []


def test_an_edition_of_another_format_is_refused(edition: Edition, address: str) -> None:
    edition.store.database.run("UPDATE edition_about SET value = '999' WHERE name = 'format'")
    with pytest.raises(NotAnEdition, match="format 999"):
        open_store(address)
