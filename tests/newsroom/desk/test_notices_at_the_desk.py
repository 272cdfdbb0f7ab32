"""Notices stand on the start page until they are read; each kind can be switched off."""

import pytest

from caspian.newsroom.models import Notice
from caspian.newsroom.notices import notify
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown
from tests.newsroom.desk.forms import opened

pytestmark = pytest.mark.django_db


def test_a_notice_stands_on_the_start_page_until_it_is_opened(cast: Cast, desk: Desk) -> None:
    rena, tigran = cast.reporter(), cast.editor(cast.politics)
    article = cast.draft("A quay grows", owner=rena)
    notify([rena], Notice.Kind.CHANGES, article, by=tigran, words="Who says <b>so</b>?")
    client = desk(rena)
    screen = shown(client, "/desk/")
    assert "Changes are asked of you" in screen
    assert "Who says &lt;b&gt;so&lt;/b&gt;?" in screen
    answer = client.post(f"/desk/notices/{Notice.objects.get().pk}/")
    assert answer["Location"] == f"/desk/pages/{article.pk}/edit/"
    assert "Changes are asked of you" not in shown(client, "/desk/")
    assert "Changes are asked of you" in shown(client, "/desk/notices/")


def test_a_notice_is_its_owners_alone(cast: Cast, desk: Desk) -> None:
    rena, tigran = cast.reporter(), cast.editor(cast.politics)
    notify([rena], Notice.Kind.REVIEW, cast.draft("A quay grows"), by=None)
    client = desk(tigran)
    assert "A quay grows" not in shown(client, "/desk/notices/")
    assert client.post(f"/desk/notices/{Notice.objects.get().pk}/").status_code == 404
    client.post("/desk/notices/read/")
    assert Notice.objects.get().read_at is None
    desk(rena).post("/desk/notices/read/")
    assert Notice.objects.get().read_at is not None


def test_a_switch_is_kept_and_shown(cast: Cast, desk: Desk) -> None:
    rena = cast.reporter()
    client = desk(rena)
    form = opened(client, "/desk/account/")
    assert form["notices-review-mail"] == "on"
    del form["notices-review-mail"]
    form["name_email-first_name"], form["name_email-last_name"] = "Rena", "Of the cast"
    form["name_email-email"] = rena.email = "rena@example.org"
    rena.save()
    assert client.post("/desk/account/", form).status_code == 302
    rena.refresh_from_db()
    assert rena.notices_off == ["review mail"]
    assert "notices-review-mail" not in opened(client, "/desk/account/")
