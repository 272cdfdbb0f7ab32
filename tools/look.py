"""Takes pictures of every kind of page of a running paper, a sheet for each, to be looked at.

    .venv/bin/python -m tools.look http://127.0.0.1:8000 FOLDER [--only front,article] [--tall 3000]

Every sheet has the page at 360, 768 and 1280 pixels, by day, by night, and mirrored as it is in
languages that are written from right to left (with its English words: what is looked at is the
layout). The single pictures, in full size, lie beside the sheets. FOLDER is outside the repository.
"""

import argparse
import shutil
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

PAGES = {
    "front": "/en/",
    "section": "/en/environment/",
    "article": "/en/politics/who-owns-the-caspian/",
    "news": "/en/environment/caspian-falling/",
    "interview": "/en/politics/how-we-draw-a-disputed-border/",
    "perspective": "/en/perspectives/in-praise-of-the-slow-ferry/",
    "perspectives": "/en/perspectives/",
    "topic": "/en/topics/caspian-sea/",
    "place": "/en/places/baku/",
    "contributor": "/en/contributors/leyla-mammadzade/",
    "latest": "/en/latest/",
    "information": "/en/about/",
    "search": "/en/search/",
    "results": "/en/search/?q=caspian",
    "rules": "/en/comment-rules/",
    "style": "/en/style/",
    "offline": "/en/offline/",
    "missing": "/en/never-written/",
}
# Of each width: how wide its picture stands on the sheet.
WIDTHS = {360: 300, 768: 420, 1280: 640}
STATES: tuple[tuple[Literal["light", "dark"], str], ...] = (
    ("light", "ltr"),
    ("dark", "ltr"),
    ("light", "rtl"),
)
GAP, PAPER = 16, "#777777"
SETTLED_MS = 150


def main() -> None:
    """Take the pictures, then lay out the sheets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default=",".join(PAGES), help="kinds, with commas between")
    parser.add_argument("--tall", type=int, default=3000, help="pixels of a page, at most")
    told = parser.parse_args()
    told.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for kind in told.only.split(","):
            _take(browser, told.address + PAGES[kind], told.folder / kind, told.tall)
            _sheet(told.folder / kind, told.tall)
            print(told.folder / f"{kind}.png", flush=True)
        browser.close()


def _take(browser: Browser, address: str, folder: Path, tall: int) -> None:
    folder.mkdir(exist_ok=True)
    for width in WIDTHS:
        # The paper's policy lets nobody else write into its pages: only here it is passed by.
        page = browser.new_page(viewport={"width": width, "height": tall}, bypass_csp=True)
        page.goto(address)
        for scheme, direction in STATES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.evaluate(f"document.documentElement.dir = '{direction}'")
            # Pictures further down are loaded once they come near the window.
            page.set_viewport_size({"width": width, "height": tall})
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(SETTLED_MS)
            page.screenshot(path=folder / f"{width}-{scheme}-{direction}.png")
        page.close()


def _sheet(folder: Path, tall: int) -> None:
    pictures = []
    for width, shown in WIDTHS.items():
        for scheme, direction in STATES:
            with Image.open(folder / f"{width}-{scheme}-{direction}.png") as whole:
                high = round(whole.height * shown / whole.width)
                pictures.append(
                    whole.convert("RGB").resize((shown, high), Image.Resampling.LANCZOS)
                )
    wide = sum(one.width + GAP for one in pictures) + GAP
    sheet = Image.new("RGB", (wide, max(one.height for one in pictures) + 2 * GAP), PAPER)
    left = GAP
    for one in pictures:
        sheet.paste(one, (left, GAP))
        left += one.width + GAP
    sheet.save(f"{folder}.png")


if __name__ == "__main__":
    main()
