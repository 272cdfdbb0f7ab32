"""The paper's public key stands where strangers look for it, and a new key takes its place."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings

from caspian.edition import release
from caspian.edition.splice import plain
from caspian.edition.store import Store, open_store
from caspian.newsroom.models import Home, Information
from caspian.pages.manifest import KEY_ADDRESS
from caspian.project import edition as own
from tests.cast import Cast

ABOUT, CONTACT = "/en/about/", "/en/contact/"


@pytest.fixture
def paper(cast: Cast, tmp_path: Path, settings: Any) -> Store:
    """Return the edition of a paper that has two pages about itself."""
    settings.HOME = tmp_path
    settings.CASPIAN_EDITION_KEY = tmp_path / release.KEY_FILE
    home = Home.objects.get(locale__language_code="en")
    for slug in ("about", "contact"):
        page = Information(title=slug.title(), slug=slug, locale=home.locale, live=False)
        home.add_child(instance=page)
        page.save_revision().publish()
    store = open_store(f"sqlite:///{tmp_path / 'edition.sqlite3'}", make=True)
    press(store)
    return store


def press(store: Store) -> None:
    """Press until nothing waits."""
    while own.press_once(store).is_more:
        pass


def text(store: Store, key: str) -> str:
    """Return the text of what stands at a key, its fragments left out."""
    document = store.find(key)
    assert document
    return plain([part for part in document.parts if not isinstance(part, str)]).decode()


def test_it_stands_at_its_address_and_on_the_first_page_about_the_paper(paper: Store) -> None:
    key = release.signer(django_settings.CASPIAN_EDITION_KEY).public
    assert text(paper, KEY_ADDRESS) == f"{key}\n"
    assert paper.about("public") == key
    assert f'<code dir="ltr">{key}</code>' in text(paper, ABOUT)
    assert f'href="{KEY_ADDRESS}"' in text(paper, ABOUT)
    assert key not in text(paper, CONTACT)


def test_another_key_is_named_once_it_signs(paper: Store, tmp_path: Path) -> None:
    before = text(paper, KEY_ADDRESS)
    (tmp_path / release.KEY_FILE).unlink()
    again = open_store(f"sqlite:///{tmp_path / 'edition.sqlite3'}")
    press(again)
    assert text(again, KEY_ADDRESS) == f"{own.own_signer().public}\n" != before
    assert own.own_signer().public in text(again, ABOUT)
    again.close()
