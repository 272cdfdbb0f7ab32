"""An export costs what changed, and gives byte for byte what an export from nothing gives."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caspian.edition.document import Document
from caspian.edition.export import ledger as ledgers
from caspian.edition.export.ledger import Ledger
from caspian.edition.export.sources import Holdings
from tests.front.papers import (
    FERRY,
    OLD_FERRY,
    SEAL,
    SHIPS,
    STORM,
    TEASER,
    SmallPaper,
    article,
    files_in,
    first_release,
    latest,
    moved,
    page,
    withdrawn,
)

THE_FERRY, THE_STORM, THE_SEAL = (f"{key[1:]}index.html" for key in (FERRY, STORM, SEAL))


def identities(paper: SmallPaper) -> dict[str, tuple[int, int]]:
    """Return the inode and time of each file but those that name the release."""
    found = {name: (paper.current / name).stat() for name in paper.files()}
    return {
        name: (one.st_ino, int(one.st_mtime))
        for name, one in found.items()
        if not name.startswith("manifest") and name != "release.json"
    }


def changed_by_export(paper: SmallPaper) -> set[str]:
    """Export, and return the files that are others than before."""
    before = identities(paper)
    paper.export()
    after = identities(paper)
    return {name for name in before | after if before.get(name) != after.get(name)}


def test_one_article_that_changed_is_all_that_is_written(paper: SmallPaper) -> None:
    paper.export()
    for headline in ("Storm off Aktau", "Storm over", "Calm"):
        paper.release(article(STORM, headline))
        assert changed_by_export(paper) == {THE_STORM, f"{THE_STORM}.gz"}
        assert headline in paper.text(THE_STORM)


def test_a_fragment_that_changed_reaches_every_page_that_holds_it(paper: SmallPaper) -> None:
    """Also through another fragment; a page without it keeps its files."""
    paper.export()
    paper.release(page("/en/about/", "<p>No fragment here</p>"))
    paper.export()
    paper.release(page(TEASER, '<li class="teaser">Listen</li>'))
    changed = changed_by_export(paper)
    assert {THE_STORM, THE_FERRY, THE_SEAL, "en/index.html"} < changed
    assert not changed & {"en/about/index.html", "404.html", "robots.txt", "index.html"}


def test_a_fragment_that_came_out_the_same_on_a_page_writes_nothing(paper: SmallPaper) -> None:
    paper.export()
    paper.release(latest(STORM))
    paper.release(latest(FERRY))
    assert changed_by_export(paper) == set()


def test_the_control_of_a_forgotten_fragment_is_caught(
    paper: SmallPaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.export()
    paper.release(page(TEASER, '<li class="teaser">Listen</li>'))
    monkeypatch.setattr(Holdings, "holders", lambda self, keys: set())
    paper.export()
    assert not same_as_anew(paper)


def test_an_export_with_nothing_to_do_touches_nothing(paper: SmallPaper) -> None:
    paper.export()
    trees = sorted((paper.folder / "releases").iterdir())
    assert paper.export().written == 0
    assert sorted((paper.folder / "releases").iterdir()) == trees


def test_a_new_style_sheet_comes_without_a_new_release(paper: SmallPaper) -> None:
    paper.export()
    (paper.assets / "paper.css").write_text("body { color: navy }")
    (paper.assets / "wave.svg").unlink()
    assert changed_by_export(paper) == {
        "assets/paper.css", "assets/paper.css.gz", "assets/wave.svg", "assets/wave.svg.gz"
    }  # fmt: skip
    assert paper.text("assets/paper.css") == "body { color: navy }"
    assert same_as_anew(paper)


def test_a_picture_goes_with_the_last_page_that_shows_it(paper: SmallPaper) -> None:
    image = f'<img src="{SHIPS}">'
    paper.release(article(STORM, "Storm", image))
    paper.export()
    paper.release(withdrawn(FERRY))
    paper.export()
    assert (paper.current / SHIPS[1:]).exists()
    paper.release(withdrawn(STORM))
    paper.export()
    assert not (paper.current / SHIPS[1:]).exists()
    paper.release(article(SEAL, "Seal", image))
    paper.export()
    assert (paper.current / SHIPS[1:]).exists()


def test_two_releases_in_one_second_have_two_times_and_so_two_etags(paper: SmallPaper) -> None:
    paper.export()
    moments = set()
    for headline in ("Storm A", "Storm B", "Storm C"):
        at = paper.at
        paper.release(article(STORM, headline))
        paper.at = at
        paper.export()
        moments.add(int((paper.current / THE_STORM).stat().st_mtime))
    assert len(moments) == 3


def looked_through(paper: SmallPaper, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Export, and return the tables of the ledger that some question goes through as a whole."""
    said: dict[str, int] = {}
    for name in ("run", "rows", "each"):
        asked = getattr(Ledger, name)

        def noted(self: Ledger, sql: str, *values: object, asked: Any = asked) -> Any:
            said[sql] = len(values)
            return asked(self, sql, *values)

        monkeypatch.setattr(Ledger, name, noted)
    paper.export()
    ledger = sqlite3.connect(paper.folder / "ledger.sqlite3")
    plans = [
        step[3]
        for sql, values in said.items()
        if sql.split()[0] in ("SELECT", "INSERT", "UPDATE", "DELETE")
        for step in ledger.execute(f"EXPLAIN QUERY PLAN {sql}", [0] * values)
    ]
    ledger.close()
    through = [plan for plan in plans if plan.startswith("SCAN")]
    # This index has only what is to be done, so to go through it is no more than that.
    return {plan.split()[1] for plan in through if "picture_unsettled" not in plan}


def test_no_question_to_the_ledger_goes_through_the_whole_archive(
    paper: SmallPaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.export()
    paper.release(article(STORM, "Storm", f'<img src="{SHIPS}">'), latest(STORM), withdrawn(FERRY))
    assert looked_through(paper, monkeypatch) <= {"layout", "tree"}


def test_the_control_of_a_missing_index_is_caught(
    paper: SmallPaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.export()
    tables = ledgers._TABLES.replace("CREATE INDEX IF NOT EXISTS picture_unsettled", "--")
    monkeypatch.setattr(ledgers, "_TABLES", tables)
    ledger = sqlite3.connect(paper.folder / "ledger.sqlite3", isolation_level=None)
    ledger.execute("DROP INDEX picture_unsettled")
    ledger.close()
    paper.release(article(STORM, "Storm off Aktau"))
    assert "picture" in looked_through(paper, monkeypatch)


def test_two_trees_are_kept_and_share_what_they_have_in_common(paper: SmallPaper) -> None:
    for headline in ("One", "Two", "Three"):
        paper.release(article(STORM, headline))
        paper.export()
    assert {path.name for path in (paper.folder / "releases").iterdir()} == {"3", "4"}
    assert (paper.current / THE_FERRY).stat().st_nlink == 2
    # One for each tree, none for the home: what is public there has other rights here.
    assert (paper.current / SHIPS[1:]).stat().st_nlink == 2


def test_a_file_gives_way_to_a_folder_and_comes_back(paper: SmallPaper) -> None:
    paper.export()
    folder, file = page("/en/atlas/sea/", "<p>The sea</p>"), page("/en/atlas", "<p>Atlas</p>")
    for documents, gone in (((file,), ()), ((folder,), ("/en/atlas",)), ((file,), (folder.key,))):
        paper.release(*documents, removed=gone)
        paper.export()
        assert same_as_anew(paper)


def same_as_anew(paper: SmallPaper) -> bool:
    """Return whether the export is what an export to an empty folder gives."""
    beside = paper.folder.with_name(f"anew-{len(list(paper.folder.parent.iterdir()))}")
    paper.export(folder=beside)
    return paper.files() == files_in(beside / "current")


CHANGES: list[Callable[[int], Document]] = [
    lambda n: article(STORM, f"Storm {n}", f'<img src="{SHIPS}">' if n % 2 else ""),
    lambda n: article(FERRY, f"Ferry {n}"),
    lambda n: withdrawn(FERRY),
    lambda n: moved(FERRY, STORM),
    lambda n: article(OLD_FERRY, f"Back at its old place {n}"),
    lambda n: latest(*[FERRY, STORM, SEAL][: n % 4]),
    lambda n: page(TEASER, f"<li>{n % 2}</li>"),
    lambda n: page("/en/atlas", f"<p>{n}</p>"),
    lambda n: page(f"/az/new-{n}/", "fragment:en:teaser"),
    lambda n: page("/az/", f"<p>Front {n}</p>", *(["fragment:en:latest"] if n % 2 else [])),
]
RELEASES = st.lists(
    st.tuples(
        st.lists(st.tuples(st.integers(0, len(CHANGES) - 1), st.integers(0, 3)), max_size=4),
        st.sets(st.sampled_from([STORM, "/en/atlas", "/az/new-1/", "/robots.txt", OLD_FERRY])),
        st.booleans(),
    ),
    max_size=6,
)
Releases = list[tuple[list[tuple[int, int]], set[str], bool]]


def after(folder: Path, releases: Releases) -> bool:
    """Make releases, exporting after some; return whether the end is that of one from nothing."""
    paper = SmallPaper(folder)
    paper.release(*first_release())
    paper.export()
    for changes, removed, exported in releases:
        documents = {one.key: one for one in (CHANGES[which](n) for which, n in changes)}
        gone = tuple(key for key in removed if key not in documents)
        paper.release(*documents.values(), removed=gone)
        if exported:
            paper.export()
    paper.export()
    same = same_as_anew(paper)
    paper.store.close()
    return same


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(releases=RELEASES)
def test_after_any_releases_an_export_is_that_of_one_from_nothing(
    tmp_path_factory: pytest.TempPathFactory, releases: Releases
) -> None:
    assert after(tmp_path_factory.mktemp("paper"), releases)


@pytest.mark.slow
@pytest.mark.proofs
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(releases=RELEASES)
def test_after_many_more_releases_too(
    tmp_path_factory: pytest.TempPathFactory, releases: Releases
) -> None:
    assert after(tmp_path_factory.mktemp("paper"), releases)
