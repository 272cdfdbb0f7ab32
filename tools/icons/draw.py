"""Draws the paper's icons out of its mark: `python tools/icons/draw.py` (needs Chromium).

The mark is a C for Caspian, open to the east, and the wave of the shore that runs into it. The
results are committed: an installation needs no tool.
"""

import io
import shutil
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

READER = Path(__file__).parents[2] / "src/caspian/pages/static/reader"
SEA, PAPER, SHORE = "#14213a", "#fdfcf9", "#f0714f"
MARK = (
    f'<path d="M24.2 9.4A10.2 10.2 0 1 0 24.2 22.6" fill="none" stroke="{PAPER}" '
    'stroke-width="4.4"/>\n'
    '<path d="M12.2 17.6c1.9-2.3 3.8-2.3 5.7 0s3.8 2.3 5.7 0c1.2-1.5 2.4-2 3.6-1.6" fill="none" '
    f'stroke="{SHORE}" stroke-width="3.2" stroke-linecap="round"/>'
)
COLOURS = 64
# A mask over an icon may cut all but the inner four fifths of it; so the mark stands smaller.
SQUARE, ROUNDED, MASKABLE = (1.0, 0.0), (1.0, 6.0), (0.76, 0.0)
PICTURES = {
    "icon-180.png": (180, SQUARE),
    "icon-192.png": (192, ROUNDED),
    "icon-512.png": (512, ROUNDED),
    "icon-maskable-512.png": (512, MASKABLE),
}


def icon(scale: float, corner: float) -> str:
    """Return an icon as SVG: the mark at some scale, on a ground with such corners (of 32)."""
    mark = MARK
    if scale != 1.0:
        # The mark's own middle lies right of the C's: with its wave it reaches from 3.6 to 28.8.
        mark = f'<g transform="translate(16 16) scale({scale}) translate(-16.2 -16)">\n{MARK}\n</g>'
    rounded = f' rx="{corner:g}"' if corner else ""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\n'
        f'<rect width="32" height="32"{rounded} fill="{SEA}"/>\n'
        f"{mark}\n</svg>\n"
    )


def drawn(browser: Browser, svg: str, size: int) -> bytes:
    """Return an SVG as PNG of a width in pixels, in as few colours as its edges need."""
    page = browser.new_page(viewport={"width": size, "height": size})
    sized = svg.replace("<svg ", f'<svg width="{size}" height="{size}" style="display:block" ', 1)
    page.set_content(f'<body style="margin:0">{sized}')
    picture = Image.open(io.BytesIO(page.screenshot(omit_background=True)))
    page.close()
    few = picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    with io.BytesIO() as file:
        few.save(file, "PNG", optimize=True)
        return file.getvalue()


def main() -> None:
    """Write the icons."""
    (READER / "icon.svg").write_text(icon(*ROUNDED), "utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, (size, shape) in PICTURES.items():
            (READER / name).write_bytes(drawn(browser, icon(*shape), size))
            print(name, (READER / name).stat().st_size)
        browser.close()


if __name__ == "__main__":
    main()
