"""An older copy of the edition that is put back is pressed anew, and goes on."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings

from caspian.edition import announced_head
from caspian.edition.splice import plain
from caspian.edition.store import open_store
from caspian.newsroom.models import Change
from caspian.project import edition as own
from tests.cast import Cast, republished


@pytest.mark.django_db
def test_what_was_released_since_the_copy_is_released_again(
    cast: Cast, tmp_path: Path, settings: Any
) -> None:
    settings.HOME = tmp_path
    url = f"sqlite:///{tmp_path / 'edition.sqlite3'}"
    store = open_store(url, make=True)
    article = cast.published("The ferry")
    own.press_once(store)
    copy = tmp_path / "copy.sqlite3"
    store.database.run(f"VACUUM INTO '{copy}'")
    republished(article, title="The ferry, corrected")
    own.press_once(store)
    assert not Change.objects.exists()
    head = announced_head.read(Path(django_settings.HOME) / announced_head.FILE)
    assert head
    assert head.number == 2
    store.close()

    older = open_store(f"sqlite:///{copy}", make=True)
    while own.press_once(older).is_more:
        pass
    found = older.find(article.url_path)
    assert found
    assert older.number() > 1
    assert "corrected" in _text(found)


def _text(document: Any) -> str:
    return plain([part for part in document.parts if not isinstance(part, str)]).decode()
