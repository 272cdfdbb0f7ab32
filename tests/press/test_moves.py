"""What was public at a path is found from there, whatever moved it and whatever crashed."""

import json

from caspian.edition.splice import plain
from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Section
from tests.cast import Cast, republished
from tests.press.editions import Edition


def leads(edition: Edition, path: str) -> tuple[int, str]:
    """Return the status of a path and where it leads."""
    document = edition.document(path)
    assert document is not None
    return document.status, document.location


def test_a_renamed_article_is_found_under_its_old_path(cast: Cast, edition: Edition) -> None:
    article = cast.published("The fery", slug="the-fery")
    edition.press()
    republished(article, slug="the-ferry")
    edition.press()
    assert leads(edition, "/en/politics/the-fery/") == (301, "/en/politics/the-ferry/")


def test_one_renamed_twice_is_found_at_once_from_both(cast: Cast, edition: Edition) -> None:
    article = cast.published("The ferry", slug="one")
    for slug in ("two", "three"):
        edition.press()
        article = republished(article, slug=slug)
    edition.press()
    for old in ("one", "two"):
        assert leads(edition, f"/en/politics/{old}/") == (301, "/en/politics/three/")


def test_an_article_moved_to_another_section_is_found(cast: Cast, edition: Edition) -> None:
    article = cast.published("The ferry")
    edition.press()
    article.move(Section.objects.get(pk=cast.culture.pk), pos="last-child")
    edition.press()
    assert leads(edition, "/en/politics/the-ferry/") == (301, "/en/culture/the-ferry/")
    assert "The ferry" in edition.text("/en/culture/")
    assert "The ferry" not in edition.text("/en/politics/").split("Must read")[0]


def test_a_renamed_section_takes_its_articles_along(cast: Cast, edition: Edition) -> None:
    cast.published("The ferry")
    edition.press()
    section = Section.objects.get(slug="politics")
    section.slug = "power"
    section.save_revision().publish()
    # Wagtail tells of it after the commit; the press must not need that.
    edition.press()
    assert leads(edition, "/en/politics/") == (301, "/en/power/")
    assert leads(edition, "/en/politics/the-ferry/") == (301, "/en/power/the-ferry/")


def test_another_article_may_take_the_old_path(cast: Cast, edition: Edition) -> None:
    article = cast.published("First", slug="here")
    edition.press()
    republished(article, slug="there")
    cast.published("Second", slug="here")
    edition.press()
    assert edition.status("/en/politics/here/") == 200
    assert "Second" in edition.text("/en/politics/here/")


def test_the_languages_of_the_paper_are_said_in_one_document(cast: Cast, edition: Edition) -> None:
    add_home("az")
    edition.press()
    document = edition.document("languages")
    assert document is not None
    (part,) = document.parts
    assert not isinstance(part, str)
    assert json.loads(plain([part])) == {"default": "en", "fronts": {"en": "/en/", "az": "/az/"}}


def test_an_old_path_leads_there_again_when_a_withdrawn_article_comes_back(
    cast: Cast, edition: Edition
) -> None:
    article = cast.published("The ferry", slug="one")
    edition.press()
    article = republished(article, slug="two")
    edition.press()
    article.unpublish()
    edition.press()
    assert edition.status("/en/politics/one") == edition.status("/en/politics/one/") == 410
    republished(article)
    edition.press()
    for old in ("/en/politics/one", "/en/politics/one/"):
        assert leads(edition, old) == (301, "/en/politics/two/")
