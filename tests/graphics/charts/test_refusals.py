"""A table that does not suit the kind is refused in a sentence that says what to do."""

import pytest

from caspian.graphics.charts.chart import ChartKind, NotAChart
from caspian.graphics.charts.of_table import chart_of_text

YEARS = "Year,A\n" + "".join(f"{year},1\n" for year in range(1800, 2000))
NAMES = "Name,A\n" + "".join(f"n{number},1\n" for number in range(61))


@pytest.mark.parametrize(
    ("kind", "text", "highlight", "said"),
    [
        ("bar", "a,b\nx,\n", "", "The table holds no number."),
        ("line", "a,b\nx,1\n", "", "A line needs two rows at least. Choose a bar chart for one."),
        ("line", "a,1st,2nd,3rd,4th,5th,6th,7th,8th,9th\nx" + ",1" * 9, "", "9 columns of numbers"),
        ("area", "a,b\nx,1\ny,-1", "", "below zero. Choose lines."),
        ("area", "a,b,c\nx,1,\ny,,1", "", "every number is known"),
        ("bar", NAMES, "", "61 rows and this kind of chart shows 60 at most"),
        (
            "column",
            YEARS,
            "",
            "200 columns, and 120 is the most. Leave some out, or choose a line chart.",
        ),
        ("bar", "a,b\nx,1", "y", "Nothing in the table is called “y”."),
    ],
)
def test_a_refusal_says_what_to_do(kind: str, text: str, highlight: str, said: str) -> None:
    with pytest.raises(NotAChart, match=r".") as caught:
        chart_of_text(text, ChartKind(kind), highlight=highlight)
    assert said in str(caught.value)


def test_rows_in_time_are_put_in_order() -> None:
    made, _ = chart_of_text("Year,A\n2001,2\n1999,1", ChartKind.LINE)
    assert made.labels == ("1999", "2001")
    assert [float(value) for value in made.series[0].known] == [1, 2]


@pytest.mark.parametrize("kind", ["bar", "column", "dot"])
def test_no_refusal_leads_to_another(kind: str) -> None:
    names = "a,b\n" + "\n".join(f"n{row},{row}" for row in range(700))
    for by, leads in ((names, False), (YEARS, True)):
        with pytest.raises(NotAChart) as caught:
            chart_of_text(by, ChartKind(kind))
        assert ("choose a line chart" in str(caught.value)) is leads
    chart_of_text(YEARS, ChartKind.LINE)
    with pytest.raises(NotAChart):
        chart_of_text(names, ChartKind.LINE)
