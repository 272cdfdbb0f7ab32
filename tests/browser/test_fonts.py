"""Every letter of every language is set in the paper's own fonts, and in no more than it needs."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, Page, Response, Route

from caspian.common.languages import language
from caspian.common.orthography import ORTHOGRAPHIES, uppered
from caspian.pages.assets import FOLDER, asset
from tests.browser.fronts import served

pytestmark = pytest.mark.slow
# What each says in its own words: with bold, italics, a digit, its currency and a Latin name.
SAID = {
    "az": "Xəzərin səviyyəsi <b>27 sm</b> azaldı: <i>gəmilər, limanlar</i>, 5 ₼",
    "fa": "سطح دریای خزر <b>۲۷ سانتی‌متر</b> پایین آمد: <i>کشتی‌ها، بندرها</i>، ۵ ﷼.",
    "hy": "Ծովի մակարդակն իջել է <b>27 սմ</b>-ով։ <i>Նավերը, նավահանգիստները</i>, 5 ֏։",
    "ka": "ზღვის დონემ <b>27 სმ-ით</b> დაიკლო: <i>გემები, პორტები</i>, 5 ₾.",
    "kk-cyrl": "Теңіз деңгейі <b>27 см</b> төмендеді: кемелер, порттар, 5 ₸.",
    "ky": "Деңиз деңгээли <b>27 см</b> төмөндөдү: кемелер, порттор.",
    "ru": "Уровень моря упал <b>на 27 см</b>: <i>суда, порты</i>, 5 ₽.",
    "tg": "Сатҳи баҳр <b>27 см</b> паст шуд: киштиҳо, бандарҳо, моҳӣ.",
    "tk": "Deňziň derejesi <b>27 sm</b> peseldi: <i>gämiler, portlar</i>.",
    "tr": "Denizin seviyesi <b>27 cm</b> düştü: <i>gemiler, limanlar</i>, hâlâ 5 ₺.",
    "uk": "Рівень моря впав <b>на 27 см</b>: <i>судна, порти</i>, 5 ₴.",
    "uz-latn": "Dengiz sathi <b>27 sm</b> pasaydi: <i>kemalar, portlar</i>, oʻzgarish.",
}
KILOBYTES = {"ka": 40, "hy": 40, "fa": 50}
OTHERS = 60
POINTS = "0123456789.,:;!?()-–—“”‘’„«»…%/·©+−№"
OWN_DIGITS = {"fa": "۰۱۲۳۴۵۶۷۸۹،؛؟٪٫٬", "ar": "٠١٢٣٤٥٦٧٨٩،؛؟٪"}
WAYS = {"normal": "", "bold": "font-weight: 700", "italic": "font-style: italic",
        "drawn": "font-family: var(--drawn)"}  # fmt: skip
MIXED = "Caspian კასპია Կասպից خزر Каспий Ӡӷ ₼"
# A font is asked for when a line is laid out, and the one after it when that one has come.
SETTLED = """async () => { for (let times = 0; times < 4; times++) {
  await new Promise(requestAnimationFrame); await document.fonts.ready; } }"""
LOADED = """[...document.fonts].filter(one =>
  one.status === "loaded" && one.family.includes("Caspian")).length"""
SHIFT = """() => new Promise(said => { let sum = 0; new PerformanceObserver(list =>
  list.getEntries().forEach(one => sum += one.value)).observe({type: "layout-shift", buffered: true});
  setTimeout(() => said(sum), 300); })"""  # noqa: E501  a line of JavaScript


def document(code: str, main: str) -> str:
    """Return a page in a language with the head that all pages have, and the paper's name."""
    known = language(code)
    folder = FOLDER.parents[1] / "templates"
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True, trim_blocks=True)
    environment.globals["asset"] = asset
    head = environment.get_template("components/head.html").module
    return (
        f'<!doctype html><html lang="{known.code}" dir="{known.direction}"><head>'
        f'<meta charset="utf-8">{head.fonts(known.code)}'  # type: ignore[attr-defined]
        f'<link rel="stylesheet" href="{asset("paper.css")}">'
        f'<link rel="stylesheet" href="{asset("drawings.css")}"></head><body class="inner">'
        f'<p class="foot-name">Caspian</p><main class="sheet">{main}</main></body></html>'
    )


def alphabet(code: str) -> str:
    """Return what a language is written with: letters of both cases, digits, marks, its money."""
    known = ORTHOGRAPHIES[code]
    small = "".join(known.alphabet)
    return small + uppered(small, code) + POINTS + OWN_DIGITS.get(code, "") + known.currency


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the paper's fonts and a page in each language, and nothing else."""
    folder = tmp_path_factory.mktemp("fonts")
    shutil.copytree(FOLDER, folder / "assets")
    for code in ORTHOGRAPHIES:
        letters = " ".join(alphabet(code))
        ways = "".join(f'<p id="{way}" style="{how}">{letters}</p>' for way, how in WAYS.items())
        (folder / f"letters-{code}.html").write_text(document(code, ways), "utf-8")
    for code, said in SAID.items():
        main = f'<div class="prose"><h1>{said}</h1>' + f"<p>{said}</p>" * 5 + "</div>"
        (folder / f"said-{code}.html").write_text(document(code, main), "utf-8")
    lines = "".join(
        f'<p style="line-height: normal; font-size: {size}px; white-space: nowrap">{words}</p>'
        for size in (15, 18, 31, 50)
        for words in ("Caspian", MIXED)
    )
    (folder / "mixed.html").write_text(document("en", lines), "utf-8")
    with served(folder) as address:
        yield address


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Page]:
    """Open a tab of a reader who has none of the fonts yet."""
    with browser.new_context(base_url=address) as context:
        yield context.new_page()


def not_ours(page: Page, code: str) -> dict[str, list[Any]]:
    """Return the fonts that are not ours on the page of a language's letters, by way of writing."""
    page.goto(f"/letters-{code}.html")
    page.evaluate(SETTLED)
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    found: dict[str, list[Any]] = {}
    for way in WAYS:
        asked = {"nodeId": root, "selector": f"#{way}"}
        node = session.send("DOM.querySelector", asked)["nodeId"]
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert fonts, way
        found[way] = [one for one in fonts if not one["isCustomFont"]]
    session.detach()
    return found


@pytest.mark.parametrize("code", ORTHOGRAPHIES)
def test_every_letter_is_ours(code: str, tab: Page) -> None:
    assert not any(not_ours(tab, code).values())


def test_the_control_finds_a_face_that_is_gone(tab: Page) -> None:
    tab.route("**/caspian-serif-georgian*", lambda route: route.abort())
    found = not_ours(tab, "ka")
    assert all(found[way] for way in ("normal", "bold", "italic"))
    assert found["drawn"] == []


@pytest.mark.parametrize("code", SAID)
def test_an_article_asks_for_few_fonts(code: str, tab: Page) -> None:
    """By real requests; what is preloaded is used."""
    got: dict[str, int] = {}

    def note(response: Response) -> None:
        if "woff2" in response.url:
            got[response.url.rpartition("/")[2].partition("?")[0]] = len(response.body())

    tab.on("response", note)
    tab.goto(f"/said-{code}.html")
    tab.evaluate(SETTLED)
    assert tab.evaluate(LOADED) == len(got), "a file was loaded that stands in no line"
    assert sum(got.values()) <= KILOBYTES.get(code, OTHERS) * 1000, got


def test_a_mixed_line_is_no_higher(tab: Page) -> None:
    tab.goto("/mixed.html")
    tab.evaluate(SETTLED)
    heights = tab.evaluate(
        "[...document.querySelectorAll('main p')].map(p => p.getBoundingClientRect().height)"
    )
    assert heights[::2] == heights[1::2]
    assert len(set(heights)) == 4


@pytest.mark.parametrize("code", ["ka", "hy", "fa"])
def test_nothing_moves_when_the_font_comes(code: str, tab: Page) -> None:
    """A slow line: the font of the reader's machine stands there first."""
    held: list[Route] = []
    slow = True

    def hold(route: Route) -> None:
        if slow:
            held.append(route)
        else:
            route.continue_()

    tab.route("**/*.woff2*", hold)
    tab.goto(f"/said-{code}.html", wait_until="domcontentloaded")
    tab.wait_for_timeout(400)
    assert held
    slow = False
    for route in held:
        route.continue_()
    tab.evaluate(SETTLED)
    assert tab.evaluate(LOADED)
    assert tab.evaluate(SHIFT) <= 0.02
