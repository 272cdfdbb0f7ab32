"""Pinning to "Must read": those who may publish the article, and nobody else."""

import datetime as dt

from django.utils import timezone

from caspian.newsroom.desk.times import by_paper_clock
from caspian.newsroom.models import Pin
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown


def in_days(days: int) -> str:
    """Return a moment as the form sends it."""
    return f"{by_paper_clock(timezone.now()) + dt.timedelta(days=days):%Y-%m-%d %H:%M}"


def test_an_editor_pins_in_the_own_section(cast: Cast, desk: Desk) -> None:
    article, tigran = cast.published("Ferry leaves"), cast.editor(cast.politics)
    client, address = desk(tigran), f"/desk/must-read/{article.pk}/"
    assert "Pin to Must read" in shown(client, f"/desk/pages/{article.pk}/edit/")
    assert client.post(address, {"until": in_days(3)}).status_code == 302
    pin = Pin.objects.get(article=article)
    assert pin.pinned_by == tigran
    assert "Pinned by tigran until" in shown(client, address)
    assert "Ferry leaves" in shown(client, "/desk/must-read/")
    assert client.post(f"{address}take-off/").status_code == 302
    assert not Pin.objects.exists()


def test_nobody_pins_where_they_may_not_publish(cast: Cast, desk: Desk) -> None:
    article = cast.published("Ferry leaves")
    for user in (cast.reporter(), cast.editor(cast.culture)):
        client = desk(user)
        for address in (
            f"/desk/must-read/{article.pk}/",
            f"/desk/must-read/{article.pk}/take-off/",
        ):
            client.post(address, {"until": in_days(3)})
        assert not Pin.objects.exists()
        assert "must-read/" not in shown(client, "/desk/articles/").split("listing-results")[1]


def test_a_draft_is_not_pinned(cast: Cast, desk: Desk) -> None:
    article = cast.draft("Not yet")
    desk(cast.publisher()).post(f"/desk/must-read/{article.pk}/", {"until": in_days(3)})
    assert not Pin.objects.exists()


def test_a_moment_that_has_passed_is_refused_in_words(cast: Cast, desk: Desk) -> None:
    article = cast.published("Ferry leaves")
    answer = desk(cast.publisher()).post(f"/desk/must-read/{article.pk}/", {"until": in_days(-1)})
    assert "This moment has passed" in answer.content.decode()
    assert not Pin.objects.exists()


def test_going_back_never_leads_to_another_site(cast: Cast, desk: Desk) -> None:
    article = cast.published("Ferry leaves")
    answer = desk(cast.publisher()).post(
        f"/desk/must-read/{article.pk}/", {"until": in_days(3), "next": "https://example.org/"}
    )
    assert answer["Location"] == "/desk/must-read/"
