"""A merged topic, place, contributor or section leads to the other for readers, and comes back."""

from typing import Any

import pytest

from caspian.newsroom.merge.merge import merge, undo_merge
from tests.cast import Cast
from tests.newsroom.merge.state import fill
from tests.press.editions import Edition, differences
from tests.thorough import some

pytestmark = pytest.mark.indexed
PATHS = {
    "topic": ("/en/topics/the-sea/", "/en/topics/ports/"),
    "place": ("/en/places/baku/", "/en/places/aktau/"),
    "contributor": ("/en/contributors/aysel-quliyeva/", "/en/contributors/davit-beridze/"),
    "section": ("/en/politics/", "/en/culture/"),
}


def pair(cast: Cast, kind: str) -> tuple[Any, Any]:
    """Return the one and the other."""
    return {
        "topic": (cast.sea, cast.ports), "place": (cast.baku, cast.aktau),
        "contributor": (cast.aysel, cast.davit), "section": (cast.politics, cast.culture),
    }[kind]  # fmt: skip


def assert_as_clean(edition: Edition, tmp_path: Any) -> None:
    """Check that the edition is what a rebuild from nothing gives."""
    (tmp_path / "clean").mkdir(exist_ok=True)
    clean = Edition(tmp_path / "clean")
    clean.press_clean()
    assert differences(edition.store, clean.store) == []


@pytest.mark.parametrize("kind", some(2, ["section", "topic", "place", "contributor"]))
def test_readers_are_led_to_the_other_and_back(
    cast: Cast, edition: Edition, kind: str, tmp_path: Any
) -> None:
    fill(cast)
    edition.press()
    old, new = PATHS[kind]
    assert edition.status(old) == 200
    loser, winner = pair(cast, kind)
    done = merge(loser, into=winner, by=None)
    edition.press()
    document = edition.document(old)
    assert document is not None
    assert (document.status, document.location) == (301, new)
    assert "One" in edition.text(new)
    assert_as_clean(edition, tmp_path)
    undo_merge(done, by=None)
    edition.press()
    assert edition.status(old) == 200
    assert "One" in edition.text(old)
    assert_as_clean(edition, tmp_path)
