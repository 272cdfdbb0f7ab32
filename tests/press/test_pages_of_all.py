"""The page that lists all places is pressed when one comes, goes or is renamed."""

from tests.cast import Cast
from tests.press.editions import Edition

BAKU, PLACES = "/en/places/baku/", "/en/places/"


def test_the_page_of_all_follows_what_it_lists(cast: Cast, edition: Edition) -> None:
    assert edition.document(PLACES) is None
    article = cast.published("The ferry", places=[cast.baku])
    edition.press()
    assert BAKU in edition.text(PLACES)
    cast.baku.name = "Bakı"
    cast.baku.save()
    edition.press()
    assert "Bakı" in edition.text(PLACES)
    article.unpublish()
    edition.press()
    gone = edition.document(PLACES)
    assert gone is None or gone.status != 200
