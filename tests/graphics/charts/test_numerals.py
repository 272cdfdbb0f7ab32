"""Numbers stand as readers of each language write them."""

from decimal import Decimal

import pytest

from caspian.common.languages import KNOWN
from caspian.graphics.charts.scale import Style, exact, style_of_ticks, style_of_values

NB = "\u00a0"


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", ["1,234.5", "−34.2%", "2.5M", "1.2T"]),
        ("ru", [f"1{NB}234,5", f"−34,2{NB}%", f"2,5{NB}млн", f"1,2{NB}трлн"]),
        ("az", ["1.234,5", "−34,2%", f"2,5{NB}mln", f"1,2{NB}trln"]),
        ("tr", ["1.234,5", "−%34,2", f"2,5{NB}Mn", f"1,2{NB}Tn"]),
        ("ka", [f"1{NB}234,5", "−34,2%", f"2,5{NB}მლნ.", f"1,2{NB}ტრლ."]),
    ],
)
def test_each_language_has_its_own_way(code: str, written: list[str]) -> None:
    assert [
        Style(code, 1)(Decimal("1234.5")),
        Style(code, 1, percent=True)(Decimal("-34.2")),
        Style(code, 1, power=6)(Decimal(2_500_000)),
        Style(code, 1, power=12)(Decimal(1_200_000_000_000)),
    ] == written


def test_persian_has_its_own_digits() -> None:
    written = Style("fa", 1, percent=True)(Decimal("34.2"))
    assert written.strip("\u200e\u200f") == "۳۴٫۲٪"


@pytest.mark.parametrize("code", [code for code, _ in KNOWN])
def test_no_language_is_without_numbers(code: str) -> None:
    for power in (0, 6, 9, 12):
        assert Style(code, 2, power)(Decimal(1_230_000_000_000))


def test_an_axis_is_written_out_whole_and_zero_is_just_zero() -> None:
    values = [Decimal(text) for text in ("0", "2.5E+6", "5E+6")]
    style = style_of_ticks(values, "en", False)
    assert [style(value) for value in values] == ["0", "2.5M", "5.0M"]
    plain = style_of_ticks([Decimal(0), Decimal(20), Decimal("1E+2")], "en", False)
    assert plain(Decimal("1E+2")) == "100"


def test_values_have_four_digits_that_count_at_most() -> None:
    values = [Decimal("34.123456"), Decimal("0.5")]
    assert style_of_values(values, "en", False)(values[0]) == "34.12"
    assert style_of_values([Decimal("0.0009")], "en", False)(Decimal("0.0009")) == "0.0009"
    assert style_of_values([Decimal("36360500")], "en", False)(Decimal("36360500")) == "36.36M"
    assert exact(Decimal("36360500.25"), "en", False) == "36,360,500.25"


def test_what_rounds_to_zero_has_no_sign() -> None:
    assert Style("en", 0)(Decimal("-0.4")) == "0"
