"""An article asks for its beacon only when the paper counts by it, and nothing else ever does."""

import pytest
from django.test import RequestFactory

from caspian.edition.export.flatten import relative_html
from caspian.newsroom.models import Article, Publication
from caspian.pages.preview import preview
from tests.cast import Cast
from tests.pages.reading import page

FERRY = "/en/politics/the-ferry/"


@pytest.fixture
def ferry(cast: Cast) -> Article:
    """An article, in a paper that counts views by a beacon."""
    paper = Publication.load()
    paper.views_by_beacon = True
    paper.save()
    return cast.published("The ferry", slug="the-ferry")


def test_it_stands_after_the_text_and_is_nothing_to_hear_or_see(ferry: Article) -> None:
    (beacon,) = page(FERRY).cssselect("img.beacon")
    assert dict(beacon.attrib) == {
        "class": "beacon",
        "src": f"/beacon{FERRY}",
        "width": "1",
        "height": "1",
        "alt": "",
        "loading": "lazy",
    }
    assert beacon.getparent().cssselect("img.beacon + footer.story-close")


def test_without_the_setting_no_page_has_one(cast: Cast) -> None:
    cast.published("The ferry", slug="the-ferry")
    assert not page(FERRY).cssselect(".beacon")


def test_no_other_page_and_no_preview_has_one(ferry: Article) -> None:
    for path in ("/en/", "/en/politics/", "/en/latest/"):
        assert not page(path).cssselect(".beacon"), path
    shown = preview(ferry, RequestFactory().get("/"), "").content.decode()
    assert "The ferry" in shown
    assert "/beacon" not in shown


def test_in_an_export_it_is_asked_for_from_the_same_host(ferry: Article) -> None:
    moved = relative_html(f'<img class="beacon" src="/beacon{FERRY}">'.encode(), 3)
    assert f'src="../../../beacon{FERRY}"'.encode() in moved
