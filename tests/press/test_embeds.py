"""A card stands and goes with its article, and a chart's card keeps its address in the text."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from PIL import Image

from caspian.edition import splice
from caspian.edition.document import Part
from caspian.graphics.png import NotDrawn, as_png
from caspian.newsroom.models import Article
from caspian.pages.embed_addresses import embed_at, of_article, of_block
from tests.cast import Cast, republished
from tests.press.editions import Edition, differences
from tests.press.figures import CHART as CHART_VALUE
from tests.press.figures import CHART_ID, FIGURES, MAP_ID, block

FERRY = "/en/politics/the-ferry/"
CARD, CHART, MAP = (
    of_article(FERRY),
    of_block(FERRY, CHART_ID),
    of_block(FERRY, MAP_ID),
)
ALL = (*CARD, *CHART, *MAP)


@pytest.fixture
def ferry(cast: Cast, edition: Edition) -> Article:
    """A pressed article with a chart and a map."""
    article = cast.published(
        "The ferry",
        standfirst="It runs again.",
        kind="perspective",
        lead_picture=cast.picture(),
        body=[block("paragraph", "<p>Words.</p>"), *FIGURES],
        places=[cast.baku],
    )
    edition.press()
    return article


@pytest.fixture
def another(tmp_path: Path) -> Edition:
    """An edition in which nothing is."""
    (tmp_path / "another").mkdir()
    return Edition(tmp_path / "another")


def standing(edition: Edition) -> set[str]:
    """Return the keys of all cards and of what goes with them."""
    return {key for key in list(edition.store.keys()) if embed_at(key)}


def clean(edition: Edition, other: Edition) -> list[str]:
    """Return in what an edition differs from one that is pressed from nothing."""
    other.press_clean()
    return differences(edition.store, other.store)


def test_each_stands_with_its_article_and_says_what_it_says(
    ferry: Article, edition: Edition
) -> None:
    assert standing(edition) == set(ALL)
    page: Any = html.document_fromstring(edition.text(CARD[0]))
    said = " ".join(page.text_content().split())
    for words in ("The ferry", "It runs again.", "Perspective", "Aysel Quliyeva", "The Caspian"):
        assert words in said, words
    assert page.cssselect("link[rel=canonical]")[0].get("href").endswith(FERRY)
    assert page.cssselect("meta[name=robots]")[0].get("content") == "noindex"
    for path in (CARD[0], CHART[0], MAP[0]):
        page = html.document_fromstring(edition.text(path))
        assert not page.cssselect("script, form, iframe, object, embed"), path
        links = page.cssselect("a[href]")
        assert {FERRY, "/en/"} <= {link.get("href") for link in links}, path
        assert {(one.get("target"), one.get("rel")) for one in links} == {("_blank", "noopener")}


def test_a_chart_has_its_table_and_a_map_its_words(ferry: Article, edition: Edition) -> None:
    chart: Any = html.document_fromstring(edition.text(CHART[0]))
    assert [one.text for one in chart.cssselect("details td bdi")] == ["−29", "−27", "−29.3"]
    assert "Source: The harbour" in chart.text_content()
    shown: Any = html.document_fromstring(edition.text(MAP[0]))
    assert "Map: Baku (Azerbaijan)." in shown.cssselect("details p")[0].text_content()
    for path, words in ((CHART[2], "How deep the sea is"), (MAP[2], "Where it is")):
        drawn: Any = etree.fromstring(edition.text(path).encode())
        texts = [str(one) for one in drawn.xpath("//*[local-name()='text']/text()")]
        assert {words, "The Caspian Times"} <= set(texts)
        assert drawn.xpath("//*[local-name()='path']")
        assert not drawn.xpath("//@href | //*[local-name()='script' or local-name()='image']")


def test_each_has_a_picture_for_social_networks(
    cast: Cast, ferry: Article, edition: Edition
) -> None:
    for path in (CHART[3], MAP[3]):
        document = edition.store.find(path)
        assert document
        assert document.media_type == "image/png"
        (piece,) = document.parts
        assert isinstance(piece, Part)
        with Image.open(BytesIO(splice.plain((piece,)))) as shown:
            assert (shown.format, shown.size) == ("PNG", (1200, 630))
    for page, own in ((CHART[0], CHART[3]), (MAP[0], MAP[3])):
        assert _social(edition, page) == [f"http://127.0.0.1:8000{own}"]
    assert CHART[3] not in edition.text(FERRY), "its lead picture is what networks show"
    republished(ferry, lead_picture=None)
    edition.press()
    assert _social(edition, FERRY) == [f"http://127.0.0.1:8000{CHART[3]}"]


def _social(edition: Edition, path: str) -> list[str]:
    page: Any = html.document_fromstring(edition.text(path))
    return [one.get("content") for one in page.cssselect('meta[property="og:image"]')]


def test_a_chart_that_cannot_be_drawn_costs_its_picture_alone(
    cast: Cast, edition: Edition, another: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(svg: str) -> bytes:
        if "How deep" in svg:
            raise NotDrawn("resvg failed: index out of bounds")
        return as_png(svg)

    monkeypatch.setattr("caspian.feeds.embeds.as_png", fail)
    cast.published("The ferry", body=[*FIGURES], places=[cast.baku])
    edition.press()
    assert standing(edition) == {*CARD, *CHART[:3], *MAP}
    assert edition.fault_names() == [f"document:{CHART[3]}"]
    monkeypatch.undo()
    edition.press_clean()
    assert standing(edition) == set(ALL)
    assert clean(edition, another) == []


def test_no_list_feed_or_sitemap_names_a_card(ferry: Article, edition: Edition) -> None:
    naming = [
        key
        for key in list(edition.store.keys())
        if not embed_at(key) and key != FERRY and "/embed/" in edition.text(key)
        and not key.startswith("entry:")
    ]  # fmt: skip
    assert naming == []
    assert "/embed/" in edition.text(FERRY)


def test_a_moved_block_keeps_its_address(ferry: Article, edition: Edition) -> None:
    before = {path: edition.text(path) for path in ALL if path.endswith((".svg", "/"))}
    republished(ferry, body=[FIGURES[1], block("paragraph", "<p>More.</p>"), FIGURES[0]])
    edition.press()
    assert {path: edition.text(path) for path in before} == before


def unpublished(ferry: Article) -> None:
    ferry.unpublish()


def restricted(ferry: Article) -> None:
    ferry.view_restrictions.create(restriction_type="login")


def deleted(ferry: Article) -> None:
    ferry.delete()


@pytest.mark.parametrize("end", [unpublished, restricted, deleted])
def test_all_go_in_the_release_in_which_the_article_goes(
    ferry: Article, edition: Edition, another: Edition, end: object
) -> None:
    assert callable(end)
    end(Article.objects.get(pk=ferry.pk))
    edition.press()
    assert standing(edition) == set()
    assert clean(edition, another) == []


def test_a_chart_that_was_taken_out_goes_and_comes_again(
    ferry: Article, edition: Edition, another: Edition
) -> None:
    again = republished(ferry, body=[FIGURES[1]])
    edition.press()
    assert standing(edition) == {*CARD, *MAP}
    republished(again, body=[FIGURES[0]])
    edition.press()
    assert standing(edition) == {*CARD, *CHART}
    assert clean(edition, another) == []


def test_a_map_whose_places_are_gone_goes(ferry: Article, edition: Edition) -> None:
    republished(ferry, places=[])
    edition.press()
    assert standing(edition) == {*CARD, *CHART}


def test_all_move_with_the_article(ferry: Article, edition: Edition, another: Edition) -> None:
    republished(ferry, slug="the-boat")
    edition.press()
    moved = {key.replace("the-ferry", "the-boat") for key in ALL}
    assert standing(edition) == moved
    assert clean(edition, another) == []


def test_a_block_of_an_odd_id_or_of_none_has_no_card(cast: Cast, edition: Edition) -> None:
    odd = [
        block("chart", CHART_VALUE, one) for one in ("../../x", "A b", "x" * 65, CHART_ID, CHART_ID)
    ]
    cast.published("The ferry", body=odd)
    edition.press()
    assert standing(edition) == {*CARD, *CHART}
    assert edition.text(FERRY).count(f"{CHART_ID}.svg") == 1


def test_no_control_or_open_override_leaves_a_chart(
    cast: Cast, edition: Edition, another: Edition
) -> None:
    said_of_it = {"title": "Deep \u202esea\x01", "note": "No\x02te", "source": "The\x03 sea"}
    odd = {**CHART_VALUE, **said_of_it}
    cast.published(
        "The ferry",
        body=[
            block("quote", {"text": "So\x04"}),
            block("paragraph", '<p>A\x01<a href="https://x.example/">b\x02</a></p>'),
            block("list", {"style": "bullets", "items": ["a\x03b"]}),
            block("chart", odd, CHART_ID),
        ],
    )
    edition.press()
    for path in (FERRY, *CARD, *CHART[:3]):
        said = edition.text(path)
        assert not set(said) & set("\x01\x02\x03\x04"), path
        assert said.count("\u202e") == said.count("\u202c"), path
    assert edition.fault_names() == []
    assert clean(edition, another) == []
