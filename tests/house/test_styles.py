"""The style sheet: one file made of small parts, light enough, and the same in both directions."""

import re
from pathlib import Path

import brotli
import pytest
from tools.styles.join import (
    ALONE_SHEET,
    EMBED_SHEET,
    LAYERS,
    PARTS,
    SHEET,
    joined,
    joined_besides,
    joined_for_cards,
    joined_for_pictures,
)
from tools.styles.tones import PART, tones

from tests.house.test_rules import DIRECTIONS

ALL = sorted(PARTS.glob("*.css"))
KILOBYTES = 13
"""as sent, by Brotli"""
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(", re.I)


def test_the_served_sheet_is_made_of_the_parts() -> None:
    assert SHEET.read_text("utf-8") == joined(), "run: make styles"
    for sheet, css in joined_besides().items():
        assert sheet.read_text("utf-8") == css, "run: make styles"
    assert EMBED_SHEET.read_text("utf-8") == joined_for_cards(), "run: make styles"
    assert ALONE_SHEET.read_text("utf-8") == joined_for_pictures(), "run: make styles"


def test_the_tones_of_pictures_are_those_that_letters_are_given_for() -> None:
    assert PART.read_text("utf-8") == tones(), "run: make styles"


def test_the_whole_sheet_is_light() -> None:
    assert len(brotli.compress(joined().encode())) <= KILOBYTES * 1000
    for css in joined_besides().values():
        assert len(brotli.compress(joined().encode() + css.encode())) <= KILOBYTES * 1000
    assert len(brotli.compress(joined_for_cards().encode())) < KILOBYTES * 1000 / 2


@pytest.mark.parametrize("part", ALL, ids=lambda part: part.stem)
def test_a_part_is_a_small_room_in_layers(part: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", part.read_text("utf-8"), flags=re.DOTALL)
    assert css.count("\n") < 300
    outside = _top_level(css)
    assert set(outside) <= {f"@layer {name}" for name in LAYERS} | {
        "@font-face",
        "@view-transition",
    }


@pytest.mark.parametrize("part", ALL, ids=lambda part: part.stem)
def test_colours_are_tokens(part: Path) -> None:
    """A colour that has no name is a colour nobody checks: print alone is black and white."""
    css = part.read_text("utf-8")
    if part.stem not in ("tokens", "tones", "print", "fonts"):
        bare = re.sub(r"url\([^)]*\)|@media print.*", "", css, flags=re.DOTALL)
        assert COLOUR.findall(bare) == []
    assert COLOUR.findall("a { color: #abc }") != []


def test_styles_know_no_left_and_right() -> None:
    """Logical properties give right-to-left languages for nothing."""
    assert (
        DIRECTIONS.findall(joined() + "".join(joined_besides().values()) + joined_for_cards()) == []
    )
    assert DIRECTIONS.findall("a { margin-left: 1px; }") != []


def _top_level(css: str) -> list[str]:
    heads, depth, head = [], 0, ""
    for letter in css:
        if letter == "{":
            if depth == 0:
                heads.append(head.strip())
            depth, head = depth + 1, ""
        elif letter == "}":
            depth, head = depth - 1, ""
        elif depth == 0:
            head += letter
    return heads
