"""The page of views: what was read when, for users who may see the articles."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from lxml.html import HtmlElement, fromstring

from caspian.newsroom.models import Article, Publication
from caspian.newsroom.view_counts import record_views
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown

HOUR = dt.timedelta(hours=1)


def screen(desk: Desk, cast: Cast, address: str) -> HtmlElement:
    """Return a screen as the publisher sees it."""
    return fromstring(shown(desk(cast.publisher()), address))


def read(article: Article, count: int, *, hours_ago: int = 0) -> None:
    """Let an article have been read."""
    record_views({article.pk: count}, timezone.now() - hours_ago * HOUR)


def rows(document: HtmlElement) -> list[list[str]]:
    """Return the cells of the list of the most read, their text alone."""
    found = document.cssselect(".desk-views__most tbody tr")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in found]


def heights(document: HtmlElement) -> list[float]:
    """Return how high each column of the plot is."""
    return [float(bar.get("height")) for bar in document.cssselect(".desk-plot__bar")]


def test_the_most_read_come_first_with_share_and_score(cast: Cast, desk: Desk) -> None:
    ferry = cast.published("Ferry leaves")
    seal = cast.published("Seals return", section=cast.culture)
    read(ferry, 30)
    read(seal, 10, hours_ago=24)
    found = rows(screen(desk, cast, "/desk/views/"))
    assert found[0][:2] + found[0][3:] == [
        "Ferry leaves",
        "Politics",
        "30",
        "75.0%",
        "30.0",
        "–not among them",
    ]
    assert found[1][3:6] == ["10", "25.0%", "5.0"], "half of ten, a half-life later"


def test_the_plot_has_a_column_for_each_hour_and_says_so_in_words(cast: Cast, desk: Desk) -> None:
    ferry = cast.published("Ferry leaves")
    read(ferry, 8)
    read(ferry, 4, hours_ago=2)
    document = screen(desk, cast, "/desk/views/?period=day")
    columns = heights(document)
    assert len(columns) == 24
    assert [columns.index(one) for one in columns if one] == [21, 23]
    assert columns[23] == pytest.approx(2 * columns[21])
    (plot,) = document.cssselect("svg.desk-plot")
    assert plot.get("role") == "img"
    assert "12 views since" in document.cssselect("#plot-summary")[0].text
    numbers = document.cssselect(".desk-views__numbers td")
    assert [cell.text for cell in numbers][:3] == ["8", "0", "4"], "the same as a table"


def test_one_article_with_its_publication(cast: Cast, desk: Desk) -> None:
    ferry, seal = cast.published("Ferry leaves"), cast.published("Seals return")
    read(ferry, 3)
    read(seal, 50)
    document = screen(desk, cast, f"/desk/views/{ferry.pk}/?period=days")
    assert "Ferry leaves" in document.cssselect(".desk-views__of")[0].text_content()
    assert "3 views" in document.cssselect(".desk-views__total")[0].text_content()
    (mark,) = document.cssselect(".desk-plot__published")
    assert 600 < float(mark.get("x1")) < 700, "a day ago of three"
    assert not screen(desk, cast, f"/desk/views/{ferry.pk}/?period=day").cssselect(
        ".desk-plot__published"
    )


def test_the_section_and_the_period_narrow_it(cast: Cast, desk: Desk) -> None:
    read(cast.published("Ferry leaves"), 3, hours_ago=40)
    read(cast.published("Seals return", section=cast.culture), 5)
    of_section = screen(desk, cast, f"/desk/views/?section={cast.culture.pk}")
    assert [row[0] for row in rows(of_section)] == ["Seals return"]
    of_a_day = screen(desk, cast, "/desk/views/?period=day")
    assert [row[0] for row in rows(of_a_day)] == ["Seals return"]
    for nonsense in ("?period=century", "?section=none", "?section=99999999&period="):
        assert len(rows(screen(desk, cast, f"/desk/views/{nonsense}"))) == 2


def test_before_anybody_has_read_it_says_so(cast: Cast, desk: Desk) -> None:
    cast.published("Ferry leaves")
    document = screen(desk, cast, "/desk/views/")
    assert "Nobody has read anything in this time" in document.text_content()
    assert set(heights(document)) == {0}
    assert "No views in the last 7 days." in document.cssselect("#plot-summary")[0].text


def test_the_way_there_is_in_an_articles_menus(cast: Cast, desk: Desk) -> None:
    article, draft = cast.published("Ferry leaves"), cast.draft("Not yet")
    client = desk(cast.editor(cast.politics))
    assert f"/desk/views/{article.pk}/" in shown(client, f"/desk/pages/{article.pk}/edit/")
    assert f"/desk/views/{article.pk}/" in shown(client, "/desk/articles/")
    assert f"/desk/views/{draft.pk}/" not in shown(client, "/desk/articles/")


def test_what_somebody_does_not_find_at_the_desk_they_do_not_see_here(
    cast: Cast, desk: Desk
) -> None:
    article = cast.published("Ferry leaves")
    assert desk(cast.publisher()).get("/desk/views/99999999/").status_code == 404
    answer = desk(cast.reporter()).get(f"/desk/views/{article.pk}/")
    assert answer.status_code == 200
    from django.test import Client  # noqa: PLC0415

    assert Client().get(f"/desk/views/{article.pk}/").status_code == 302


def test_it_says_how_views_are_counted(cast: Cast, desk: Desk) -> None:
    assert "sent to a reader’s browser" in screen(desk, cast, "/desk/views/").text_content()
    paper = Publication.load()
    paper.views_by_beacon = True
    paper.save()
    assert "comes to the end of an article" in re.sub(
        r"\s+", " ", screen(desk, cast, "/desk/views/").text_content()
    )
