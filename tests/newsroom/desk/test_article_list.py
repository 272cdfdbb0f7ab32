"""The list of articles: who sees what, what it can be narrowed by, and what it costs."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import Cast, republished
from tests.newsroom.desk.conftest import Desk, shown


def found(client: Client, **query: str | int) -> set[str]:
    """Return the headlines in the list."""
    answer: Any = client.get(f"/desk/articles/?{urlencode(query)}")
    assert answer.status_code == 200
    return {article.title for article in answer.context_data["object_list"]}


@pytest.fixture
def maka(cast: Cast, desk: Desk) -> Client:
    """Maka's browser, and an article in each state."""
    cast.published("Public")
    republished(cast.published("Rewritten"), title="Rewritten twice")
    changed = cast.published("Changed")
    changed.title = "Changed since"
    changed.save_revision()
    cast.draft("Draft", section=cast.culture, by=[cast.davit], kind="analysis")
    waiting = cast.draft("Waiting", section=cast.culture)
    waiting.get_workflow().start(waiting, cast.reporter())
    timed = cast.draft("Timed")
    timed.go_live_at = timezone.now() + dt.timedelta(days=1)
    timed.save_revision().publish()
    return desk(cast.publisher())


@pytest.mark.parametrize(
    ("status", "headlines"),
    [
        ("live", {"Public", "Rewritten twice", "Changed"}),
        ("draft", {"Draft", "Waiting", "Timed"}),
        ("changed", {"Changed"}),
        ("review", {"Waiting"}),
        ("scheduled", {"Timed"}),
    ],
)
def test_by_status(maka: Client, status: str, headlines: set[str]) -> None:
    assert found(maka, status=status) == headlines


def test_by_section_kind_and_contributor(maka: Client, cast: Cast) -> None:
    assert found(maka, section=cast.culture.pk) == {"Draft", "Waiting"}
    assert found(maka, kind="analysis") == {"Draft"}
    assert found(maka, contributor=cast.davit.pk) == {"Draft"}
    assert found(maka, contributor=cast.davit.pk, status="live") == set()


@pytest.mark.indexed
def test_the_search_reads_the_whole_text_and_keeps_to_the_filters(maka: Client) -> None:
    assert "Draft" in found(maka, q="ferry leaves")
    assert found(maka, q="ferry leaves", kind="analysis") == {"Draft"}
    assert found(maka, q="Rewr") == {"Rewritten twice"}, "a word that is still being typed"
    assert found(maka, q="zeppelin") == set()


def test_a_reporter_sees_what_is_out_and_may_edit_their_own(cast: Cast, desk: Desk) -> None:
    rena = cast.reporter()
    own, other = cast.draft("Own", owner=rena), cast.published("Other")
    cast.draft("Secret")
    screen = shown(desk(rena), "/desk/articles/")
    assert f"/desk/pages/{own.pk}/edit/" in screen
    assert "Other" in screen
    assert f"/desk/pages/{other.pk}/edit/" not in screen
    assert "Secret" not in screen


def test_a_long_list_costs_no_more_than_a_short_one(cast: Cast, desk: Desk) -> None:
    client = desk(cast.publisher())

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            shown(client, "/desk/articles/")
        return len(queries)

    cast.published("First")
    cost()
    few = cost()
    for number in range(12):
        cast.published(f"Further {number}", by=[cast.aysel, cast.davit])
    assert cost() <= few
