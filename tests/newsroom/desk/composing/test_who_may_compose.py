"""Who composes the front, who finds it in the menu, and what they find beside it."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from caspian.newsroom.models import Home, User
from tests.cast import Cast
from tests.newsroom.desk.composing.composer import FRONT, placed, publish, send, state
from tests.newsroom.desk.conftest import Desk, shown
from tests.pages.watchdog import follow

LOOKING = ("", "picture/", "articles/", "state/")


def people(cast: Cast) -> dict[str, User]:
    return {"reporter": cast.reporter(), "editor": cast.editor(cast.politics)}


@pytest.mark.parametrize("role", ["reporter", "editor"])
def test_who_may_not_edit_the_front_is_refused(cast: Cast, desk: Desk, role: str) -> None:
    article = cast.published("A ferry")
    client = desk(people(cast)[role])
    for address in LOOKING:
        assert client.get(f"{FRONT}{address}").status_code == 302, address
    before = Home.objects.get(slug="en").latest_revision_id
    lead = {"id": "x", "type": "lead", "value": {"article": article.pk, "related": []}}
    assert send(client, [], [lead]).status_code == 302
    assert publish(client, {"version": f"{before}"}).status_code == 302
    assert Home.objects.get(slug="en").latest_revision_id == before
    assert "/desk/front-page/" not in shown(client, "/desk/")


def test_a_lost_right_counts_at_once(cast: Cast, desk: Desk) -> None:
    article = cast.published("A ferry")
    maka = cast.publisher()
    client = desk(maka)
    seen = state(client)
    maka.groups.clear()
    maka.groups.set(cast.reporter().groups.all())
    assert send(client, seen["front"], placed(seen, "lead", article=article.pk)).status_code == 302
    assert not Home.objects.get(slug="en").has_unpublished_changes


def test_a_locked_front_is_looked_at(cast: Cast, desk: Desk) -> None:
    cast.published("A ferry")
    maka, other = cast.publisher(), cast._user("aygun", "publisher")
    home = Home.objects.get(slug="en")
    home.locked, home.locked_by, home.locked_at = True, other, timezone.now()
    home.save()
    client = desk(maka)
    assert "has locked this front" in shown(client, FRONT)
    seen = state(client)
    assert send(client, seen["front"], placed(seen, "lead", related=[])).status_code in (302, 403)
    assert publish(client, seen).status_code in (302, 403)


def test_a_form_without_its_token_changes_nothing(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.publisher())
    assert send(client, [], []).status_code == 403


def test_the_menu_has_a_way_to_each_front(cast: Cast, desk: Desk) -> None:
    """By itself where there is one; by language where there are several."""
    client = desk(cast.publisher())
    assert "/desk/front-page/en/" in shown(client, "/desk/")
    assert client.get("/desk/front-page/").headers["Location"] == FRONT
    locale = Locale.objects.create(language_code="fa")
    home = Home(title="صفحه", slug="fa", locale=locale)
    Home.objects.get(slug="en").get_parent().add_child(instance=home)
    menu = shown(client, "/desk/")
    assert "/desk/front-page/fa/" in menu
    assert "/desk/front-page/en/" in menu
    assert "فارسی" in shown(client, "/desk/front-page/")
    assert client.get("/desk/front-page/fa/state/").json()["changes"]
    assert client.get("/desk/front-page/ru/").status_code == 404


@pytest.mark.indexed
def test_what_can_be_placed_comes_newest_first_and_drafts_apart(cast: Cast, desk: Desk) -> None:
    for days in (3, 1, 2):
        cast.published(f"Ferry {days}", days_ago=days)
    cast.published("Opera", section=cast.culture, body=[("paragraph", "<p>It sings.</p>")])
    soon = cast.draft("Planned ferry")
    soon.go_live_at = timezone.now() + dt.timedelta(days=1)
    soon.save_revision().publish()
    closed = cast.published("Closed ferry")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    cast.draft("Half a ferry")
    client = desk(cast.publisher())
    html = shown(client, f"{FRONT}articles/?q=ferry")
    public, _, apart = html.partition("Not out yet")
    order = [public.index(f"Ferry {days}") for days in (1, 2, 3)]
    assert order == sorted(order)
    assert "Opera" not in html
    for title in ("Planned ferry", "Closed ferry", "Half a ferry"):
        assert title in apart
        assert title not in public
    assert "scheduled:" in apart
    culture = shown(client, f"{FRONT}articles/?section={cast.culture.pk}")
    assert "Opera" in culture
    assert "Ferry 1" not in culture


def test_the_list_of_sections_says_what_is_in_them(cast: Cast, desk: Desk) -> None:
    cast.published("A ferry")
    soon = cast.draft("Planned")
    soon.go_live_at = timezone.now() + dt.timedelta(days=1)
    soon.save_revision().publish()
    tigran = cast.editor(cast.politics)
    tigran.first_name, tigran.last_name = "Tigran", "Sarkissian"
    tigran.save()
    follow()
    html = shown(desk(tigran), "/desk/sections/")
    row = html[html.index("Politics") : html.index("Culture")]
    assert "Tigran Sarkissian" in row
    assert "<dd>1</dd></div>" in row
    assert f"/desk/pages/{cast.politics.pk}/edit/" in row
    assert f"/desk/pages/{cast.culture.pk}/edit/" not in html
    assert "Begin a section" not in html
    assert "Begin a section" in shown(desk(cast.publisher()), "/desk/sections/")
    reporter = shown(desk(cast.reporter()), "/desk/sections/")
    assert "/edit/" not in reporter[reporter.index("every-section") :]
    assert desk(cast._user("nino", "moderator")).get("/desk/sections/").status_code == 302
