"""The style sheet's tokens, read from their one file: what each colour is in each scheme."""

import re
from pathlib import Path

import caspian.pages

PARTS = Path(caspian.pages.__file__).parent / "styles"
RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
DARK = re.compile(r"@media \(prefers-color-scheme: dark\) \{((?:[^{}]*\{[^{}]*\})+)\s*\}")
COLOUR = re.compile(r"(--[\w-]+):\s*(#[0-9a-f]{6}|var\(--[\w-]+\))\s*;")


def colours(scheme: str, *selectors: str, css: str | None = None) -> dict[str, str]:
    """Return colours by token, of "light" or "dark", as an element that these selectors match
    sees them: `:root` first, then each selector in turn; a token that names another is followed.
    """
    css = (PARTS / "tokens.css").read_text("utf-8") if css is None else css
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    sheets = [DARK.sub("", css)]
    if scheme == "dark":
        sheets.append("".join(DARK.findall(css)))
    found: dict[str, str] = {}
    for selector in (":root", *selectors):
        for sheet in sheets:
            for head, body in RULE.findall(sheet):
                if head.strip() == selector:
                    found.update(COLOUR.findall(f"{body};"))
    return {name: _followed(value, found) for name, value in found.items()}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours such as "#14213a", as WCAG 2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _followed(value: str, found: dict[str, str]) -> str:
    while value.startswith("var("):
        value = found[value[4:-1]]
    return value


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
