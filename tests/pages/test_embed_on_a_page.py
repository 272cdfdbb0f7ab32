"""Something on another site is a card of ours: reading it calls nobody but us."""

import re

from lxml.html import tostring

from caspian.newsroom.renditions import prepare_next
from tests.cast import Cast
from tests.pages.reading import links, page, text

PATH = "/en/politics/the-film/"
ADDRESS = "https://www.youtube.com/watch?v=1"


def test_a_card_has_the_picture_that_we_keep_and_leads_to_the_original(cast: Cast) -> None:
    picture = cast.picture()
    value = {
        "url": ADDRESS, "title": "A ferry sails", "source": "YouTube", "author": "Baku TV",
        "image": picture,
    }  # fmt: skip
    cast.published("The film", body=[("embed", value)])
    assert prepare_next()
    story = page(PATH).cssselect(".body, .story-body, article")[0]
    (figure,) = story.cssselect("figure.figure")
    assert "The cast" in text(figure)
    (card,) = story.cssselect(".embed")
    assert text(card) == "A ferry sails Baku TV Opens on YouTube"
    assert links(card) == [ADDRESS]
    for code in story.cssselect("textarea"):
        code.drop_tree()  # what another site would put into its own page
    html = tostring(story, encoding="unicode")
    loaded = re.findall(r"""(?:src|srcset|poster|data)=["']([^"']+)""", html)
    assert loaded
    assert not any("//" in one for one in loaded)


def test_a_card_of_before_shows_as_it_did(cast: Cast) -> None:
    value = {"url": ADDRESS, "title": "A ferry sails", "source": "YouTube"}
    cast.published("The film", body=[("embed", value)])
    story = page(PATH)
    assert text(story.cssselect(".embed")[0]) == "A ferry sails Opens on YouTube"
    assert story.cssselect("article figure.figure") == []
