"""What is pressed of a card keeps to oEmbed 1.0, also when it is cut; planted faults are seen."""

import json
from typing import Any

import pytest

from caspian.formats.oembed.write import OEmbed, as_json, as_xml, described, fitted, height_at
from caspian.newsroom.models import Article
from caspian.pages.embed_addresses import oembed_address
from tests.cast import Cast
from tests.common.scripts import NAMES
from tests.feeds.odd_articles import ODD
from tests.feeds.papers import Programs
from tests.feeds.strict.oembed import oembed_faults, oembed_xml_faults
from tests.press.figures import CHART, CHART_ID, FIGURES, MAP_ID, block

ROOT = "https://paper.example"
CARD = OEmbed(
    title='The ferry & "the port" <3',
    author_name="Aysel Quliyeva",
    author_url=f"{ROOT}/en/contributors/aysel-quliyeva/",
    provider_name="The Caspian Times",
    provider_url=f"{ROOT}/en/",
    embed_url=f"{ROOT}/en/politics/the-ferry/embed/",
    sizes=((220, 500), (480, 700), (600, 240)),
    thumbnails=((f"{ROOT}/a.jpg", 1200, 675), (f"{ROOT}/b.webp", 480, 270)),
    picture_url=f"{ROOT}/en/politics/the-ferry/embed/x.svg",
)
ROOMS = [(0, 0), (600, 0), (480, 0), (350, 0), (100, 0), (0, 200), (500, 300), (1, 1), (2000, 2000)]
PLANTED = [
    ('"version":"1.0"', '"version":1.0'),
    ('"type":"rich"', '"type":"link"'),
    ('"width":600', '"width":"600"'),
    ('"width":600', '"width":-600'),
    ('"thumbnail_width":1200,', ""),
    (f'"provider_url":"{ROOT}/en/"', '"provider_url":"/en/"'),
    ('width=\\"600\\"', 'width=\\"601\\"'),
    ("></iframe>", "></iframe><script src='/x.js'></script>"),
    ("loading=", "onload='x()' loading="),
    ("allow-popups ", "allow-popups allow-scripts "),
    ('"title":"The', '"headline":"The'),
    ('"cache_age":3600', '"cache_age":null'),
]
PLANTED_IN_XML = [
    ("<width>600</width>", "<width>600px</width>"),
    ("<version>1.0</version>", "<version>1.1</version>"),
    ("<oembed>", "<oembed><title>Another</title>"),
    ("&amp; ", "& "),
    ("<type>rich</type>", ""),
    ("oembed>", "embed>"),
]


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_an_answer_keeps_to_the_format_and_to_the_room(room: tuple[int, int]) -> None:
    said = fitted(described(CARD), *room)
    assert oembed_faults(as_json(said).encode(), most=room) == []
    assert oembed_xml_faults(as_xml(said).encode(), most=room) == []
    assert said["width"] <= 600


def test_a_thumbnail_that_is_too_large_gives_way_to_a_smaller_one_or_none() -> None:
    assert fitted(described(CARD), 500)["thumbnail_url"] == f"{ROOT}/b.webp"
    assert "thumbnail_url" not in fitted(described(CARD), 300)
    assert fitted(described(CARD))["thumbnail_width"] == 1200


def test_heights_between_two_widths_lie_between_theirs() -> None:
    assert [height_at(CARD.sizes, width) for width in (1, 220, 350, 480, 540, 900)] == [
        500, 500, 600, 700, 470, 240,
    ]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong"), PLANTED)
def test_a_planted_fault_is_seen(right: str, wrong: str) -> None:
    text = as_json(fitted(described(CARD)))
    assert oembed_faults(text.encode()) == []
    assert right in text
    assert oembed_faults(text.replace(right, wrong).encode()) != []


@pytest.mark.parametrize(("right", "wrong"), PLANTED_IN_XML)
def test_a_planted_fault_is_seen_in_xml(right: str, wrong: str) -> None:
    text = as_xml(fitted(described(CARD)))
    assert oembed_xml_faults(text.encode()) == []
    assert right in text
    assert oembed_xml_faults(text.replace(right, wrong).encode()) != []


def test_what_is_pressed_is_right_for_every_script_and_odd_letter(
    cast: Cast, programs: Programs
) -> None:
    words = [*list(NAMES.values())[::4], *ODD]
    for number, text in enumerate(words):
        headline = f"{number} {''.join(one for one in str(text) if one >= ' ')}"[:250]
        # A chart that has this one character, or no title, is not finished: nothing publishes it.
        title = f"{number} {text}".replace("\0", "")
        chart = block("chart", {**CHART, "title": title}, CHART_ID)
        cast.published(
            headline, slug=f"story-{number}", body=[chart, FIGURES[1]], places=[cast.baku]
        )
    programs.edition.press()
    found = programs.all("/oembed.json")
    assert len(found) == 3 * len(words)
    for address, data in found.items():
        assert oembed_faults(data, pressed=True) == [], address
        xml = as_xml(fitted(json.loads(data), 300, 400)).encode()
        assert oembed_xml_faults(xml, most=(300, 400)) == [], address


def test_it_says_whose_it_is_and_shows_the_lead_picture(cast: Cast, programs: Programs) -> None:
    article = cast.published(
        "The ferry", by=(cast.aysel, cast.davit), lead_picture=cast.picture(), body=[*FIGURES],
        places=[cast.baku],
    )  # fmt: skip
    programs.edition.press()
    said = _said(programs, article)
    assert said["author_name"] == "Aysel Quliyeva, Davit Beridze"
    assert "author_url" not in said, "of two authors neither's page is the author's"
    shown = programs.edition.text(article.url_path)
    assert said["thumbnail_url"] in shown, "a picture that a page names, or nobody gets it"
    assert (said["thumbnail_width"], said["thumbnail_height"]) == (1200, 675)
    for of, title in ((CHART_ID, "How deep the sea is"), (MAP_ID, "Where it is")):
        of_figure = _said(programs, article, of)
        assert of_figure["title"] == title
        assert programs.find(of_figure["picture_url"])
        shown = of_figure["thumbnail_url"]
        assert (of_figure["thumbnail_width"], of_figure["thumbnail_height"]) == (1200, 630)
        assert shown == of_figure["picture_url"].replace(".svg", ".png")
        assert programs.find(shown)
        assert programs.find(of_figure["embed_url"])


def _said(programs: Programs, article: Article, block: str = "") -> dict[str, Any]:
    found = programs.edition.text(oembed_address(article.url_path, block))
    said: dict[str, Any] = json.loads(found)
    return said
