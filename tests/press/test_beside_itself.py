"""An article never stands beside itself, and knows so with no more work than a dozen pages."""

import datetime as dt

import pytest
from django.utils import timezone

from caspian.newsroom.models import Article, Section
from caspian.newsroom.must_read import pin
from caspian.pages.reads import beside
from tests.cast import Cast, new_section, republished
from tests.press.editions import Edition, differences

FERRY, SEALS = "/en/politics/the-ferry/", "/en/politics/the-seals/"


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "LATEST_SHOWN", 2)


def links_to(edition: Edition, path: str, on: str) -> int:
    """Count the headlines of other articles' lists that lead to a path, on a page."""
    return edition.text(on).count(f'class="card-headline"><a href="{path}"')


def test_no_page_leads_to_itself_and_another_moves_up(cast: Cast, edition: Edition) -> None:
    for number, headline in enumerate(("The seals", "Elections", "The ferry")):
        cast.published(headline, days_ago=9 - number)
    edition.press()
    assert links_to(edition, FERRY, on=SEALS) == 1
    assert links_to(edition, FERRY, on=FERRY) == 0
    assert links_to(edition, SEALS, on=FERRY) == 1, "what the shared list has no room for"


def test_it_follows_the_list_as_long_as_it_stands_in_it(cast: Cast, edition: Edition) -> None:
    for number, headline in enumerate(("The seals", "The ferry")):
        cast.published(headline, days_ago=9 - number)
    edition.press()
    third = cast.published("Elections", days_ago=2)
    edition.press()
    assert links_to(edition, third.url_path, on=FERRY) == 1
    republished(third, short_headline="The vote")
    edition.press()
    assert "The vote" in edition.text(FERRY)
    # Now it is out of the list, and its page shows what all others show.
    cast.published("A fourth", days_ago=1)
    edition.press()
    document = edition.document(FERRY)
    assert document is not None
    assert any("latest" in one for one in document.fragments)


def test_a_pin_that_ends_gives_the_page_back(cast: Cast, edition: Edition) -> None:
    for number, headline in enumerate(("The ferry", "The seals", "Elections")):
        cast.published(headline, days_ago=9 - number)
    edition.press()
    until = timezone.now() + dt.timedelta(minutes=5)
    for slug in ("the-ferry", "the-seals"):
        pin(article=Article.objects.get(slug=slug), by=None, until=until)
    edition.press()
    own = edition.text(FERRY)
    assert "must-read" in own
    assert links_to(edition, FERRY, on=FERRY) == 0
    edition.press(until)
    assert "must-read" not in edition.text(FERRY)


def test_each_section_marks_itself_and_goes_with_its_row(
    cast: Cast, edition: Edition, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cast.published("The ferry")
    edition.press()
    marked = 'href="/en/politics/" aria-current="true"'
    for path in (FERRY, "/en/politics/"):
        assert edition.text(path).count("aria-current") == 1
        assert marked in edition.text(path)
    assert "aria-current" not in edition.fragment("sections")
    new_section("Sport")
    edition.press()
    assert 'href="/en/sport/" aria-current="true"' in edition.text("/en/sport/")
    Section.objects.get(slug="sport").unpublish()
    edition.press()
    assert "sport" not in edition.text(FERRY)
    clean = Edition(tmp_path_factory.mktemp("clean"))
    clean.press_clean()
    assert differences(edition.store, clean.store) == []
