"""A page is composed of one release, also when another one comes in the middle of it."""

import re
from contextlib import AbstractContextManager, nullcontext

import pytest

from caspian.edition.document import Document
from caspian.edition.store import Store
from caspian.server.front import Front
from tests.server.asking import ask
from tests.server.edition import LATEST, Edition, page

MUST_READ = "fragment:en:must-read"


@pytest.fixture(autouse=True)
def _release_midway(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a release come in whenever a page has taken its first fragment and not its second."""
    edition.release(*of_release(2), page("/en/culture/", LATEST, MUST_READ))
    find, numbers = Store.find, iter(range(3, 100))

    def find_late(store: Store, key: str) -> Document | None:
        if key == MUST_READ:
            edition.release(*of_release(next(numbers)))
        return find(store, key)

    monkeypatch.setattr(Store, "find", find_late)


def of_release(number: int) -> list[Document]:
    """Return both fragments as they are at a release."""
    return [page(key, f"<p>{key} of {number}.") for key in (LATEST, MUST_READ)]


def releases_shown(front: Front) -> set[str]:
    """Return the releases whose fragments one page shows."""
    return set(re.findall(r"of (\d+)\.", ask(front, "/en/culture/").text))


def test_a_page_never_shows_two_releases(front: Front) -> None:
    for _ in range(5):
        assert len(releases_shown(front)) == 1
        front.reading.look()


def test_what_was_kept_meanwhile_is_dropped_with_the_release_that_came(front: Front) -> None:
    assert releases_shown(front) == {"2"}
    front.reading.look()
    assert releases_shown(front) == {"3"}


def test_without_one_state_it_would(front: Front, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: each fragment is read from whatever stands at that moment."""

    def each_for_itself(store: Store) -> AbstractContextManager[None]:
        return nullcontext()

    monkeypatch.setattr(Store, "one_state", each_for_itself)
    assert releases_shown(front) == {"2", "3"}
