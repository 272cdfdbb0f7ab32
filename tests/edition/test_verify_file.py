"""`verify` of an SQLite file: damage, foreign things in it, older copies, other editions."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from caspian.edition import announced_head
from caspian.edition.release import signer
from caspian.edition.verify import verify_at
from tests.edition.editions import FRONT, IN_MEMORY, NOON, OIL, Edition, page, publish_some
from tests.edition.tampering import connection_of, findings, opened


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home with an edition of four releases, closed."""
    folder = tmp_path / "home"
    folder.mkdir()
    made(folder).store.close()
    return folder


def made(home: Path) -> Edition:
    """Return an edition of four releases in a home."""
    return publish_some(again(home))


def again(home: Path) -> Edition:
    """Open the edition of a home."""
    url = f"sqlite:///{home / 'edition.sqlite3'}"
    return Edition(url, key=home / "edition.key", head=home / "edition.head")


def found(home: Path) -> list[str]:
    """Return what verify finds in a home, with the key and the announced head that lie there."""
    return [
        str(one)
        for one in verify_at(
            f"sqlite:///{home / 'edition.sqlite3'}",
            now=NOON,
            public=signer(home / "edition.key").public,
            announced=announced_head.read(home / "edition.head"),
        )
    ]


def copied(home: Path, name: str) -> Path:
    """Return a copy of a home as it is now."""
    return Path(shutil.copytree(home, home.parent / name))


def put_back(copy: Path, home: Path) -> None:
    """Put the store of a copy into a home, as who restores a backup does."""
    for path in home.glob("edition.sqlite3*"):
        path.unlink()
    for path in copy.glob("edition.sqlite3*"):
        shutil.copy(path, home)


def test_a_whole_file_has_no_findings(home: Path) -> None:
    assert found(home) == []


def test_an_older_copy_is_named(home: Path) -> None:
    old = copied(home, "old")
    edition = again(home)
    edition.release(page(FRONT, "<h1>The fifth</h1>"))
    edition.store.close()
    assert found(home) == []
    put_back(old, home)
    (only,) = found(home)
    assert only.startswith("release 4: the edition stands here, and release 5 was announced")
    (home / announced_head.FILE).unlink()
    assert found(home) == []


def test_an_edition_that_went_on_from_an_older_copy_is_named(home: Path) -> None:
    old = copied(home, "old")
    first = again(home)
    first.release(page(FRONT, "<h1>The true fifth</h1>"))
    first.store.close()
    put_back(old, home)
    other = again(home)
    for number in range(3):
        other.release(page(FRONT, f"<h1>The false {number}</h1>"))
    other.store.close()
    (only,) = found(home)
    assert only.startswith("release 5: another release of this number was announced")


def test_rows_of_another_edition_are_named(home: Path) -> None:
    """Signed by the same key, of the same numbers: only the chain tells them apart."""
    edition, elsewhere = again(home), Edition(IN_MEMORY, key=home / "edition.key")
    publish_some(elsewhere)
    elsewhere.release(page(OIL, "<h1>Oil, elsewhere</h1>"))
    edition.release(page(OIL, "<h1>Oil</h1>"))
    for table, where in (("edition_release", "number = 5"), ("edition_document", f"key = '{OIL}'")):
        rows = elsewhere.store.database.rows(f"SELECT * FROM {table} WHERE {where}")
        edition.store.database.run(f"DELETE FROM {table} WHERE {where}")
        marks = ", ".join("?" * len(rows[0]))
        edition.store.database.run(f"INSERT INTO {table} VALUES ({marks})", rows[0])
    edition.store.close()
    says = found(home)
    assert f"{OIL}: it is not the one that release 5 put here (it says 5)" in says
    assert any("release 5: another release of this number was announced" in one for one in says)


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "no database at all": lambda data: b"This is no database, but long enough to be one." * 99,
    "cut in the middle": lambda data: data[: len(data) // 2],
    "a page overwritten": lambda data: data[:4096] + b"\xff" * 4096 + data[8192:],
    "all but its head overwritten": lambda data: data[:100] + b"\0" * (len(data) - 100),
}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_file_that_sqlite_cannot_read_is_a_finding(home: Path, how: str) -> None:
    path = home / "edition.sqlite3"
    path.write_bytes(DAMAGE[how](path.read_bytes()))
    assert found(home) != []


FOREIGN = {
    "the file: trigger lie doesn't belong to an edition": "CREATE TRIGGER lie AFTER INSERT ON "
    "edition_document BEGIN UPDATE edition_known SET facts = '{}'; END",
    "the file: table notes doesn't belong to an edition": "CREATE TABLE notes (text TEXT)",
    "the file: index edition_trace_until is missing": "DROP INDEX edition_trace_until",
    "the file: table edition_known is not as this version makes it": "ALTER TABLE edition_known "
    "ADD COLUMN more TEXT",
    f"{FRONT}: its status is stored as text": "UPDATE edition_document SET status = '200x' "
    f"WHERE key = '{FRONT}'",
    f"{FRONT}: its number is stored as a fraction": "UPDATE edition_document SET number = 1.5 "
    f"WHERE key = '{FRONT}'",
    "release 3: its prior is stored as text": "UPDATE edition_release SET prior = 'x' "
    "WHERE number = 3",
    "release 2.5: its number is stored as a fraction": "UPDATE edition_release SET number = 2.5 "
    "WHERE number = 2",
    "documents: the database can't read this: Could not decode": "UPDATE edition_document "
    "SET location = CAST(x'ff' AS TEXT)",
    f"{FRONT}: of its trace, its cause is stored as bytes": "UPDATE edition_trace SET cause = x'' "
    "WHERE document = 1",
    "what is known of article:1: its seal is stored as text": "UPDATE edition_known SET seal = 'x'",
}


@pytest.mark.parametrize("says", FOREIGN)
def test_what_no_statement_of_ours_does_is_named(says: str) -> None:
    image = publish_some(Edition(IN_MEMORY)).image()
    database = opened(image)
    connection_of(database).execute(FOREIGN[says])
    assert any(str(one).startswith(says) for one in findings(database)), findings(database)


def test_statistics_that_sqlite_keeps_for_itself_are_no_finding() -> None:
    database = opened(publish_some(Edition(IN_MEMORY)).image())
    connection_of(database).execute("ANALYZE")
    assert findings(database) == []
