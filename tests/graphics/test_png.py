"""A chart or map as a PNG: every script whole and on its side, always the same, never a panic."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from caspian.common.languages import language
from caspian.graphics import png
from caspian.graphics.alone import STYLE, AloneWords, chart_alone, map_alone
from caspian.graphics.charts.chart import WIDE, ChartKind
from caspian.graphics.charts.draw import draw
from caspian.graphics.charts.of_table import chart_of_text
from caspian.graphics.maps.locator import locator_map
from caspian.graphics.png import SIZE, NotDrawn, as_png
from tests.graphics.maps.cases import CASES

TABLE = "\tFirst\tSecond\nBaku\t5\t7\nAktau\t9\t3"
SCRIPTS = {
    "en": "Depth", "ru": "Глубина Ёж", "ka": "სიღრმე ზღვა", "hy": "Խորություն", "fa": "عمق دریا",
    "az": "Dərinlik Şəki", "kk": "Тереңдігі Қоңыр",
}  # fmt: skip
GROUND, BAR = (253, 252, 249), (15, 92, 110)


@pytest.fixture(autouse=True)
def _drawn_afresh() -> Iterator[None]:
    """Let no picture that a control spoilt be shown to another test."""
    as_png.cache_clear()
    yield
    as_png.cache_clear()


def chart(
    title: str, code: str = "en", table: str = TABLE, kind: str = "bar", note: str = ""
) -> str:
    """Return a chart as a picture of its own, in a language."""
    made, _ = chart_of_text(table, ChartKind(kind), code=code)
    direction = language(code).direction
    return chart_alone(
        draw(made, WIDE), AloneWords(title, "In words.", "Times", code, direction, foot=(note,))
    )


def opened(svg: str) -> Image.Image:
    """Return the PNG of a picture, decoded."""
    with Image.open(BytesIO(as_png(svg))) as found:
        assert (found.format, found.size) == ("PNG", SIZE)
        return found.convert("RGB")


def ink(shown: Image.Image, box: tuple[int, int, int, int] | None = None) -> tuple[int, ...]:
    """Return the corners of what is not ground, in a part of a picture."""
    part = shown.crop(box) if box else shown
    found = ImageChops.difference(part, Image.new("RGB", part.size, GROUND)).getbbox()
    assert found, "nothing was drawn"
    return found


def title_box(title: str, code: str = "en") -> tuple[int, int, int, int]:
    """Return where the letters of a title stand in its picture, in pixels."""
    shown, empty = opened(chart(title, code)), opened(chart(".", code))
    box = ImageChops.difference(shown, empty).getbbox()
    assert box, f"no letter of {title} was drawn"
    return box


def title_width(title: str, code: str = "en") -> int:
    """Return how wide a title is in its picture, in pixels."""
    left, _, right, _ = title_box(title, code)
    return right - left


@pytest.mark.parametrize("code", SCRIPTS)
def test_every_script_is_drawn_as_wide_as_it_is(code: str) -> None:
    assert title_width(SCRIPTS[code], code) > 8 * len(SCRIPTS[code])


def test_a_line_that_mixes_scripts_loses_no_letter() -> None:
    words = " ".join(SCRIPTS[code] for code in ("en", "ru", "ka", "hy"))
    assert title_width(words) > 8 * len(words)


def test_the_control_letters_without_a_font_are_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png, "_fonts", lambda: ())
    with pytest.raises(AssertionError, match="no letter"):
        title_width(SCRIPTS["ka"], "ka")


def test_what_reads_from_the_right_stands_at_the_right() -> None:
    left, _, right, _ = title_box("عمق", "fa")
    assert SIZE[0] / 2 < left < right < SIZE[0]
    left, _, right, _ = title_box("Depth")
    assert 0 < left < right < SIZE[0] / 2


WHOLE_NAME = 40
"""pixels, less than the longer of two names is wide"""
NAMES = {"fa": ("باکو", "رشت"), "en": ("Baku", "Rasht")}


@pytest.mark.parametrize("code", NAMES)
def test_names_keep_to_their_side_of_the_bars(code: str) -> None:
    """In a chart that is mirrored the names stand right of the axis, in the other left of it."""
    one, other = NAMES[code]
    shown = opened(chart("T", code, f"\tA\n{one}\t5\n{other}\t9"))
    left, top, right, bottom = of_bars(shown)
    beside = (right + 4, top, SIZE[0], bottom) if code == "fa" else (0, top, left - 4, bottom)
    begins, _, ends, _ = ink(shown, beside)
    assert ends - begins > WHOLE_NAME


def of_bars(shown: Image.Image) -> tuple[int, int, int, int]:
    """Return the corners of all bars together."""
    found = [
        (x, y)
        for x in range(SIZE[0])
        for y in range(0, SIZE[1], 3)
        if shown.getpixel((x, y)) == BAR
    ]
    across, down = zip(*found, strict=True)
    return min(across), min(down), max(across), max(down)


@pytest.mark.parametrize(("first", "then"), [("قیمت", "Brent"), ("Brent", "قیمت")])
def test_a_sentence_of_two_directions_keeps_the_order_of_its_language(
    first: str, then: str
) -> None:
    """What a Persian title begins with stands at the right, whatever script comes after it."""
    left, top, right, bottom = title_box(first, "fa")
    begins = (left + 4, top, right, bottom)
    alone, both = (opened(chart(title, "fa")) for title in (first, f"{first} {then}"))
    assert not ImageChops.difference(alone.crop(begins), both.crop(begins)).getbbox()


def test_the_controls_texts_that_are_not_turned(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as unmarked:
        unmarked.setattr(png, "_RTL", "")
        with pytest.raises(AssertionError):
            test_a_sentence_of_two_directions_keeps_the_order_of_its_language("Brent", "قیمت")
    monkeypatch.setattr(png, "_turn", lambda *_, **__: None)
    as_png.cache_clear()
    with pytest.raises(AssertionError):
        test_names_keep_to_their_side_of_the_bars("fa")


@pytest.mark.parametrize("stray", ["\u2069", "\u2067", "\u202e", "\u202c\u2069\u2069"])
def test_a_stray_mark_of_direction_turns_no_title(stray: str) -> None:
    assert title_box(f"Brent {stray}قیمت", "fa") == title_box("Brent قیمت", "fa")


@pytest.mark.parametrize("case", CASES)
def test_every_map_is_drawn(case: str) -> None:
    code, spots = CASES[case]
    words = AloneWords("Where", "In words.", "Times", code, language(code).direction)
    shown = opened(map_alone(locator_map(spots, code), words))
    colours = shown.getcolors(1 << 20) or []
    sea = sum(number for number, colour in colours if colour == (207, 224, 228))
    land = sum(number for number, colour in colours if colour in ((235, 228, 214), (251, 248, 241)))
    assert sea + land > 100_000, "a map without its colours is black"


def test_disputed_borders_are_dashed_in_units_that_show() -> None:
    assert re.search(r"\.map-disputed\{stroke-dasharray: 8", STYLE.read_text("utf-8"))


def test_the_sheet_of_pictures_has_nothing_that_only_browsers_know() -> None:
    css = STYLE.read_text("utf-8")
    assert not re.search(r"var\(|:is\(|vector-effect|--", css)


def test_the_same_picture_has_the_same_bytes() -> None:
    first = as_png(chart("Depth"))
    as_png.cache_clear()
    assert as_png(chart("Depth")) == first
    assert as_png(chart("Deep")) != first


@pytest.mark.parametrize("title", ["", "x" * 300, "\u202e\u2066 & <b>", "深さ 🚢", "Ə\u0301" * 40])
def test_odd_words_are_drawn(title: str) -> None:
    opened(chart(title, note="A note. " * 60))


def test_a_high_chart_is_whole() -> None:
    rows = "\n".join(f"Name {number}\t{number}" for number in range(60))
    left, top, right, bottom = ink(opened(chart("Many", table=f"\tOf\n{rows}")))
    assert top > 0
    assert bottom < SIZE[1]
    assert SIZE[0] / 2 > left > 0
    assert SIZE[0] > right > SIZE[0] / 2


def test_what_cannot_be_drawn_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotDrawn):
        as_png("<svg")
    with pytest.raises(NotDrawn):
        as_png('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"><rect x="q"/></svg')
    panic = type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})

    def fail(**_: object) -> bytes:
        raise panic("index out of bounds")

    monkeypatch.setattr("resvg_py.svg_to_bytes", fail)
    with pytest.raises(NotDrawn, match="index out of bounds"):
        as_png(chart("A title of its own"))
