"""Pictures on a page: their size is known before they come, and so is what they look like."""

from lxml.html import HtmlElement

from caspian.newsroom.models import Contributor
from caspian.newsroom.renditions import prepare_next
from tests.cast import Cast
from tests.pages.reading import page

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


def test_a_portrait_is_cut_to_a_square(cast: Cast) -> None:
    Contributor.objects.filter(pk=cast.aysel.pk).update(
        about="She waits for ferries.", portrait=cast.picture("Aysel")
    )
    cast.published("The ferry is late")
    portrait = page(PATH).cssselect(".bio .portrait img")[0]
    assert portrait.get("width") == portrait.get("height") == "320"
    assert portrait.get("alt") == ""
