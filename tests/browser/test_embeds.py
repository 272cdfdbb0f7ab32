"""Cards in a frame on another site: shown without a script, from nobody but us, in every light."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE_MS
from tests.browser.fronts import served
from tests.browser.test_accessibility import barriers_by_day_and_by_night
from tests.browser.test_markup import errors
from tests.feeds.strict.oembed import oembed_faults
from tests.paper import Paper
from tests.press.figures import CHART, CHART_ID, MAP, MAP_ID

pytestmark = pytest.mark.slow
SHOWN, SECOND = "/en/environment/shown-elsewhere/", "/en/perspectives/in-praise-of-the-slow-ferry/"
CHART_CARD, MAP_CARD = f"{SHOWN}embed/{CHART_ID}/", f"{SHOWN}embed/{MAP_ID}/"
CARDS = (f"{SECOND}embed/", f"{SHOWN}embed/", CHART_CARD, MAP_CARD)
WIDTHS = (220, 300, 360, 480, 640)
TO_SPARE_PX = 12
PREPARE = f"""
from caspian.dossiers.models import Place
from caspian.newsroom.models import Article, Section
section = Section.objects.get(slug="environment", locale__language_code="en")
article = Article(
  title="Shown elsewhere", slug="shown-elsewhere", locale=section.locale, live=False,
  body=[dict(type="chart", value={CHART!r}, id={CHART_ID!r}),
        dict(type="map", value={MAP!r}, id={MAP_ID!r})])
article.places.set([Place.objects.get(slug="baku")])
section.add_child(instance=article)
article.save_revision().publish()
"""
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def _article(paper: Paper) -> None:
    paper.shell(PREPARE)
    paper.run("press")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Serve a folder as another site: another port is another origin."""
    with served(tmp_path) as address:
        yield tmp_path, address


@pytest.fixture
def unscripted(browser: Browser) -> Iterator[Page]:
    """Open a tab in which no script runs."""
    with browser.new_context(java_script_enabled=False) as context:
        context.set_default_timeout(PATIENCE_MS)
        yield context.new_page()


def told(paper: Paper, path: str) -> dict[str, str]:
    """Return what the endpoint tells of an address."""
    asked = f"/oembed?url={quote(paper.address + path, safe='')}"
    status, text = paper.get(asked)
    assert status == 200, text
    assert oembed_faults(text.encode()) == []
    said: dict[str, str] = json.loads(text)
    return said


@pytest.mark.usefixtures("_article")
def test_a_card_is_shown_on_another_site_without_a_script(
    paper: Paper, elsewhere: tuple[Path, str], unscripted: Page
) -> None:
    """The code is the one that the article's own page offers to readers, and all that is loaded
    is ours. The control: the article itself is refused in a frame."""
    folder, address = elsewhere
    frames = [re.sub(r'loading="lazy" ', "", told(paper, path)["html"]) for path in CARDS]
    control = f'<iframe src="{paper.address}{SECOND}" title="control"></iframe>'
    page = "".join(["<!doctype html><title>Elsewhere</title>", *frames, control])
    (folder / "index.html").write_text(page, "utf-8")
    asked: list[str] = []
    unscripted.on("request", lambda request: asked.append(request.url))
    unscripted.goto(address)
    heads = unscripted.frame_locator("iframe >> nth=0").locator("h1")
    expect(heads).to_contain_text("timetables")
    for number, words in ((1, "Shown elsewhere"), (2, CHART["title"]), (3, MAP["title"])):
        frame = unscripted.frame_locator(f"iframe >> nth={number}")
        expect(frame.get_by_text(words).first).to_be_visible()
        links = frame.locator("a").evaluate_all("all => all.map(one => one.target + one.rel)")
        assert set(links) == {"_blanknoopener"}
    refused = unscripted.frames[-1]
    assert "timetables" not in refused.content()
    foreign = [one for one in asked if not one.startswith((address, paper.address))]
    assert foreign == []
    assert not [one for one in asked if one.partition("?")[0].endswith(".js")]


@pytest.mark.usefixtures("_article")
def test_the_picture_of_a_chart_is_shown_on_another_site(
    paper: Paper, elsewhere: tuple[Path, str], browser: Browser
) -> None:
    folder, address = elsewhere
    pictures = [told(paper, path)["picture_url"] for path in (CHART_CARD, MAP_CARD)]
    shown = "".join(f'<img src="{one}" alt="">' for one in pictures)
    (folder / "index.html").write_text(f"<!doctype html><title>x</title>{shown}", "utf-8")
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        widths = page.evaluate(
            "async () => { const all = [...document.images];"
            "await Promise.all(all.map(one => one.decode()));"
            "return all.map(one => one.naturalWidth); }"
        )
    assert widths == [748, 748]


@pytest.mark.usefixtures("_article")
def test_a_card_fits_the_frame_that_is_offered_and_no_width_is_too_narrow(
    paper: Paper, browser: Browser
) -> None:
    with browser.new_context(base_url=paper.address) as context:
        page = context.new_page()
        for path in CARDS:
            for width in WIDTHS:
                asked = f"/oembed?url={quote(paper.address + path, safe='')}&maxwidth={width}"
                said = json.loads(paper.get(asked)[1])
                page.set_viewport_size({"width": said["width"], "height": said["height"]})
                page.goto(path)
                assert page.evaluate(OVERFLOW) == 0, (path, width)
                high = page.evaluate("document.documentElement.scrollHeight")
                assert high <= said["height"] + TO_SPARE_PX, (path, width, high, said["height"])


@pytest.mark.usefixtures("_article")
def test_cards_have_no_barriers_and_valid_markup(
    paper: Paper, browser: Browser, tmp_path: Path
) -> None:
    with browser.new_context(base_url=paper.address) as context:
        page = context.new_page()
        for number, path in enumerate(CARDS):
            page.goto(path)
            assert barriers_by_day_and_by_night(page) == [], path
            (tmp_path / f"{number}.html").write_text(paper.get(path)[1], "utf-8")
    (tmp_path / "article.html").write_text(paper.get(SHOWN)[1], "utf-8")
    assert errors(tmp_path) == []


@pytest.mark.usefixtures("_article")
def test_readers_are_offered_the_code_under_the_article_and_each_figure(
    paper: Paper, unscripted: Page
) -> None:
    unscripted.goto(paper.address + SHOWN)
    offers = unscripted.locator("details.embed-offer")
    expect(offers).to_have_count(3)
    for number, path in enumerate((CHART_CARD, MAP_CARD, SHOWN)):
        offer = offers.nth(number)
        offer.locator("summary").click()
        code = offer.locator("textarea").first
        expect(code).to_be_visible()
        assert code.input_value() == told(paper, path)["html"]
