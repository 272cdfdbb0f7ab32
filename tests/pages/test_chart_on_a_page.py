"""A chart on the page of an article: drawn, described, and with its numbers behind it."""

from typing import Any

import pytest
from lxml.html import HtmlElement

from caspian.newsroom.models import Article
from caspian.pages.builders.body import body_of, words_of
from caspian.pages.drawing_blocks import ChartFigure
from tests.cast import Cast
from tests.pages.reading import page, text
from tests.pages.watchdog import answer

HOSTILE = "</svg><script>alert(1)</script>"
PEOPLE = {
    "kind": "bar", "title": "Kazakhstan has twice as many people", "unit": "Millions",
    "data": "Country\t2004\t2024\nKazakhstan\t15.0\t20.6\nTurkmenistan\t\t7.5",
    "rows_are_series": False, "highlight": "", "source": "World Bank", "note": "Rounded.",
    "alt": "", "size": "across",
}  # fmt: skip


def figures(cast: Cast, *charts: dict[str, Any]) -> list[HtmlElement]:
    """Return the charts of an article as they stand on its page."""
    cast.published("The sea", slug="sea", body=[("chart", one) for one in charts])
    return page("/en/politics/sea/").cssselect("figure.chart")


def built(code: str = "en", **changes: Any) -> ChartFigure | None:
    """Return a chart as a builder makes it of its stored block."""
    (one,) = body_of(({"type": "chart", "value": {**PEOPLE, **changes}},), code) or (None,)
    assert one is None or isinstance(one, ChartFigure)
    return one


def test_title_unit_note_and_source(cast: Cast) -> None:
    (figure,) = figures(cast, PEOPLE)
    assert text(figure.cssselect("figcaption")[0]) == "Kazakhstan has twice as many people Millions"
    assert text(figure.cssselect(".chart-note")[0]) == "Rounded."
    assert text(figure.cssselect(".chart-source")[0]) == "Source: World Bank"


def test_a_drawing_has_a_name_and_a_description_of_its_own(cast: Cast) -> None:
    figure, second = figures(cast, PEOPLE, {**PEOPLE, "alt": "Two bars."})
    for drawing in figure.cssselect("svg"):
        assert drawing.get("role") == "img"
        named = [figure.get_element_by_id(name) for name in drawing.get("aria-labelledby").split()]
        assert [text(one) for one in named] == [
            "Kazakhstan has twice as many people",
            "Bar chart. Highest: Kazakhstan, 2024, 20.6 Millions. "
            "Lowest: Turkmenistan, 2024, 7.5 Millions.",
        ]
    assert text(second.cssselect("p[hidden]")[0]) == "Two bars."
    ids = [one.get("id") for one in (*figure.iter(), *second.iter()) if one.get("id")]
    assert len(ids) == len(set(ids)) == 4


def test_the_numbers_stand_behind_it(cast: Cast) -> None:
    (figure,) = figures(cast, PEOPLE)
    rows = [[text(cell) for cell in row] for row in figure.cssselect("details tr")]
    assert rows == [
        ["Country", "2004", "2024"],
        ["Kazakhstan", "15.0", "20.6"],
        ["Turkmenistan", "–unknown", "7.5"],
    ]
    assert figure.cssselect("details")[0].get("open") is None


def test_a_course_is_told_from_its_first_to_its_last_number() -> None:
    one = built(kind="line", data="Year;Level\n1977;-29,01\n1995;-26,62\n2020;", unit="m")
    assert one is not None
    assert one.alternative == "Line chart, 1977 to 2020. Level: −29.01 m in 1977, −26.62 m in 1995."


def test_numbers_are_those_of_the_language() -> None:
    one = built("fa", data="Year\tA\n2024\t1234.5\n2023\t2", kind="column", unit="")
    assert one is not None
    assert one.rows == (("۲۰۲۳", "۲"), ("۲۰۲۴", "۱٬۲۳۴٫۵"))
    assert one.wide.direction == "rtl"
    assert ">۲۰۲۳</text>" in one.wide.marks


@pytest.mark.parametrize("changes", [{"data": "nonsense"}, {"kind": "pie"}, {"highlight": "?"}])
def test_what_can_not_be_drawn_shows_nothing(changes: dict[str, str]) -> None:
    assert body_of(({"type": "chart", "value": {**PEOPLE, **changes}},), "en") == ()


def test_hostile_words_stay_words(cast: Cast) -> None:
    table = f"Name\t{HOSTILE}\n{HOSTILE}\t1\nBaku\t2"
    words = dict.fromkeys(("title", "unit", "source", "note", "alt"), HOSTILE)
    for kind in ("bar", "line", "dot", "multiples"):
        hostile = {**PEOPLE, **words, "data": table, "kind": kind}
        cast.published(kind, slug=kind, body=[("chart", hostile)])
        html = answer(f"/en/politics/{kind}/").html
        assert "<script>alert" not in html
        assert "&lt;/svg&gt;&lt;script&gt;" in html


def test_the_same_block_gives_the_same_bytes_and_few_of_them() -> None:
    first, second = built(), built()
    assert first == second
    assert first is not None
    assert len(first.wide.marks) + len(first.narrow.marks) < 5_000


def test_words_count_without_the_numbers(cast: Cast) -> None:
    stored = ({"type": "chart", "value": PEOPLE},)
    assert words_of(stored) == "Kazakhstan has twice as many people  Rounded. World Bank"


def test_the_published_article_holds_what_was_pasted(cast: Cast) -> None:
    figures(cast, PEOPLE)
    assert Article.objects.get(slug="sea").body[0].value["data"] == PEOPLE["data"]
