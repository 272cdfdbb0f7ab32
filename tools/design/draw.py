"""Draw the pictures of docs/design.md with the style sheet itself: `python -m tools.design.draw`.

Needs Playwright and Chromium; the pictures are committed, so that the paper can be read without.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from tools.design.specimens import SPECIMENS
from tools.styles.join import PAGES

OUT = Path(__file__).parents[2] / "docs/pictures"
WIDTH = 900
SCHEMES = {"palette": ("light", "dark"), "cards": ("light", "dark"), "type": ("light",)}
CHROMIUM = "/usr/bin/chromium"


def main() -> None:
    """Draw every specimen in the schemes that tell it apart."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        for name, html in SPECIMENS.items():
            page_file = Path(folder) / f"{name}.html"
            page_file.write_text(_page(html()), "utf-8")
            for scheme in SCHEMES[name]:
                page = browser.new_page(
                    viewport={"width": WIDTH, "height": 300}, color_scheme=scheme
                )
                page.goto(page_file.as_uri())
                page.evaluate("document.fonts.ready")
                page.screenshot(path=OUT / f"design-{name}-{scheme}.png", full_page=True)
                page.close()
        browser.close()


def _page(body: str) -> str:
    sheet = (PAGES / "static/reader/paper.css").as_uri()
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        f'<link rel="stylesheet" href="{sheet}"><style>'
        "body { display: block; min-block-size: 0; padding: 1.5rem; }"
        ".said { font: 400 0.8125rem/1.4 var(--sans); color: var(--soft); }"
        ".swatches { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1rem; }"
        ".swatch { block-size: 4.5rem; border: 1px solid var(--hair); }"
        ".side { display: grid; grid-template-columns: 1fr 1fr; gap: var(--gap); }"
        "</style><body class='inner'>" + body + "</body></html>"
    )


if __name__ == "__main__":
    main()
