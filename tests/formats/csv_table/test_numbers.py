"""Numbers are read with decimal comma or point, thousands apart, in any digits."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caspian.formats.csv_table.read import read

MARKS = [(".", ","), (",", "."), (",", " "), (",", "\u00a0"), (".", "’"), (".", "")]


def column(*texts: str) -> list[Decimal | None]:
    """Return the numbers of a column."""
    rows = "".join(f"row {number}\t{text}\n" for number, text in enumerate(texts))
    return [value for (value,) in read(f"a\tb\n{rows}").values]


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (("1,234", "5.5"), ("1234", "5.5")),
        (("1.234", "5,5"), ("1234", "5.5")),
        (("1,234,567", "1.5"), ("1234567", "1.5")),
        (("1.234.567,25",), ("1234567.25",)),
        (("12 345,6", "7"), ("12345.6", "7")),
        (("0,123",), ("0.123",)),
        (("12%", "$3.50", "4 ₼", "+5"), ("12", "3.50", "4", "5")),
        (("1.2e6", "0.0001"), ("1200000", "0.0001")),
        (("۱۲٬۳۴۵٫۶", "−۷"), ("12345.6", "-7")),
    ],
)
def test_other_numbers_tell_what_a_comma_is(texts: list[str], numbers: list[str]) -> None:
    assert column(*texts) == [Decimal(number) for number in numbers]


def test_what_is_open_to_doubt_is_said() -> None:
    table = read("a\tb\nx\t1,234")
    assert table.values == ((Decimal(1234),),)
    assert table.notes == ("“1,234” was read as 1234. If that is wrong, write it otherwise.",)
    assert read("a;b\nx;1,234").values == ((Decimal("1.234"),),)


@pytest.mark.parametrize("empty", ["", "-", "–", "..", "…", "n/a", "NA", ":", "null"])
def test_what_is_unknown_is_not_zero(empty: str) -> None:
    assert column("1", empty) == [Decimal(1), None]


@given(
    st.lists(st.decimals(-(10**12), 10**12, places=2), min_size=1, max_size=6),
    st.sampled_from(MARKS),
)
def test_numbers_come_back_as_they_were_written(
    numbers: list[Decimal], marks: tuple[str, str]
) -> None:
    point, group = marks
    swap = str.maketrans({",": group, ".": point})
    assert column(*(f"{number:,.2f}".translate(swap) for number in numbers)) == numbers
