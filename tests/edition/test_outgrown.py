"""An edition that an earlier version made keeps its pages and forgets what it was made from."""

from pathlib import Path

from caspian.edition.staleness import awaiting, known
from caspian.edition.store import open_store
from caspian.edition.verify import verify
from tests.edition.editions import FERRY, Edition, page

OLD_TRACE = """CREATE TABLE edition_trace (
    document BIGINT PRIMARY KEY, until DOUBLE PRECISION, reads BLOB NOT NULL,
    cause TEXT NOT NULL, seal BLOB NOT NULL)"""


def test_tables_of_an_earlier_version_are_made_anew_and_pages_stay(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'edition.sqlite3'}"
    edition = Edition(url, key=tmp_path / "edition.key")
    edition.release(page(FERRY, "<h1>Ferry"), known={"article:1": {"path": FERRY}})
    for statement in ("DROP TABLE edition_trace", "DROP TABLE edition_fault", OLD_TRACE):
        edition.store.database.run(statement)
    edition.store.database.run("INSERT INTO edition_trace VALUES (1, NULL, x'0000', 'old', x'00')")
    edition.store.close()

    opened = Edition(url, key=tmp_path / "edition.key")
    assert opened.store.find(FERRY) == page(FERRY, "<h1>Ferry")
    assert known(opened.store, ["article:1"]) == {}
    assert awaiting(opened.store, 1) == 1
    opened.release(page(FERRY, "<h1>Ferry, later"))
    assert [str(one) for one in verify(opened.store.database, now=opened.at)] == []


def test_tables_of_this_version_are_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'edition.sqlite3'}"
    edition = Edition(url)
    edition.release(page(FERRY, "<h1>Ferry"), known={"article:1": {"path": FERRY}})
    before = edition.store.last_step()
    edition.store.close()
    assert open_store(url, make=True).last_step() == before
