"""Each check finds what it is for, and nothing in an article that is in order."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from caspian.newsroom.checks.registry import CHECKS, issues_in
from caspian.newsroom.checks.values import ArticleValues, PictureValues


def block(kind: str, value: Any, mark: str = "b1") -> dict[str, Any]:
    """Return a block as the database holds it."""
    return {"type": kind, "value": value, "id": mark}


SHIPS = PictureValues("Ships off Baku", "Ships at anchor", "The cast", "own")
GOOD = ArticleValues(
    headline="The ferry is late",
    kind="news",
    section="Politics",
    standfirst="It waits until it is full.",
    bylines=1,
    blocks=(
        block("paragraph", '<p>The ferry leaves.[^1] <a linktype="page" id="7">Timetable</a></p>'),
        block("image", {"image": 5, "alt": "", "credit": ""}, "b2"),
        block("quote", {"text": "We wait.", "attribution": "The captain"}, "b3"),
        block("notes", {"notes": [{"type": "item", "value": "<p>It did.</p>"}]}, "b4"),
    ),
    lead=5,
    pictures={5: SHIPS},
    open_pages=frozenset([7]),
)
NEWSROOM = "caspian.newsroom."
TODAY = dt.date(2026, 12, 3)
YESTERDAY, IN_TWO_WEEKS = dt.date(2026, 12, 2), dt.date(2026, 12, 17)


def until(day: dt.date | None, licence: str = "own") -> ArticleValues:
    """Return the good article of today, whose picture may be shown until a day."""
    picture = replace(SHIPS, licence=licence, valid_until=day)
    return replace(GOOD, pictures={5: picture}, day=TODAY)


BARE = PictureValues("dsc_0001", "", "", "own")
TO_COME = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)
PARAGRAPH = block("paragraph", "<p>Words.</p>")


def found(values: ArticleValues) -> list[tuple[str, str, str]]:
    """Return what is found: the check, the field and the block."""
    return [(issue.check, issue.field, issue.block) for issue in issues_in(values)]


def with_blocks(*blocks: dict[str, Any]) -> ArticleValues:
    """Return the good article with another text."""
    return replace(GOOD, blocks=blocks)


def test_the_control_finds_nothing_in_an_article_that_is_in_order() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (replace(GOOD, standfirst=" "), [("standfirst", "standfirst", "")]),
        (replace(GOOD, headline="word " * 20), [("headline", "title", "")]),
        (replace(GOOD, bylines=0), [("byline", "bylines", "")]),
        (replace(GOOD, bylines=0, kind="perspective"), [("opinion", "bylines", "")]),
        (replace(GOOD, headline="Opinion: sail now"), [("opinion", "kind", "")]),
        (replace(GOOD, headline="Мнение: в море"), [("opinion", "kind", "")]),
        (replace(GOOD, section="Perspectives"), [("opinion", "kind", "")]),
        (replace(GOOD, proposed=("Kuryk",)), [("proposed", "proposed", "")]),
        (until(YESTERDAY), [("right", "lead_picture", ""), ("right", "body", "b2")]),
        (until(TODAY), [("ending", "lead_picture", ""), ("ending", "body", "b2")]),
        (until(IN_TWO_WEEKS), [("ending", "lead_picture", ""), ("ending", "body", "b2")]),
        (until(IN_TWO_WEEKS + dt.timedelta(days=1)), []),
        (until(None, licence=""), [("licence", "lead_picture", ""), ("licence", "body", "b2")]),
        (replace(GOOD, section_is_public=False), [("section", "section", "")]),
        (replace(GOOD, early_by=TO_COME), [("date", "published_at", "")]),
        (replace(GOOD, open_pages=frozenset()), [("link", "body", "b1")]),
        (with_blocks(), [("text", "body", "")]),
        (with_blocks(block("paragraph", "<p> </p>")), [("text", "body", "")]),
        (with_blocks(PARAGRAPH, block("paragraph", "", "b2")), [("empty", "body", "b2")]),
        (with_blocks(block("quote", {"text": "We wait.", "attribution": " "})),
         [("attribution", "body", "b1")]),
        (with_blocks(block("paragraph", "<p>One.[^2]</p>"), GOOD.blocks[3]),
         [("mark", "body", "b1"), ("note", "body", "b4")]),
        (with_blocks(block("paragraph", '<p><a id="9" linktype="document">File</a></p>')),
         [("link", "body", "b1")]),
        (replace(GOOD, pictures={5: BARE}),
         [("alt", "lead_alt", ""), ("alt", "body", "b2"), ("credit", "lead_alt", ""),
          ("credit", "body", "b2")]),
        (replace(GOOD, pictures={5: BARE}, lead=None, blocks=(
            block("gallery", {"pictures": [{"value": {"image": 5, "alt": "A", "credit": "B"}}]}),)),
         []),
    ],
)  # fmt: skip
def test_a_check_finds_what_it_is_for(
    values: ArticleValues, expected: list[tuple[str, str, str]]
) -> None:
    assert found(values) == expected


def test_every_check_of_the_register_is_tried_here() -> None:
    tried = {check for mark in _cases() for check, _, _ in mark}
    # Those of rooms upstairs have tests of their own.
    own = {one.code for one in CHECKS.values() if one.find.__module__.startswith(NEWSROOM)}
    assert tried == own


def _cases() -> list[list[tuple[str, str, str]]]:
    (mark,) = test_a_check_finds_what_it_is_for.pytestmark  # type: ignore[attr-defined]
    return [expected for _, expected in mark.args[1]]


def test_a_headline_is_measured_where_it_shows() -> None:
    long = replace(
        GOOD, headline="word " * 20, short_headline="Late", seo_title="The ferry is late"
    )
    assert found(long) == []


def test_words_are_those_that_readers_read() -> None:
    values = with_blocks(
        block("paragraph", "<p>One <b>two</b>.[^1]</p><p>Three.</p>"),
        block("list", {"style": "bullets", "items": [{"type": "item", "value": "<p>Four</p>"}]}),
        block("image", {"image": 5, "alt": "not counted", "caption": "Five", "credit": "not"}),
    )
    assert (values.words, values.minutes) == (5, 1)
    assert with_blocks(block("paragraph", "<p>" + "word " * 690 + "</p>")).minutes == 3
