"""Thousands of rows are thinned so that the line looks the same; what is not drawn is counted."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caspian.formats.csv_table.table import BadTable
from caspian.graphics.charts.chart import ChartKind, NotAChart
from caspian.graphics.charts.of_table import MOST_POINTS, chart_of_text
from caspian.graphics.charts.thinning import thinned

MONTHS = [f"{1987 + month // 12}-{month % 12 + 1:02d}" for month in range(471)]


def days(count: int) -> str:
    """Return a table of days; the number of day 3,333 stands out."""
    first = Decimal(20)
    rows = (
        f"{2000 + day // 336}-{day // 28 % 12 + 1:02d}-{day % 28 + 1:02d}" for day in range(count)
    )
    return "Date,A\n" + "".join(
        f"{row},{999 if at == 3333 else first + at % 7}\n" for at, row in enumerate(rows)
    )


def test_471_months_are_drawn_as_they_are() -> None:
    text = "Date,Price\n" + "".join(f"{month},{20 + at % 7}\n" for at, month in enumerate(MONTHS))
    made, _ = chart_of_text(text, ChartKind.LINE)
    assert (len(made.labels), made.thinned_from) == (471, 0)


@pytest.mark.parametrize("kind", [ChartKind.LINE, ChartKind.AREA, ChartKind.MULTIPLES])
def test_thousands_of_days_are_thinned_and_the_peak_stays(kind: ChartKind) -> None:
    made, table = chart_of_text(days(5000), kind)
    assert len(table.rows) == made.thinned_from == 5000
    assert 200 < len(made.labels) <= MOST_POINTS
    assert max(made.known) == 999
    assert (made.labels[0], made.labels[-1]) == (table.rows[0], table.rows[-1])
    assert [one.number for one in made.periods] == sorted(one.number for one in made.periods)


def test_names_and_days_beyond_reason_are_refused_with_the_right_words() -> None:
    names = "Name,A\n" + "".join(f"n{number},1\n" for number in range(MOST_POINTS + 1))
    with pytest.raises(
        NotAChart, match="481 rows that are no dates of one kind, and a line shows 480"
    ):
        chart_of_text(names, ChartKind.LINE)
    many = "Day,A\n" + "".join(f"n{number},1\n" for number in range(5_001))
    with pytest.raises(BadTable, match=r"5001 rows; 5000 is the most\. Take longer steps"):
        chart_of_text(many, ChartKind.LINE)


VALUES = st.lists(
    st.lists(st.one_of(st.none(), st.decimals(-99, 99, places=1)), min_size=2, max_size=2),
    min_size=20, max_size=200,
)  # fmt: skip


@settings(max_examples=60)
@given(VALUES, st.integers(14, 60))
def test_lows_peaks_and_gaps_stay_and_no_number_is_made_up(
    values: list[list[Decimal | None]], most: int
) -> None:
    order = list(range(len(values)))
    kept = thinned(order, values, most)
    assert kept == sorted(set(kept))
    assert (kept[0], kept[-1]) == (0, len(values) - 1)
    assert len(kept) <= most
    for column in (0, 1):
        every = [row[column] for row in values]
        known = [one for one in every if one is not None]
        some = [every[row] for row in kept]
        assert (None in some) == (None in every)
        if known:
            drawn = [one for one in some if one is not None]
            assert (min(drawn), max(drawn)) == (min(known), max(known))
