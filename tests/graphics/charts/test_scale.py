"""Ticks are round numbers that hold what is measured, few, and written without noise."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caspian.graphics.charts.scale import Scale, ticks


def shown(*numbers: object, most: int = 5, from_zero: bool = False) -> list[str]:
    """Return the ticks for numbers, as they would be written."""
    values = [Decimal(str(number)) for number in numbers]
    return [f"{value:f}" for value in ticks(values, most=most, from_zero=from_zero).values]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((3, 97), ["0", "20", "40", "60", "80", "100"]),
        ((26.5, 29.1), ["27", "28", "29"]),
        ((-5, 12), ["-5", "0", "5", "10"]),
        ((0.0001, 0.0009), ["0", "0.0002", "0.0004", "0.0006", "0.0008"]),
        ((10**12, 3 * 10**12), ["0", "1000000000000", "2000000000000", "3000000000000"]),
        ((0, 0), ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        ((-29, -26), ["-29", "-28", "-27", "-26"]),
    ],
)
def test_round_numbers(numbers: tuple[float, float], expected: list[str]) -> None:
    assert shown(*numbers) == expected


def test_bars_have_zero_on_their_scale() -> None:
    assert "0" in shown(95, 100, from_zero=True)
    assert "0" not in shown(95, 100)


@given(
    st.lists(st.decimals(-(10**12), 10**12, places=4), min_size=1, max_size=9),
    st.integers(2, 6),
    st.booleans(),
)
def test_a_scale_holds_every_number(values: list[Decimal], most: int, from_zero: bool) -> None:
    found = ticks(values, most=most, from_zero=from_zero)
    assert found.low <= min(values) <= max(values) <= found.high
    assert 2 <= len(found.values) <= most + 1
    assert found.low <= found.values[0] < found.values[-1] <= found.high
    steps = {after - before for before, after in zip(found.values, found.values[1:], strict=False)}
    assert len(steps) == 1
    assert steps.pop().normalize().as_tuple().digits in {(1,), (2,), (2, 5), (5,)}
    assert not from_zero or found.low <= 0 <= found.high


def test_a_place_on_the_scale() -> None:
    along = Scale(Decimal(-10), Decimal(10), 100, 300)
    assert [along(Decimal(number)) for number in (-10, 0, 5)] == [100, 200, 250]
