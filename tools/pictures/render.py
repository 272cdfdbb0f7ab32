"""SVG to PNG: headless Chromium draws, Pillow reduces to a palette."""

from __future__ import annotations

import subprocess
import tempfile
from collections import Counter
from pathlib import Path

from PIL import Image
from sheet import Sheet

COLOURS, EXACT = 112, 48
STYLES = (
    "source-sans-3/index.css",
    "source-sans-3/wght-italic.css",
    "source-serif-4/index.css",
    "source-serif-4/wght-italic.css",
)


def page(svg: str, fonts: Path) -> str:
    """An HTML page that shows the picture and nothing else."""
    links = "".join(
        f'<link rel="stylesheet" href="{(fonts / style).resolve().as_uri()}">' for style in STYLES
    )
    reset = "<style>html,body{margin:0}svg{display:block}</style>"
    return f'<!doctype html><meta charset="utf-8">{links}{reset}{svg}'


def reduce(picture: Image.Image) -> Image.Image:
    """Keep the commonest colours exactly and find the rest by median cut."""
    counted = Counter(picture.getdata())
    common = [colour for colour, _ in counted.most_common(EXACT)]
    cut = picture.quantize(COLOURS - EXACT, Image.Quantize.MEDIANCUT).getpalette() or []
    palette = [part for colour in common for part in colour] + cut[: 3 * (COLOURS - EXACT)]
    key = Image.new("P", (1, 1))
    key.putpalette(palette)
    return picture.quantize(palette=key, dither=Image.Dither.NONE)


def render(sheet: Sheet, target: Path, fonts: Path, browser: str) -> None:
    """Write one picture."""
    with tempfile.TemporaryDirectory() as folder:
        source, shot = Path(folder) / "page.html", Path(folder) / "shot.png"
        source.write_text(page(sheet.svg(), fonts), encoding="utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        command += ["--disable-background-networking", "--allow-file-access-from-files"]
        command += [f"--user-data-dir={folder}/profile", "--virtual-time-budget=3000"]
        command += [f"--window-size={sheet.width},{sheet.height + 120}", f"--screenshot={shot}"]
        subprocess.run([*command, source.as_uri()], check=True, capture_output=True, timeout=90)
        picture = Image.open(shot).convert("RGB").crop((0, 0, sheet.width, sheet.height))
    reduce(picture).save(target, optimize=True)
