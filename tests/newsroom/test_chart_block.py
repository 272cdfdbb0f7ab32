"""A journalist's chart: checked at the desk, previewed as readers see it, kept as it was pasted."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.blocks.struct_block import StructBlockValidationError

from caspian.newsroom.blocks.drawings import ChartBlock
from caspian.newsroom.founding import add_home
from tests.cast import Cast
from tests.newsroom.desk.conftest import desk  # noqa: F401  the same desk as in its own folder

TABLE = "Country\tPeople\nKazakhstan\t20.6\nAzerbaijan\t10.2"
ADDRESS = "/desk/charts/preview/"
GIVEN = {
    "kind": "bar", "title": "Kazakhstan has twice as many people", "data": TABLE,
    "rows_are_series": False, "unit": "millions", "highlight": "", "source": "World Bank",
    "note": "", "alt": "", "size": "across",
}  # fmt: skip


def refusals(**changes: Any) -> str:
    """Return why the block refuses a chart."""
    block = ChartBlock()
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(block.to_python({**GIVEN, **changes}))
    return " ".join(caught.value.block_errors["data"].messages)


def asked(client: Client, **changes: Any) -> dict[str, Any]:
    """Return what the form is answered while somebody types."""
    answer = client.post(ADDRESS, {**GIVEN, "rows_are_series": "false", **changes})
    assert answer.status_code == 200
    return dict(json.loads(answer.content))


def test_a_good_chart_is_kept_as_it_was_pasted() -> None:
    block = ChartBlock()
    cleaned = block.clean(block.to_python({**GIVEN, "data": "\tPeople\nKazakhstan\t20,6\n"}))
    assert block.get_prep_value(cleaned)["data"] == "\tPeople\nKazakhstan\t20,6\n"


def test_the_tab_before_the_first_name_survives_the_form() -> None:
    assert ChartBlock().child_blocks["data"].field.clean("\tA\nx\t1") == "\tA\nx\t1"


def test_each_fault_is_told_at_the_table() -> None:
    assert "Row 3, column 2: “ten” is not a number" in refusals(data=TABLE.replace("10.2", "ten"))
    assert "A line needs two rows" in refusals(kind="line", data="a\tb\nx\t1")
    assert "Nothing in the table is called “Iran”" in refusals(highlight="Iran")


def test_only_the_words_round_it_are_found_by_search() -> None:
    block = ChartBlock()
    words = block.get_searchable_content(block.to_python({**GIVEN, "note": "Rounded."}))
    assert words == [GIVEN["title"], "Rounded.", "World Bank"]


def test_the_preview_is_the_chart_that_readers_get(cast: Cast, desk: Any) -> None:  # noqa: F811
    answer = asked(desk(cast.reporter()))
    assert answer["faults"] == answer["notes"] == []
    assert "Kazakhstan has twice as many people" in answer["html"]
    assert '<svg class="chart-wide"' in answer["html"]
    assert "<script" not in answer["html"]


def test_the_preview_tells_faults_and_doubts(cast: Cast, desk: Any) -> None:  # noqa: F811
    client = desk(cast.reporter())
    broken = asked(client, data=TABLE.replace("10.2", "ten"))
    assert broken["html"] == ""
    assert broken["faults"] == [
        "Row 3, column 2: “ten” is not a number. Write it in digits, or leave the cell empty if it "
        "is unknown."
    ]
    assert asked(client, data="a\tb\nx\t1,234")["notes"] != []
    assert asked(client, data="", kind="nonsense")["faults"] == []
    assert asked(client, kind="nonsense")["faults"] != []


def test_a_file_is_read_in_the_encoding_that_it_has(cast: Cast, desk: Any) -> None:  # noqa: F811
    text = "Страна;Население\r\nКазахстан;20,6\r\nАзербайджан;10,2\r\n"
    file = SimpleUploadedFile("people.csv", text.encode("cp1251"))
    answer = asked(desk(cast.reporter()), file=file)
    assert answer["data"] == text
    assert "Казахстан" in answer["html"]
    workbook = SimpleUploadedFile("people.xlsx", b"PK\x03\x04")
    assert "Save its sheet as CSV" in asked(desk(cast.reporter()), file=workbook)["faults"][0]


def test_the_preview_speaks_the_articles_language(cast: Cast, desk: Any) -> None:  # noqa: F811
    home = add_home("ru")
    client = desk(cast.publisher())
    russian = asked(client, where=f"/desk/pages/add/newsroom/section/{home.pk}/")
    assert "20,6" in russian["html"]
    english = asked(client, where=f"/desk/pages/{cast.politics.pk}/edit/")
    assert "20.6" in english["html"]


def test_nobody_else_may_ask_for_a_preview(db: None) -> None:
    assert Client().post(ADDRESS, GIVEN).status_code == 302


def test_the_form_of_an_article_offers_charts(cast: Cast, desk: Any) -> None:  # noqa: F811
    address = f"/desk/pages/add/newsroom/article/{cast.politics.pk}/"
    shown = desk(cast.reporter()).get(address).content.decode()
    assert "desk-chart" in shown
    assert ADDRESS in shown
    assert "newsroom/desk/chart" in shown
