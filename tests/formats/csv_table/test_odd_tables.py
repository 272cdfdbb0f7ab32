"""Tables as offices publish them: titles above, footnotes below, marks and flags, Excel's line."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caspian.formats.csv_table.read import read
from caspian.formats.csv_table.table import BadTable, Table

PLAIN = "Country\t2019\t2020\nGeorgia\t1.5\t2\nArmenia\t3\t4"
NUMBERS = ((Decimal("1.5"), Decimal(2)), (Decimal(3), Decimal(4)))

LONG = f"The figures {'of some regions ' * 5}are missing"


def said(text: str) -> str:
    """Return what an editor is given to read beside a table."""
    return " ".join(read(text).notes)


@pytest.mark.parametrize("line", ["sep=;", "SEP=;", '"sep=;"', "sep=; "])
def test_the_line_of_excel_names_the_separator_and_keeps_its_place(line: str) -> None:
    table = read(f"{line}\nCountry;Price\nA, B;1,5\nC;2,5\n")
    assert (table.rows, table.columns) == (("A, B", "C"), ("Price",))
    with pytest.raises(BadTable, match="Row 4, column 2: “bad”"):
        read(f"{line}\nCountry;Price\nA;1,5\nB;bad\n")


@pytest.mark.parametrize(
    "above",
    ["Table 1. Population\n", "Table 1. Population\n(thousand)\n\n", "Title\n\nUnits: thousand\n"],
)
def test_what_stands_above_the_names_is_left_out_and_named(above: str) -> None:
    table = read(above + PLAIN)
    assert (table.columns, table.values) == (("2019", "2020"), NUMBERS)
    assert (
        table.notes[0]
        == f"Row 1: “{above.splitlines()[0]}” stands above the table and is not shown."
    )
    assert read(PLAIN).notes == ()


@pytest.mark.parametrize(
    ("row", "note", "source"),
    [
        ("Source: World Bank, 2021", "", "World Bank, 2021"),
        ("Источник: Росстат", "", "Росстат"),
        ("Mənbə: Dövlət Statistika Komitəsi", "", "Dövlət Statistika Komitəsi"),
        ("წყარო: საქსტატი", "", "საქსტატი"), ("Kaynak: TÜİK", "", "TÜİK"),
        ("منبع: مرکز آمار", "", "مرکز آمار"), ("Дереккөз: ҰСБ", "", "ҰСБ"),
        ("Manba: Davlat statistika", "", "Davlat statistika"),
        ("Джерело: Держстат", "", "Держстат"),
        ("Note: without two regions", "without two regions", ""),
        ("Примечание: без двух регионов", "без двух регионов", ""),
        ("* provisional", "* provisional", ""),
        ("1) without two regions", "¹ without two regions", ""),
        ("[a] revised", "a revised", ""),
        ("*) provisional", "* provisional", ""), ("(a) revised", "(a) revised", ""),
        ("1 Without two of regions", "¹ Without two of regions", ""),
        ("2. Without two regions", "² Without two regions", ""),
        ("Source World Bank", "", "World Bank"), ("Источник — Росстат", "", "Росстат"),
        ("Աղբյուր՝ ԱՎԾ", "", "ԱՎԾ"), ("Примечание. Без двух регионов", "Без двух регионов", ""),
        ("© Росстат", "", "© Росстат"), ("https://stat.example/a.xls", "", "https://stat.example/a.xls"),
        (LONG, LONG, ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("separator", ["\t", ";", ","])
def test_a_row_below_the_numbers_is_a_note_or_the_source(
    row: str, note: str, source: str, separator: str
) -> None:
    table = read(f"{PLAIN}\n\n{row}\n".replace("\t", separator))
    assert table.rows == ("Georgia", "Armenia")
    assert (" ".join(table.footnotes), table.source) == (note, source)
    assert "Row 5: “" in table.notes[0]
    assert table.notes[0].endswith(
        "as the source, not in it." if source else "below the chart, not in it."
    )


def test_a_name_without_a_number_stays_a_row_and_is_named() -> None:
    table = read("Country\t2020\nGeorgia\t1\nTurkmenistan\t")
    assert table.rows == ("Georgia", "Turkmenistan")
    assert table.notes == ("Row 3: “Turkmenistan” has no number.",)


def test_a_footnote_says_which_dates_and_numbers_it_explains() -> None:
    table = read("Year\tA\tB\n2018\t1\t2\n2019*\t3\t4¹\n2020*\t5\t6\n* provisional\n1) new method")
    assert [one.start.year for one in table.periods] == [2018, 2019, 2020]
    assert table.marks == ("", "*", "*")
    assert table.footnotes == ("2019, 2020*: provisional", "2019*, B¹: new method")
    quarters = read("Quarter\tA\n1 кв. 2019\t1\n2 кв. 2019*\t3\n* provisional")
    assert quarters.footnotes == ("2 кв. 2019*: provisional",)
    assert read("C\tA\nGeorgia1)\t1\nArmenia\t2\n1) a part").rows == ("Georgia¹", "Armenia")


@pytest.mark.parametrize(
    "year", ["2019*", "2019**", "2019¹", "2019 (p)", "2019 p", "2019e", "2019F", "2019 [1]",
    "2019 (оценка)", "2019†", "2019 1)"],
)  # fmt: skip
def test_a_mark_keeps_no_date_from_being_one_and_is_named(year: str) -> None:
    table = read(f"Year\tA\n2018\t1\n{year}\t2\n2021\t3")
    assert [one.number for one in table.periods] == [2018, 2019, 2021]
    assert "Row 3, column 1: “" in table.notes[0]
    assert f"behind “{year}” is not drawn" in table.notes[0]


@pytest.mark.parametrize(
    ("cell", "value", "flag"),
    [
        ("13.1 p", "13.1", "provisional"), ("13.1 (e)", "13.1", "estimated"),
        ("12 bp", "12", "a break in the series, provisional"), (": c", None, "confidential"),
        (": u", None, "of low reliability"), ("13.1*", "13.1", "mark “*”"),
        ("13.1¹", "13.1", "mark “¹”"), ("13.1 1)", "13.1", "mark “¹”"),
        ("-2 [3]", "-2", "mark “³”"),
    ],
)  # fmt: skip
def test_a_flag_is_taken_off_a_number_and_named_with_its_place(
    cell: str, value: str | None, flag: str
) -> None:
    table = read(f"geo\t2020\nA\t1\nB\t{cell}\nC\t{cell}")
    assert table.values[1] == (Decimal(value) if value else None,)
    assert table.notes[0].startswith(f"Row 3, column 2: “{cell}”, and 1 more, was read without")
    assert flag in table.notes[0]


@pytest.mark.parametrize("cell", ["12b", "5 m", "13.1 xx", "5 bn", "12 apples", "1 2", "3 q"])
def test_other_letters_are_no_flags(cell: str) -> None:
    with pytest.raises(BadTable, match=f"Row 2, column 2: “{cell}” is not a number"):
        read(f"geo\t2020\nA\t{cell}\nB\t1")


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [("12:30", "750"), ("1:05:09", "65.15"), ("0:00:01", "0.0167"), ("-0:30", "-30"),
     ("۱:۰۵", "65"),
     ("100:00", "6000"), ("0:12:30.5", "12.5083")],
)  # fmt: skip
def test_a_length_of_time_is_minutes_and_the_note_says_so(cell: str, minutes: str) -> None:
    table = read(f"run\ttime\nA\t{cell}\nB\t")
    assert table.values[0] == (Decimal(minutes),)
    assert f"Row 2, column 2: “{cell}” was read as {minutes} minutes" in table.notes[0]


def test_persian_numbers_are_read_as_they_are_typed() -> None:
    table = read("سال\tتورم\n۲۰۱۹\t۱۲/۵\n۲۰۲۰\t۱٬۲۳۴٫۵\n۲۰۲۲\t٪۷")
    assert [row[0] for row in table.values] == [Decimal("12.5"), Decimal("1234.5"), Decimal(7)]
    assert [one.number for one in table.periods] == [2019, 2020, 2022]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (["Jan 2020", "Feb 2020", "Sprat 2020"], "Row 4, column 1: “Sprat 2020” is no date like"),
        (["2018", "2019", "Q1 2020"], "“Q1 2020” is among quarters, and others are years, so the"),
        (["2018", "2019", "2020/21"], "is among years such as 2020/21, and others are years"),
        (["Week 5 2020", "Week 6 2020"], "Row 2, column 1: “Week 5 2020” was not understood as a"),
    ],
)
def test_what_is_not_understood_among_dates_is_named_by_its_place(
    rows: list[str], why: str
) -> None:
    text = "When\tA\n" + "\n".join(f"{row}\t1" for row in rows)
    assert read(text).periods == ()
    assert why in said(text)
    assert said("Town\tA\nBaku\t1\nAktau\t2") == ""


@pytest.mark.parametrize("name", ["Lastovo island", "Çeşme Belediyesi", "Notec valley", "1 Baku"])
def test_a_last_row_that_only_begins_like_a_note_stays_a_row(name: str) -> None:
    table = read(f"{PLAIN}\n{name}\t\t")
    assert table.rows == ("Georgia", "Armenia", name)
    assert table.notes == (f"Row 4: “{name}” has no number.",)


def test_a_table_between_bars_is_read_and_its_rule_left_out() -> None:
    for rule in ("|---|---:|:--|", "|----+----+----|", "| :-: | - | -- |"):
        text = f"| Country | 2019 | 2020 |\n{rule}\n| Georgia | 1.5 | 2 |\n| Armenia | 3 | 4 |\n"
        table = read(text)
        assert (table.rows, table.columns) == (("Georgia", "Armenia"), ("2019", "2020"))
        assert table.values == NUMBERS
    with pytest.raises(BadTable, match="Row 3, column 2: “bad”"):
        read("| C | A |\n|---|---|\n| x | bad |")
    assert read("C|A|B\nx|1|2\ny|-|3").values[1] == (None, Decimal(3))


def test_numbers_of_two_units_in_one_column_are_named() -> None:
    said_of = read("c\tprice\tshare\nA\t$5\t10%\nB\t€6\t20%\nC\t$7\t3").notes
    assert said_of == (
        "Row 3, column 2: “€6” is drawn in the unit of “$5”. Write all in one unit.",
        "Row 4, column 3: “3” is drawn in the unit of “10%”. Write all in one unit.",
    )
    turned = "c\tA\tB\nprice\t$5\t$6\nshare\t10%\t20%"
    assert read(turned, rows_are_series=True).notes == ()
    assert read("c\tprice\tn\nA\t$5\t1\nB\t-\t2\nC\t-$7\t3").notes == ()


def test_a_first_row_of_numbers_is_no_row_of_names_though_they_look_like_years() -> None:
    with pytest.raises(BadTable, match="Row 1, column 2: “2001” is a number where the name"):
        read("2019\t2001\n2020\t2002\n2021\t2003")
    assert read("Year\t2001\n2020\t2002\n2021\t2003").columns == ("2001",)


MARKS = ("", "*", "¹", " p", " (e)", " [2]")
ABOVE = ("", "A title\n", "A title\n\n(units)\n")
BELOW = ("", "\nSource: a bank", "\n* provisional\nSource: a bank", "\n\n1) a part\n2) another")


@given(
    st.lists(st.integers(1900, 2030), min_size=2, max_size=9, unique=True),
    st.sampled_from(list(product(ABOVE, BELOW))),
    st.lists(st.sampled_from(MARKS), min_size=9, max_size=9),
    st.lists(st.decimals(-999, 999, places=1), min_size=9, max_size=9),
    st.sampled_from("\t;"),
)
def test_whatever_stands_round_a_table_its_numbers_and_dates_come_out(
    years: list[int],
    around: tuple[str, str],
    marks: list[str],
    numbers: list[Decimal],
    separator: str,
) -> None:
    rows = zip(years, marks, numbers, strict=False)
    body = "\n".join(f"{year}{mark}\t{number}" for year, mark, number in rows)
    text = f"{around[0]}Year\tA\n{body}{around[1]}".replace("\t", separator)
    table: Table = read(text)
    assert [one.number for one in table.periods] == years
    assert [row[0] for row in table.values] == numbers[: len(years)]
    # Nothing is passed over: each row is drawn, shown beside the chart, or named.
    count = len([line for line in text.splitlines() if line])
    named = [note for note in table.notes if "stands above" in note or "not in it" in note]
    assert len(table.rows) + 1 + len(named) == count
