"""Show each kind of page on two sheets for docs/design.md: `python -m tools.design.pages ADDRESS`.

ADDRESS is that of a paper with its sample in all languages, as `make serve` has it.
Needs Playwright and Chromium; the sheets are committed.
"""

import argparse
from io import BytesIO

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from tools.design.draw import CHROMIUM, OUT

WIDE = (
    "en/", "en/environment/", "en/perspectives/", "en/environment/caspian-falling/",
    "en/perspectives/in-praise-of-the-slow-ferry/", "en/politics/how-we-draw-a-disputed-border/",
    "en/places/baku/", "en/topics/climate/", "en/contributors/tamar-lomidze/",
)  # fmt: skip
PHONE = ("en/", "fa/", "ka/", "en/environment/caspian-falling/", "en/places/", "ru/search/")
SHEETS = {
    # (pages, columns, the window, how wide one is on the sheet, the scheme)
    "wide": (WIDE, 3, (1280, 900), 480, "light"),
    "phone": (PHONE, 6, (390, 844), 240, "light"),
    "phone-dark": (PHONE, 6, (390, 844), 240, "dark"),
}
GAP, PAPER = 16, "#8a8a86"


def main() -> None:
    """Write the sheets. Raises ValueError where the paper has no such page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("address", help="such as http://127.0.0.1:8000/")
    address = parser.parse_args().address.rstrip("/")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        for name, (paths, columns, window, width, scheme) in SHEETS.items():
            pages = [_page(browser, f"{address}/{path}", window, scheme) for path in paths]
            _sheet(pages, columns, width).save(OUT / f"design-pages-{name}.webp", quality=72)
        browser.close()


def _page(browser: Browser, address: str, window: tuple[int, int], scheme: str) -> Image.Image:
    context = browser.new_context(
        viewport={"width": window[0], "height": window[1]},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    tab = context.new_page()
    answer = tab.goto(address, wait_until="networkidle")
    if answer is None or answer.status != 200:
        raise ValueError(f"{address} answers {answer and answer.status}: name another page.")
    tab.evaluate("document.fonts.ready")
    shot = Image.open(BytesIO(tab.screenshot())).convert("RGB")
    context.close()
    return shot


def _sheet(pages: list[Image.Image], columns: int, width: int) -> Image.Image:
    height = round(pages[0].height * width / pages[0].width)
    rows = -(-len(pages) // columns)
    size = columns * (width + GAP) + GAP, rows * (height + GAP) + GAP
    sheet = Image.new("RGB", size, PAPER)
    for number, page in enumerate(pages):
        row, column = divmod(number, columns)
        at = GAP + column * (width + GAP), GAP + row * (height + GAP)
        sheet.paste(page.resize((width, height), Image.Resampling.LANCZOS), at)
    return sheet


if __name__ == "__main__":
    main()
