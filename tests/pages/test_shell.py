"""Pages that the backend answers are shown in the fragments of the edition that readers see."""

from pathlib import Path
from typing import Any

from caspian.edition.release import signer
from caspian.edition.store import open_store
from caspian.newsroom.models import Publication
from caspian.pages.builders.plain import absent_page
from caspian.pages.on_demand import shell
from caspian.pages.reads.door import each_read_once
from caspian.press.cycle import until_idle as turn
from tests.cast import Cast


def shown(settings: Any, url: str) -> str:
    """Return a page as the backend answers with it beside an edition."""
    settings.CASPIAN_EDITION = url
    with each_read_once():
        return shell.response(absent_page(404, "en")).content.decode()


def test_the_fragments_are_those_of_the_release_that_stands(
    cast: Cast, settings: Any, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'edition.sqlite3'}"
    store, key = open_store(url, make=True), signer(tmp_path / "edition.key")
    turn(store, key)
    paper = Publication.load()
    paper.about = "Word from the new harbour."
    paper.save()
    assert "new harbour" not in shown(settings, url)
    turn(store, key)
    assert "new harbour" in shown(settings, url)
    store.close()


def test_without_an_edition_they_are_rendered(cast: Cast, settings: Any, tmp_path: Path) -> None:
    for url in ("", f"sqlite:///{tmp_path / 'none'}", "no address"):
        assert "Politics" in shown(settings, url)


def test_a_damaged_edition_is_no_fault_of_the_reader(
    cast: Cast, settings: Any, tmp_path: Path
) -> None:
    path = tmp_path / "edition.sqlite3"
    path.write_bytes(b"not a database " * 100)
    assert "Politics" in shown(settings, f"sqlite:///{path}")
