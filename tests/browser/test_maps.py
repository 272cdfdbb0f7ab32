"""A map in a real browser: legible on a phone, and no name stands on another."""

import itertools
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.test_accessibility import barriers_by_day_and_by_night
from tests.browser.test_markup import errors
from tests.paper import Paper

pytestmark = pytest.mark.slow
LEAST_PX = 10.6  # the smallest country names; places are set at 13 and more
ADDRESS = "/en/environment/where-it-happens/"
NAMED = (
    ("Baku", 40.41, 49.87, "AZ"),
    ("Aktau", 43.65, 51.2, "KZ"),
    ("Derbent", 42.06, 48.29, "RU"),
    ("Turkmenbashi", 40.02, 52.97, "TM"),
    ("Makhachkala", 42.98, 47.5, "RU"),
    ("Lankaran", 38.75, 48.85, "AZ"),
    ("Rasht", 37.28, 49.58, "IR"),
    ("تهران", 35.69, 51.39, "IR"),
    ("Tbilisi", 41.7, 44.8, "GE"),
    ("Yerevan", 40.18, 44.51, "AM"),
)
PREPARE = f"""
from caspian.dossiers.models import Place
from caspian.newsroom.models import Article, Section
section = Section.objects.get(slug="environment")
def place(number, name, latitude, longitude, country):
    made = dict(slug=f"map-{{number}}", latitude=latitude, longitude=longitude, country=country)
    return Place.objects.get_or_create(name=name, defaults=made)[0]
places = [place(number, *one) for number, one in enumerate({NAMED!r})]
def value(places):
    items = [dict(place=place, emphasised=place.name == "Baku") for place in places]
    return dict(places=items, close=False, title="Where", caption="Its ports.", alt="")
body = [("map", value(places)), ("map", value(places[:1]))]
article = Article(title="Where it happens", slug="where-it-happens", locale=section.locale,
                  live=False, body=body)
section.add_child(instance=article)
article.save_revision().publish()
"""
TEXTS = """figure => [...figure.querySelectorAll("svg text")].filter(e => e.getClientRects().length)
  .map(e => { const r = e.getBoundingClientRect();
    return {text: e.textContent, left: r.left, top: r.top, right: r.right, bottom: r.bottom,
            size: parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a}})"""
SHEETS = """figure => ["narrow", "medium", "wide"].filter(name =>
  figure.querySelector(".map-" + name).getClientRects().length
  || getComputedStyle(figure.querySelector(".map-" + name)).display !== "none")"""
ENLARGE = """figure => figure.querySelectorAll(".map-name").forEach(group =>
  group.setAttribute("font-size", 4 * group.getAttribute("font-size")))"""


@pytest.fixture(scope="module")
def _article(paper: Paper) -> None:
    paper.shell(PREPARE)
    paper.run("press")


def figures(open_context: Open, width: int) -> tuple[Page, list[Any]]:
    """Return the page and its maps on a screen of a width."""
    page = open_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(ADDRESS)
    page.evaluate("document.fonts.ready")
    return page, page.locator("figure.map").element_handles()


@pytest.mark.usefixtures("_article")
@pytest.mark.parametrize(("width", "sheet"), [(360, "narrow"), (560, "medium"), (1280, "wide")])
def test_names_are_legible_and_stand_clear_of_each_other(
    open_context: Open, width: int, sheet: str
) -> None:
    page, maps = figures(open_context, width)
    assert len(maps) == 2
    for figure in maps:
        assert figure.evaluate(SHEETS) == [sheet]
        texts = figure.evaluate(TEXTS)
        assert "Baku" in {one["text"] for one in texts}
        assert min(one["size"] for one in texts) >= LEAST_PX
        assert [pair for pair in itertools.combinations(texts, 2) if overlap(*pair)] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.usefixtures("_article")
def test_no_name_leaves_the_map_and_a_screen_reader_hears_the_places(open_context: Open) -> None:
    _, (figure, _) = figures(open_context, 360)
    frame = figure.query_selector("svg.map-drawing").bounding_box()
    for one in figure.evaluate(TEXTS):
        assert frame["x"] <= one["left"], one
        assert one["right"] <= frame["x"] + frame["width"], one
    spoken = figure.query_selector("svg[role=img]").get_attribute("aria-label")
    assert "Baku (Azerbaijan)" in spoken
    assert "تهران (Iran)" in spoken


@pytest.mark.usefixtures("_article")
def test_the_control_sees_names_that_overlap(open_context: Open) -> None:
    _, (figure, _) = figures(open_context, 1280)
    figure.evaluate(ENLARGE)
    texts = figure.evaluate(TEXTS)
    assert any(overlap(*pair) for pair in itertools.combinations(texts, 2))


@pytest.mark.usefixtures("_article")
def test_a_page_with_maps_has_no_barrier_and_no_error(
    open_context: Open, paper: Paper, tmp_path: Path
) -> None:
    page, _ = figures(open_context, 1280)
    assert barriers_by_day_and_by_night(page) == []
    (tmp_path / "map.html").write_text(paper.get(ADDRESS)[1], "utf-8")
    assert errors(tmp_path) == []


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    """Return whether two texts' boxes overlap by more than the air round the letters."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 1 and down > 5
