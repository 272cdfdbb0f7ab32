"""Join the parts of the reader's style sheet into the one that is served: `make styles`.

A reader gets one file; a developer has a file for each component. The result is committed,
so that an installation needs no tool; tests/house sees that it is up to date.
"""

import re
from pathlib import Path

PAGES = Path(__file__).parents[2] / "src/caspian/pages"
PARTS = PAGES / "styles"
SHEET = PAGES / "static/reader/paper.css"
LAYERS = ("reset", "tokens", "base", "layout", "components", "pages", "print")
FIRST = ("fonts", "reset", "tokens", "base", "layout", "masthead", "cards", "forms", "story")


def joined() -> str:
    """Return the style sheet: what others refine in its order, then the rest by name."""
    rest = sorted(path.stem for path in PARTS.glob("*.css") if path.stem not in FIRST)
    parts = (PARTS / f"{name}.css" for name in (*FIRST, *rest))
    lines = [f"@layer {', '.join(LAYERS)};"]
    lines += [line for part in parts for line in _spare(part.read_text("utf-8"))]
    return "\n".join(lines) + "\n"


def _spare(css: str) -> list[str]:
    # Comments and indents go, and nothing else: rcssmin takes the space out of "a :is(b)", which
    # then means something else, and gzip takes the rest anyway.
    lines = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).split("\n")
    return [line.strip() for line in lines if line.strip()]


if __name__ == "__main__":
    SHEET.write_text(joined(), "utf-8")
