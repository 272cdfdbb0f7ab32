"""The desk asks by which right a picture is shown, and warns before that right ends."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from caspian.newsroom.desk.rights_mail import warn_of_ends
from caspian.newsroom.models import Contributor, OutgoingMail, Picture, Publication, User
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown
from tests.newsroom.desk.test_uploading_a_picture import fields

pytestmark = pytest.mark.indexed
NOW = dt.datetime(2026, 3, 20, 9, 30, tzinfo=dt.UTC)
TODAY = NOW.date()
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _clock(cast: Cast, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    settings.EMAIL_BACKEND = "caspian.newsroom.mail.MailQueue"


def ending(cast: Cast, days: int, title: str = "Ships off Baku", **said: Any) -> Picture:
    """Return a picture whose right ends after so many more days."""
    picture = cast.picture(title)
    picture.valid_until = TODAY + days * DAY
    for name, value in said.items():
        setattr(picture, name, value)
    picture.save()
    return picture


def sent() -> list[OutgoingMail]:
    """Return the mails that wait to be sent, the oldest first."""
    return list(OutgoingMail.objects.order_by("pk"))


def with_address(user: User, address: str) -> User:
    """Give an account an address."""
    user.email = address
    user.save()
    return user


def panel(screen: str) -> str:
    """Return what the start page says of rights that end."""
    _, _, rest = screen.partition('id="ending-rights"')
    return rest.partition("</section>")[0]


def test_rights_are_asked_for_and_kept(cast: Cast, desk: Desk) -> None:
    picture, client = cast.picture(), desk(cast.publisher())
    sent_form = fields("x.jpg", b"") | {
        "creator": "Davit", "licence": "other", "licence_terms": "", "valid_until": "2026-12-24",
    }  # fmt: skip
    del sent_form["file"]
    address = f"/desk/images/{picture.pk}/"
    refused = client.post(address, sent_form)
    assert "Say in words which licence it is." in refused.content.decode()
    client.post(address, sent_form | {"licence_terms": "Contract 7, print and web"})
    picture.refresh_from_db()
    assert (picture.creator, picture.licence, picture.licence_terms) == (
        "Davit", "other", "Contract 7, print and web",
    )  # fmt: skip
    assert picture.valid_until == dt.date(2026, 12, 24)
    page = shown(client, address)
    assert 'type="date" name="valid_until" value="2026-12-24"' in page


def test_a_year_that_no_calendar_of_ours_has_gets_a_sentence(cast: Cast, desk: Desk) -> None:
    picture, client = cast.picture(), desk(cast.publisher())
    sent_form = fields("x.jpg", b"") | {"valid_until": "9999-01-01"}
    del sent_form["file"]
    answer = client.post(f"/desk/images/{picture.pk}/", sent_form)
    assert "less than or equal to" in answer.content.decode()


def test_the_start_page_lists_what_ends_with_every_page_that_shows_it(
    cast: Cast, desk: Desk
) -> None:
    picture = ending(cast, 14)
    cast.published("The ferry", lead_picture=picture)
    cast.published("Oil", section=cast.culture, body=[("image", {"image": picture})])
    cast.draft("Not public", lead_picture=picture)
    davit = Contributor.objects.get(pk=cast.davit.pk)
    davit.portrait = picture
    davit.save()
    cast.published("Tomorrow", slug="t", lead_picture=ending(cast, 15, "Later"))
    ending(cast, 3, "Shown nowhere")
    said = panel(shown(desk(cast.editor(cast.politics)), "/desk/"))
    assert "Until April 3, 2026, 14 more days." in said
    for name in ("The ferry", "Oil", "Davit Beridze"):
        assert f">{name}</a>" in said
    for name in ("Not public", "Later", "Shown nowhere"):
        assert name not in said


def test_one_that_has_ended_stays_in_the_list_for_a_while(cast: Cast, desk: Desk) -> None:
    cast.published("The ferry", lead_picture=ending(cast, -1))
    cast.published("Oil", slug="oil", lead_picture=ending(cast, -15, "Long ago"))
    said = panel(shown(desk(cast.publisher()), "/desk/"))
    assert "Ended on March 19, 2026: readers see a sentence in its place." in said
    assert "Long ago" not in said


def test_a_reporter_sees_only_their_own(cast: Cast, desk: Desk) -> None:
    rena = cast.reporter()
    cast.published("The ferry", lead_picture=ending(cast, 2, "Another's"))
    assert not panel(shown(desk(rena), "/desk/"))
    cast.published("Oil", slug="oil", lead_picture=ending(cast, 2, "Hers", uploaded_by_user=rena))
    said = panel(shown(desk(rena), "/desk/"))
    assert "Hers" in said
    assert "Another" not in said


def test_mail_goes_out_14_and_2_days_before_and_once_each(cast: Cast) -> None:
    rena = with_address(cast.reporter(), "rena@paper.example")
    with_address(cast.editor(cast.politics), "tigran@paper.example")
    picture = ending(cast, 20, uploaded_by_user=rena)
    cast.published("The ferry", lead_picture=picture)
    told: dict[int, int] = {}
    for day in range(25):
        for _ in range(2):  # the worker asks each hour
            before = len(sent())
            warn_of_ends(NOW + day * DAY)
            if len(sent()) > before:
                told[20 - day] = told.get(20 - day, 0) + len(sent()) - before
    assert told == {14: 2, 2: 2}
    assert {tuple(one.to) for one in sent()} == {
        ("rena@paper.example",), ("tigran@paper.example",),
    }  # fmt: skip
    text = sent()[0].text
    assert "may be shown for 14 more days" in sent()[0].subject
    assert "- The ferry: http" in text
    assert f"/desk/images/{picture.pk}/" in text


def test_moving_the_end_warns_anew(cast: Cast) -> None:
    rena = with_address(cast.reporter(), "rena@paper.example")
    picture = ending(cast, 2, uploaded_by_user=rena)
    cast.published("The ferry", lead_picture=picture)
    warn_of_ends(NOW)
    Picture.objects.filter(pk=picture.pk).update(valid_until=TODAY + 10 * DAY)
    assert warn_of_ends(NOW) == 1
    assert [one.subject.rpartition(" for ")[2] for one in sent()] == ["2 more days", "10 more days"]


def test_nobody_is_warned_of_what_nobody_sees_and_another_section_is_left_alone(cast: Cast) -> None:
    with_address(cast.editor(cast.culture), "tigran@paper.example")
    ending(cast, 2, uploaded_by_user=with_address(cast.reporter(), "rena@paper.example"))
    assert warn_of_ends(NOW) == 0
    cast.published("The ferry", lead_picture=ending(cast, 2, "Of politics"))
    warn_of_ends(NOW)
    assert sent() == []


def test_days_are_those_of_the_papers_zone(cast: Cast) -> None:
    paper = Publication.load()
    paper.time_zone = "Asia/Almaty"
    paper.save()
    rena = with_address(cast.reporter(), "rena@paper.example")
    cast.published("The ferry", lead_picture=ending(cast, 15, uploaded_by_user=rena))
    assert warn_of_ends(dt.datetime(2026, 3, 20, 18, 59, tzinfo=dt.UTC)) == 0
    assert warn_of_ends(dt.datetime(2026, 3, 20, 19, 1, tzinfo=dt.UTC)) == 1
