"""While an editor composes the front, the preview shows it, half typed or whole."""

from typing import Any

import pytest
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from caspian.newsroom.models import Home
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk
from tests.pages.watchdog import follow


def previewed(client: Client, home: Home, *blocks: tuple[str, Any]) -> str:
    """Send the form of a front as the desk does while one types; return what the preview shows."""
    address = f"/desk/pages/{home.pk}/edit/preview/"
    form = {"title": home.title, "slug": home.slug, "front": streamfield(list(blocks))}
    form |= {"comments": inline_formset([])}
    client.post(address, nested_form_data(form))
    answer = client.get(f"{address}?mode=")
    assert answer.status_code == 200
    return answer.content.decode()


def listed(*values: Any) -> dict[str, Any]:
    """Return a ListBlock as the form sends it."""
    rows = {
        str(n): {"value": value, "deleted": "", "order": str(n), "type": "item", "id": ""}
        for n, value in enumerate(values)
    }
    return {"count": str(len(values)), **rows}


def test_a_draft_front_is_seen_before_it_is_saved(cast: Cast, desk: Desk) -> None:
    first, second = cast.published("The ferry"), cast.published("The port", days_ago=2)
    follow()
    package = {"title": "Crossings", "articles": listed(str(second.pk))}
    shown = previewed(
        desk(cast.publisher()),
        cast.home,
        ("lead", {"article": str(first.pk), "related": listed()}),
        ("package", package),
        ("must_read", ""),
    )
    assert "Crossings" in shown
    assert "The port" in shown
    assert not Home.objects.get(pk=cast.home.pk).front


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lead", {"article": "", "related": listed("")}),
        ("package", {"title": "", "articles": listed("")}),
        ("picture_story", {"article": "", "look": "dark"}),
        ("perspectives", {"articles": listed("")}),
        ("latest_stories", {"title": "", "number": "many"}),
        ("section_strip", {"section": ""}),
        ("topic_strip", {"topic": ""}),
        ("place_strip", {"place": ""}),
    ],
)
def test_a_block_half_typed_breaks_no_preview(
    cast: Cast, desk: Desk, name: str, value: Any
) -> None:
    cast.published("The ferry")
    follow()
    shown = previewed(desk(cast.publisher()), cast.home, (name, value))
    assert "The ferry" in shown or "highlight the relevant fields" in shown
