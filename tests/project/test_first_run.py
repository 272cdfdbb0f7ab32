"""What the first run makes, and what it refuses to make."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from caspian.edition.commit import committing
from caspian.edition.document import Document
from caspian.edition.release import signer
from caspian.edition.store import open_store
from caspian.edition.trace import Trace
from caspian.project import first_run
from tests.edition.editions import NOON


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with an edition of one release, and no newsroom."""
    url = f"sqlite:///{tmp_path / 'edition.sqlite3'}"
    store = open_store(url, make=True)
    with committing(store, signer(tmp_path / "edition.key"), at=NOON) as step:
        step.put(Document("/en/"), Trace())
    store.close()
    monkeypatch.setattr("caspian.project.edition.open_store", lambda *a, **k: open_store(url))
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / "newsroom.sqlite3")}
    monkeypatch.setattr(first_run, "settings", SimpleNamespace(DATABASES={"default": database}))
    return tmp_path


def test_no_paper_is_founded_over_the_edition_of_one_whose_newsroom_is_gone(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        first_run._refuse_to_forget()
    said = capsys.readouterr().err
    assert "newsroom.sqlite3 is gone" in said
    assert "backup" in said
    assert not (home / "newsroom.sqlite3").exists()


def test_where_the_newsroom_is_there_nothing_is_refused(home: Path) -> None:
    (home / "newsroom.sqlite3").touch()
    first_run._refuse_to_forget()
