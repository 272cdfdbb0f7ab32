"""Charts in a real browser: legible at every width, nothing on top of one another, no barriers."""

import itertools
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, Route, expect

from caspian.pages.assets import FOLDER
from caspian.pages.preview import chart_document
from tests.browser.conftest import PATIENCE_MS, Enter
from tests.browser.fronts import served
from tests.browser.staff import SECTION, Staff
from tests.browser.test_accessibility import barriers_by_day_and_by_night
from tests.browser.test_markup import errors
from tests.thorough import often

pytestmark = pytest.mark.slow
WIDTHS = (320, 360, 640, 430, 720)[: often(3, 5)]
SERIES = (1, 4)
LEAST_LETTERS_PX = 12
LONGER_THAN_A_PAUSE_MS = 1000
OF_PAGES = ("landmark", "page-has", "region")
KINDS = ("bar", "column", "line", "area", "dot", "multiples")
NAMES = {
    "en": ("Uzbekistan", "Kazakhstan", "Azerbaijan", "Kyrgyz Republic"),
    "ru": ("Узбекистан", "Казахстан", "Азербайджан", "Киргизия"),
    "fa": ("ازبکستان", "قزاقستان", "جمهوری آذربایجان", "قرقیزستان"),
    "ka": ("უზბეკეთი", "ყაზახეთი", "აზერბაიჯანი", "ყირგიზეთი"),
}
GROWTH = (0.31, 0.17, 0.08, 0.05)
# What lies on something else, sticks out of the drawing or is too small to read. Measured by the
# ink of the letters: the box of a line is higher, the more so in Persian.
LOOK = """least => [...document.querySelectorAll('.chart svg')]
  .filter(svg => svg.getClientRects().length)
  .flatMap(svg => {
    const sheet = svg.getBoundingClientRect(), found = [];
    const scale = sheet.width / svg.viewBox.baseVal.width;
    const letters = parseFloat(getComputedStyle(svg).fontSize) * scale;
    if (letters < least) found.push(`small: ${letters}`);
    const pen = document.createElement('canvas').getContext('2d');
    const texts = [...svg.querySelectorAll('text')].map(text => {
      const { left, right } = text.getBoundingClientRect(), style = getComputedStyle(text);
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const ink = pen.measureText(text.textContent);
      const baseline = sheet.top + Number(text.getAttribute('y')) * scale;
      return { said: text.textContent, left, right,
        top: baseline - ink.actualBoundingBoxAscent * scale,
        bottom: baseline + ink.actualBoundingBoxDescent * scale };
    });
    texts.forEach((a, at) => {
      if (a.left < sheet.left - 8 || a.right > sheet.right + 8) found.push(`outside: ${a.said}`);
      if (a.top < sheet.top - 1 || a.bottom > sheet.bottom + 1) found.push(`outside: ${a.said}`);
      texts.slice(at + 1).forEach(b => {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 0.5 && down > 0.5) found.push(`${a.said} lies on ${b.said}`);
      });
    });
    return found;
  })"""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Open a tab that finds all charts, the paper's style sheet and fonts, and nothing else."""
    folder = tmp_path_factory.mktemp("charts")
    shutil.copytree(FOLDER, folder / "assets")
    for kind, code, columns in itertools.product(KINDS, NAMES, SERIES):
        (folder / f"{kind}-{code}-{columns}.html").write_text(
            document(kind, code, columns), "utf-8"
        )
    with served(folder) as address, browser.new_context(base_url=address) as context:
        yield context.new_page()


@pytest.mark.parametrize("code", NAMES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_a_chart_can_be_read(kind: str, code: str, page: Page) -> None:
    """No two labels overlap, from the narrowest phone to a wide screen, in four scripts."""
    for columns in SERIES:
        show(page, kind, code, columns)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(LOOK, LEAST_LETTERS_PX) == [], (columns, width)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width


def test_an_overlap_is_found(page: Page) -> None:
    """The control: a label that is moved onto another one does not pass."""
    show(page, "bar", "en", 1)
    page.evaluate("""() => {
      const [one, , other] = document.querySelectorAll('.chart-wide text');
      for (const side of ['x', 'y']) other.setAttribute(side, one.getAttribute(side));
    }""")
    assert any("lies on" in found for found in page.evaluate(LOOK, LEAST_LETTERS_PX))


def test_a_chart_has_no_barrier(page: Page) -> None:
    """No kind breaks a rule of axe-core, with its table open."""
    for kind in KINDS:
        show(page, kind, "en", 4)
        page.locator("summary").click()
        found = [
            one
            for one in barriers_by_day_and_by_night(page)
            if not one.partition(": ")[2].startswith(OF_PAGES)
        ]
        assert found == [], kind


def test_charts_are_valid_markup(tmp_path: Any) -> None:
    """The Nu checker finds no error in any kind, in either direction of writing."""
    for kind in KINDS:
        for code in ("en", "fa"):
            (tmp_path / f"{kind}-{code}.html").write_text(document(kind, code, 4), "utf-8")
    assert errors(tmp_path) == []


def explains_an_odd_table(table: Locator, text: Locator, shown: FrameLocator) -> None:
    """Paste a table as offices publish it: what is left out or read otherwise is said by place."""
    table.fill("In millions\nYear\tPeople\n2019\t20.1\n2020*\t20.6 p\nTurkmen\t\nSource: a bank")
    for said in (
        "Row 1: “In millions” stands above the table and is not shown.",
        "Row 4, column 2: “20.6 p” was read without “p” (provisional). Say so in the note.",
        "Row 5: “Turkmen” has no number.",
        "Row 6: “a bank” is shown as the source, not in it.",
    ):
        expect(text.get_by_text(said)).to_be_visible()
    expect(shown.get_by_text("Source: a bank")).to_be_visible()
    table.fill("Country\tPeople\nKazakhstan\t20.6\nAzerbaijan\t10.2")
    expect(text.get_by_text("has no number")).to_be_hidden()


def test_a_journalist_sees_the_chart_while_typing(enter: Enter, staff: Staff) -> None:
    """Pasted numbers are drawn at once; a fault is told in words; a file fills the table."""
    desk = enter("rena", staff.reporter)
    desk.begin("Who lives here", SECTION)
    text = desk.page.get_by_role("region", name="Text", exact=True)
    text.get_by_role("button", name="Insert a block").first.click()
    desk.page.get_by_role("option", name="Chart").click()
    text.get_by_role("textbox", name="Title").fill("Kazakhstan has more people")
    table = text.get_by_role("textbox", name="Table")
    table.fill("Country\tPeople\nKazakhstan\t20.6\nAzerbaijan\tten")
    expect(text.get_by_text("Row 3, column 2: “ten” is not a number")).to_be_visible()
    table.fill("Country\tPeople\nKazakhstan\t20.6\nAzerbaijan\t10.2")
    shown = desk.page.frame_locator("iframe[title='Preview of the chart']")
    expect(shown.get_by_role("img", name="Kazakhstan has more people")).to_be_visible()
    expect(text.get_by_text("is not a number")).to_be_hidden()
    explains_an_odd_table(table, text, shown)
    # Somebody types on while the file is on its way: what is asked then must not overtake it.
    held: list[Route] = []
    desk.page.route("**/*", lambda route: _hold_files(route, held))
    file = {"name": "t.csv", "mimeType": "text/csv", "buffer": "A;Б\r\nИран;90,6".encode("cp1251")}
    text.get_by_label("Take the table from a CSV file").set_input_files(file)  # type: ignore[arg-type]
    text.get_by_role("textbox", name="Title").fill("Iran has more people")
    desk.page.wait_for_timeout(LONGER_THAN_A_PAUSE_MS)
    for _ in range(PATIENCE_MS // 100):
        if held:
            break
        desk.page.wait_for_timeout(100)
    held[0].continue_()
    expect(table).to_have_value("A;Б\nИран;90,6")
    expect(shown.locator(".chart-wide").get_by_text("Иран")).to_be_visible()


def _hold_files(route: Route, held: list[Route]) -> None:
    if route.request.method == "POST" and b"t.csv" in (route.request.post_data_buffer or b""):
        held.append(route)
    else:
        route.continue_()


def document(kind: str, code: str, columns: int) -> str:
    """Return a page with a chart of so many series, of years or of names."""
    head, rows = _of_names(code, columns) if kind in ("bar", "dot") else _in_time(code, columns)
    table = "\n".join("\t".join(row) for row in (head, *rows))
    value = {
        "kind": kind, "title": NAMES[code][0], "data": table, "rows_are_series": False,
        "unit": "", "highlight": "", "source": "", "note": "", "alt": "", "size": "across",
    }  # fmt: skip
    return chart_document(value, code)


def _of_names(code: str, columns: int) -> tuple[list[str], list[list[str]]]:
    years = ["2024", "1992"][:columns]
    rows = [
        [name, *(f"{36.4 / (at + place + 1):.2f}" for place in range(len(years)))]
        for at, name in enumerate(NAMES[code])
    ]
    return ["", *years], rows


def _in_time(code: str, columns: int) -> tuple[list[str], list[list[str]]]:
    rows = [
        [f"{1990 + at}", *(f"{20 / (n + 1) + at * GROWTH[n]:.2f}" for n in range(columns))]
        for at in range(35)
    ]
    return ["", *NAMES[code][:columns]], rows


def show(page: Page, kind: str, code: str, columns: int) -> None:
    """Show a chart, with the paper's fonts loaded."""
    page.goto(f"/{kind}-{code}-{columns}.html")
    page.evaluate("document.fonts.ready")
    expect(page.locator("figure.chart")).to_be_visible()
