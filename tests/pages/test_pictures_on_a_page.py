"""Pictures on a page: their size is known before they come, and so is what they look like."""

from typing import Any

import pytest
from lxml.html import HtmlElement

from caspian.newsroom import renditions
from caspian.newsroom.models import Contributor, Home, Picture
from caspian.newsroom.renditions import prepare_next
from tests.cast import Cast
from tests.pages.reading import page, text

PATH = "/en/politics/the-ferry-is-late/"


def lead_of(path: str = PATH) -> HtmlElement:
    """Return the lead picture of an article."""
    return page(path).cssselect(".story-lead img")[0]


def test_a_picture_says_its_size_and_its_tones(cast: Cast) -> None:
    picture = cast.picture()
    cast.published("The ferry is late", lead_picture=picture, lead_alt="A ferry")
    image = lead_of()
    assert (image.get("width"), image.get("height")) == ("1600", "900")
    assert image.get("data-tones") == "-".join(picture.tones)
    assert [one.split()[1] for one in image.get("srcset").split(", ")] == [
        "480w", "720w", "1080w", "1600w",
    ]  # fmt: skip
    assert "loading" not in image.attrib


def test_the_lighter_format_is_offered_once_it_was_made(cast: Cast) -> None:
    cast.published("The ferry is late", lead_picture=cast.picture(), lead_alt="A ferry")
    assert page(PATH).cssselect(".story-lead source") == []
    assert prepare_next()
    source = page(PATH).cssselect(".story-lead picture > source")[0]
    assert source.get("type") == "image/avif"
    assert source.get("srcset").count(".avif ") == 4
    assert lead_of().get("src").endswith(".webp")


def test_a_small_original_is_offered_in_each_width_once(cast: Cast) -> None:
    """Of 800 pixels, two of the widths come out alike, in two files of other names."""
    picture = cast.picture(size=(800, 450))
    cast.published("The ferry is late", lead_picture=picture, lead_alt="A ferry")
    offered = [lead_of()]
    assert prepare_next()
    offered += page(PATH).cssselect(".story-lead picture > source")
    for kind, one in zip(("webp", "avif"), offered, strict=True):
        made = picture.renditions.filter(filter_spec__contains=f"format-{kind}")
        assert [each.width for each in made].count(800) > 1
        widths = [each.split()[1] for each in one.get("srcset").split(", ")]
        assert widths == ["480w", "720w", "800w"]


def test_a_portrait_is_cut_to_a_square(cast: Cast) -> None:
    Contributor.objects.filter(pk=cast.aysel.pk).update(
        about="She waits for ferries.", portrait=cast.picture("Aysel")
    )
    cast.published("The ferry is late")
    portrait = page(PATH).cssselect(".bio .portrait img")[0]
    assert portrait.get("width") == portrait.get("height") == "320"
    assert portrait.get("alt") == ""


@pytest.fixture
def nothing_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture of which no rendition can be made."""
    monkeypatch.setattr(renditions, "make", lambda picture, specs: None)


ALL_OVER: dict[str, Any] = {
    "lead_alt": "A ferry",
    "lead_caption": "Late again",
    "standfirst": "It waits.",
}


def shown_all_over(cast: Cast) -> None:
    """Publish an article that shows a picture wherever one can stand, and a front that does."""
    picture, portrait = cast.picture(), cast.picture("Aysel")
    inside = {"image": picture, "alt": "", "caption": "In the text", "credit": ""}
    gallery = {"title": "A gallery", "pictures": [inside, inside | {"caption": "In a gallery"}]}
    Contributor.objects.filter(pk=cast.aysel.pk).update(about="She waits.", portrait=portrait)
    article = cast.published(
        "The ferry is late",
        lead_picture=picture,
        kind="perspective",
        body=[("image", inside), ("gallery", gallery)],
        **ALL_OVER,
    )
    for number in range(5):
        cast.published(f"Later {number}", lead_picture=picture, days_ago=2 + number)
    home = Home.objects.get(pk=cast.home.pk)
    home.front = [("picture_story", {"article": article, "look": "dark"})]
    home.save_revision().publish()


PAGES = (PATH, "/en/", "/en/politics/", "/en/contributors/aysel-quliyeva/")


@pytest.mark.usefixtures("nothing_made")
def test_without_a_rendition_the_words_stay_and_nothing_is_broken(cast: Cast) -> None:
    shown_all_over(cast)
    for path in PAGES:
        whole = page(path)
        assert whole.cssselect("main img") == [], path
        assert whole.cssselect(".pictured, .card-picture") == [], path
        assert whole.cssselect('meta[property^="og:image"]') == [], path
        assert all('"image"' not in one.text for one in whole.cssselect("script[type]")), path
    article = page(PATH)
    assert text(article.cssselect(".story-lead figcaption")[0]) == "Late again The cast"
    told = [text(one) for one in article.cssselect(".story-body figcaption, .story figcaption")]
    assert [one for one in told if "In the text" in one or "In a gallery" in one]
    assert text(article.cssselect(".bio .portrait")[0]) == "AQ"
    assert article.cssselect('meta[name="twitter:card"]')[0].get("content") == "summary"
    assert text(page("/en/").cssselect(".card-band .card-headline")[0]) == "The ferry is late"


@pytest.mark.usefixtures("nothing_made")
def test_where_nothing_would_stand_no_figure_does(cast: Cast) -> None:
    picture = cast.picture()
    Picture.objects.filter(pk=picture.pk).update(credit="")
    empty = {"image": picture, "alt": "", "caption": "", "credit": ""}
    body = [("image", empty), ("gallery", {"title": "Empty", "pictures": [empty, empty]})]
    cast.published("The ferry is late", lead_picture=picture, body=body)
    assert page(PATH).cssselect("main figure, .story-lead, .gallery") == []


def test_the_control_with_renditions_shows_pictures_everywhere(cast: Cast) -> None:
    shown_all_over(cast)
    for path in PAGES:
        assert page(path).cssselect("main img"), path
    article = page(PATH)
    assert len(article.cssselect(".story img:not(.beacon)")) >= 5
    assert article.cssselect('meta[property="og:image"]')
    assert page("/en/").cssselect(".card-band.pictured img")


def test_a_drawing_on_pale_paper_turns_dark_where_an_editor_said_so(cast: Cast) -> None:
    """Everywhere that it is shown: over its article, in the text, on a card."""
    drawing, photograph = cast.picture("A map"), cast.picture("A ferry")
    drawing.turns_dark = True
    drawing.save()
    shown = [("image", {"image": one, "alt": "", "caption": ""}) for one in (drawing, photograph)]
    cast.published("The ferry is late", lead_picture=drawing, lead_alt="A map", body=shown)
    images = page(PATH).cssselect(".story img:not(.beacon)")
    assert [one.get("class") for one in images] == ["turns-dark", "turns-dark", None]
    assert page("/en/").cssselect(".card-picture img")[0].get("class") == "turns-dark"
    drawing.turns_dark = False
    drawing.save()
    assert page(PATH).cssselect(".turns-dark") == []
