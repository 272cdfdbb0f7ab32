"""A pasted table is read as people write tables, and every fault is named by its place."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caspian.formats.csv_table.read import MOST_ROWS, read
from caspian.formats.csv_table.table import BadTable


def faults(text: str) -> list[str]:
    """Return what is wrong with a text."""
    with pytest.raises(BadTable) as caught:
        read(text)
    return caught.value.sentences()


@pytest.mark.parametrize(
    "text",
    [
        "Country\t2000\t2010\nGeorgia\t1.5\t\nArmenia\t-2\t3",
        "Country;2000;2010\r\nGeorgia;1,5;\r\nArmenia;-2;3\r\n",
        "\ufeffCountry,2000,2010\nGeorgia,1.5,n/a\nArmenia,−2,3\n",
        'Country,2000,2010\n"Georgia","1.5",..\n\n Armenia , -2 , 3 ,\n',
        "Country|2000|2010\nGeorgia|1.5|–\nArmenia|(2)|3",
        "Country\t2000\t2010\u2028Georgia\t۱٫۵\t\u2028Armenia\t-۲\t۳",
    ],
    ids=["tabs", "semicolons", "commas", "quotes", "bars", "persian"],
)
def test_the_same_table_comes_out_of_every_way_to_write_it(text: str) -> None:
    table = read(text)
    assert (table.corner, table.columns, table.rows) == (
        "Country", ("2000", "2010"), ("Georgia", "Armenia")
    )  # fmt: skip
    assert table.values == ((Decimal("1.5"), None), (Decimal(-2), Decimal(3)))
    assert table.notes == ()


def test_an_empty_first_cell_stays_a_cell() -> None:
    assert read("\tA\tB\nx\t1\t2").columns == ("A", "B")


def test_rows_and_columns_change_places_and_faults_keep_theirs() -> None:
    text = "Country\t2000\t2001\nGeorgia\t1\t2\nArmenia\t3\tfour"
    with pytest.raises(BadTable, match="Row 3, column 3: “four” is not a number"):
        read(text, rows_are_series=True)
    table = read(text.replace("four", "4"), rows_are_series=True)
    assert table.columns == ("Georgia", "Armenia")
    assert table.values == ((Decimal(1), Decimal(3)), (Decimal(2), Decimal(4)))
    assert len(table.periods) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The table is empty"),
        (",,\n,\n", "The table is empty"),
        ("one\ntwo", "The table has one column"),
        ("a,b", "The table has one row"),
        ("a,b\nx,1\nx,2", "Row 3, column 1: “x” already names another row."),
        ("a,b,b\nx,1,2", "Row 1, column 3: “b” already names another column."),
        ("a,b,,d\nx,1,2,3", "Row 1, column 3: this column has numbers but no name."),
        ("a,b\nx,1,234", "Row 2, column 3: “234” has no name above it."),
        ("Baku,12\nAktau,13", "Row 1, column 2: “12” is a number where the name of a column"),
        ("a\tb\nx\t1.5\n\ny\t2,5\nz\t3.5", "Row 4, column 2: “2,5” does not go with the decimal"),
        ("a\tb\n2020\t1\nJan 2020\t2\n1/2020\t3", ""),
        ("a\tb\nx\t1:05\ny\t5", "Row 2, column 2: “1:05” is a time and other cells hold numbers"),
        ("a,b\nx,1e16", "“1e16” is too great"),
        ('a,b\nx,"1', "a quotation mark"),
        ("a\tb\nx\t12..3", "“12..3” is not a number"),
        ("a\tb\nx\tInfinity", "“Infinity” is not a number"),
        ("a,b\n" + "".join(f"x{n},1\n" for n in range(MOST_ROWS + 1)), "Take longer steps"),
    ],
)  # fmt: skip
def test_a_fault_says_where_it_is_and_what_to_do(text: str, said: str) -> None:
    if said:
        assert said in " ".join(faults(text))
    else:
        assert read(text).periods == ()


def test_many_faults_are_counted_not_recited() -> None:
    found = faults("a\tb\n" + "".join(f"x{n}\tbad\n" for n in range(9)))
    assert len(found) == 6
    assert found[-1] == "There are 4 more of the kind."


def told(text: str) -> list[str]:
    """Return what is wrong with a text, which may be nothing; any other exception goes through."""
    try:
        read(text)
    except BadTable as bad:
        return bad.sentences()
    return ["a table"]


@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from('\t,;\n"12.-')))
def test_any_text_is_a_table_or_a_named_fault(text: str) -> None:
    assert told(text)
