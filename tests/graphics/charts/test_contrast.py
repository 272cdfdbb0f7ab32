"""Every colour of a chart can be told from the paper, and letters in it can be read."""

import re
from pathlib import Path

import pytest

import caspian.pages

CSS = (Path(caspian.pages.__file__).parent / "static/reader/paper.css").read_text("utf-8")
CHARTS = CSS[CSS.index("/* Charts */") :]
PAPERS = {"light": ("#fdfcf9", "#f0f6f6"), "dark": ("#0f1624", "#0d1d27")}
LETTERS, MARKS = 4.5, 3.0


def colours(scheme: str) -> dict[str, str]:
    """Return the colours of the charts by name, of the light or the dark scheme."""
    light, dark = CHARTS.split("prefers-color-scheme: dark", 1)
    return dict(re.findall(r"--([\w]+): (#[0-9a-f]{6})", light if scheme == "light" else dark))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG 2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", PAPERS)
def test_tones_can_be_read_and_dimmed_marks_be_seen(scheme: str) -> None:
    found = colours(scheme)
    for paper in PAPERS[scheme]:
        assert paper in CSS
        for name in (*(f"c{number}" for number in range(1, 9)), "lit"):
            assert contrast(found[name], paper) >= LETTERS, (name, paper)
        assert contrast(found["dim"], paper) >= MARKS


def test_the_control_finds_a_pale_colour() -> None:
    assert contrast("#cccccc", "#fdfcf9") < MARKS


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
