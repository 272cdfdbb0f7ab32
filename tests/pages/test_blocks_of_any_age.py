"""Blocks as an older version stored them: what can't be shown is left out, and the rest stays."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from caspian.newsroom.body import body_blocks
from caspian.newsroom.front_page import front_blocks
from caspian.newsroom.models import Article, Attachment, Home
from caspian.newsroom.related.traits import contents as compared
from caspian.newsroom.renditions import pictures_of
from caspian.newsroom.stored import blocks_alone
from caspian.pages.builders.body import body_of, words_of
from caspian.pages.builders.home import page_of
from caspian.pages.reads.front_page import chosen_of
from caspian.pages.reads.records import places
from caspian.pages.render import page_html
from caspian.search.content import body_text, contents_of
from tests.cast import Cast
from tests.pages.reading import page, text

LAST = {"type": "heading", "value": "What stays", "id": "z"}
ODD: list[Any] = [
    None, "", "many", "12", "2020-13-45", 0, -1, 10**30, 1.5, True, [], [None], {}, {"value": None},
    [{"type": "item"}], [{"value": {"value": 3}}], {"id": 5}, "<b", "\x00",
]  # fmt: skip


def listed(*values: Any) -> list[dict[str, Any]]:
    """Return a list of a block as it is stored."""
    return [{"type": "item", "value": value, "id": str(n)} for n, value in enumerate(values)]


def whole_body(picture: int, document: int, place: int, page: int) -> list[dict[str, Any]]:
    """Return a stored body with a block of every type."""
    link = f'<p>See <a linktype="page" id="{page}">this</a>.[^1]</p>'
    image = {"image": picture, "alt": "A", "caption": "C", "credit": "D"}
    chart = {
        "kind": "bar", "title": "Ships", "data": "\tShips\nBaku\t3\nAktau\t5", "unit": "",
        "rows_are_series": False, "highlight": "", "source": "", "note": "", "alt": "",
        "size": "across",
    }  # fmt: skip
    spot = {"place": place, "emphasised": True}
    values: dict[str, Any] = {
        "paragraph": link,
        "heading": "A heading",
        "image": image,
        "gallery": {"title": "G", "pictures": listed(image, image)},
        "quote": {"text": "Words", "attribution": "Somebody"},
        "pull_quote": "Large words",
        "list": {"style": "numbers", "items": listed("<p>One</p>", "<p>Two</p>")},
        "table": {
            "columns": [{"type": "text", "heading": "Port"}, {"type": "text", "heading": "Ships"}],
            "rows": [{"values": ["Baku", "3"]}, {"values": ["Aktau", "5"]}],
            "caption": "Ports",
        },
        "chart": chart,
        "map": {
            "title": "M", "caption": "", "alt": "", "close": False, "places": listed(spot),
        },
        "explainer": {"title": "Why", "text": "<p>Because</p>"},
        "timeline": {"title": "T", "entries": listed({"when": "May", "text": "<p>It</p>"})},
        "notes": {"notes": listed("<p>A note</p>")},
        "document": {"document": document, "title": ""},
        "embed": {"url": "https://example.org/", "title": "Film", "source": "A site"},
        "divider": None,
    }  # fmt: skip
    return [{"type": kind, "value": value, "id": kind} for kind, value in values.items()]


def whole_front(article: int, section: int, topic: int, place: int) -> list[dict[str, Any]]:
    """Return a stored front with a block of every type."""
    values: dict[str, Any] = {
        "lead": {"article": article, "related": listed(article)},
        "package": {"title": "P", "articles": listed(article)},
        "picture_story": {"article": article, "look": "dark"},
        "perspectives": {"articles": listed(article)},
        "must_read": None,
        "latest_stories": {"title": "", "number": 8},
        "section_strip": {"section": section},
        "topic_strip": {"topic": topic},
        "place_strip": {"place": place},
    }
    return [{"type": kind, "value": value, "id": kind} for kind, value in values.items()]


def spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place inside stored data: what holds it, and by which key."""
    keys = list(value) if isinstance(value, dict) else []
    if isinstance(value, list):
        keys = list(range(len(value)))
    for key in keys:
        yield value, key
        yield from spots(value[key])


def broken(whole: list[dict[str, Any]], cuts: list[tuple[int, Any]]) -> list[Any]:
    """Return stored data of which some places were taken out, or hold something odd."""
    found = copy.deepcopy(whole)
    for at, instead in cuts:
        places_inside = list(spots(found))
        holder, key = places_inside[at % len(places_inside)]
        if instead == "taken out":
            del holder[key]
        else:
            holder[key] = copy.deepcopy(instead)
        if not list(spots(found)):
            break
    return found


CUTS = st.lists(
    st.tuples(st.integers(0, 500), st.sampled_from(["taken out", *ODD])), min_size=1, max_size=4
)


class Stored:
    """A published article and a home, whose blocks a test replaces behind Wagtail's back."""

    def __init__(self, cast: Cast) -> None:
        document = Attachment.objects.create(title="The treaty", file="treaty.pdf")
        self.article = cast.published("Whole", places=[cast.baku], topics=[cast.sea])
        self.home = cast.home
        self.body = whole_body(cast.picture().pk, document.pk, cast.aktau.pk, self.article.pk)
        self.front = whole_front(self.article.pk, cast.politics.pk, cast.sea.pk, cast.baku.pk)

    def put(self, column: str, blocks: Any) -> None:
        """Write blocks into the database as they are."""
        table, key = ("article", self.article.pk) if column == "body" else ("home", self.home.pk)
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE newsroom_{table} SET {column} = %s WHERE page_ptr_id = %s",
                [json.dumps(blocks), key],
            )

    def read_everywhere(self) -> str:
        """Walk the body as everybody does who walks one; return the text of the page's blocks."""
        article = Article.objects.get(pk=self.article.pk)
        compared([article.pk])
        contents_of([article.pk])
        pictures_of(article)
        return text(page(article.url_path).cssselect("article.story")[0])


@pytest.fixture
def stored(cast: Cast) -> Stored:
    """The records whose blocks are replaced."""
    return Stored(cast)


def test_the_examples_have_every_block_there_is(stored: Stored) -> None:
    assert [one["type"] for one in stored.body] == [name for name, _ in body_blocks()]
    assert [one["type"] for one in stored.front] == [name for name, _ in front_blocks()]
    stored.put("body", stored.body)
    shown = body_of(tuple(stored.body), "en")
    assert len(shown) == len(stored.body)
    assert stored.read_everywhere().count("Large words") == 1


@settings(derandomize=True, max_examples=120, deadline=None)
@given(cuts=CUTS)
def breaks_a_body(stored: Stored, cuts: list[tuple[int, Any]]) -> None:
    """Build a body with something broken; the blocks that are whole stay."""
    body = blocks_alone([*broken(stored.body, cuts), LAST])
    shown = body_of(tuple(body), "en")
    assert shown[-1].name == "heading"
    whole = {one["id"] for one in stored.body if one in body} - {"map", "chart", "notes"}
    assert whole <= {*(block.name for block in shown)}
    assert "What stays" in words_of(tuple(body))
    assert "What stays" in body_text(body)


@settings(derandomize=True, max_examples=40, deadline=None)
@given(cuts=CUTS)
def breaks_a_front(stored: Stored, cuts: list[tuple[int, Any]]) -> None:
    """Build a front with something broken."""
    stored.home.front = json.dumps(broken(stored.front, cuts))
    front = page_of(chosen_of(stored.home, "en"), "en")
    assert "Whole" in page_html(front, lambda name: Markup())


def test_nothing_that_is_missing_or_odd_stops_a_page(stored: Stored) -> None:
    breaks_a_body(stored)


@pytest.mark.parametrize("instead", ["taken out", None, "odd", 7], ids=str)
def test_no_part_of_any_block_is_needed(stored: Stored, instead: Any) -> None:
    for number, block in enumerate(stored.body):
        for at in range(len(list(spots(block)))):
            cut = broken([block], [(at + 1, instead)])
            assert body_of(tuple(blocks_alone([*cut, LAST])), "en")[-1].name == "heading", number


def test_nothing_that_is_missing_or_odd_stops_a_front(stored: Stored) -> None:
    breaks_a_front(stored)


WHOLE_PAGES: list[Any] = [
    [{"type": "quote"}, LAST], [{"value": "no type"}, LAST], [{"type": "of old", "value": 3}, LAST],
    [{"type": "quote", "value": None}, LAST], [None, LAST], [LAST, "text", 5], [{"type": 7}, LAST],
    [{"type": "heading", "value": "What stays"}],
]  # fmt: skip


@pytest.mark.parametrize("blocks", WHOLE_PAGES, ids=str)
def test_a_record_with_odd_blocks_is_read_and_shown(stored: Stored, blocks: Any) -> None:
    stored.put("body", blocks)
    assert "What stays" in stored.read_everywhere()


@pytest.mark.parametrize("blocks", [{}, {"a": 1}, 5, "text", [], None, [[]], [1]], ids=str)
def test_a_record_without_any_block_is_read_and_shown(stored: Stored, blocks: Any) -> None:
    stored.put("body", blocks)
    stored.put("front", blocks)
    assert "Whole" in stored.read_everywhere()
    assert chosen_of(Home.objects.get(pk=stored.home.pk), "en").parts == ()


def test_lists_from_before_items_had_ids_are_read(stored: Stored) -> None:
    old = {"style": "bullets", "items": ["<p>What stays</p>"]}
    stored.put("body", [{"type": "list", "value": old}])
    assert "What stays" in stored.read_everywhere()


def test_a_row_that_is_short_is_filled_up(stored: Stored) -> None:
    table = {"columns": [{"heading": "A"}, {"heading": "B"}], "rows": [{"values": ["1"]}, {}]}
    (shown,) = body_of(tuple(blocks_alone([{"type": "table", "value": table}])), "en")
    assert shown.rows == (("1", ""), ("", ""))  # type: ignore[union-attr]


def test_an_article_of_a_kind_that_is_no_more_is_shown(stored: Stored) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE newsroom_article SET kind = 'live'")
    assert (
        '"@type":"NewsArticle"' in page(stored.article.url_path).cssselect("script")[-2].text or ""
    )


def test_places_that_no_table_could_hold_are_gone(cast: Cast) -> None:
    assert places((cast.baku.pk, 2**62), "en").keys() == {cast.baku.pk}
