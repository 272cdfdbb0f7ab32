"""What is scheduled is checked again: its editor is told before, and it is held back then."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.models import PageLogEntry

from caspian.newsroom.checks.door import HeldByChecks
from caspian.newsroom.checks.overrule import HELD_BACK, overrule
from caspian.newsroom.checks.scheduled import warn_of_scheduled
from caspian.newsroom.models import Article, HeldBack, Picture, User
from caspian.newsroom.schedule import next_due, publish_due
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
NOW = timezone.now()
DUE = NOW + HOUR
Come = Callable[[], int]


@pytest.fixture
def tigran(cast: Cast) -> User:
    """The editor who schedules, and who has an address."""
    tigran = cast.editor(cast.politics)
    tigran.email = "tigran@example.org"
    tigran.save()
    return tigran


def scheduled(cast: Cast, by: User) -> tuple[Article, Picture]:
    """Return an article that is scheduled for an hour from now, and its picture."""
    picture = cast.picture()
    article = cast.draft("Held", lead_picture=picture, go_live_at=DUE)
    article.get_latest_revision().publish(user=by)
    return article, picture


def spoil(picture: Picture) -> None:
    """Take the alt text off a picture, as somebody else may while an article waits."""
    picture.description = ""
    picture.save()


def mails() -> list[tuple[str, list[str], str]]:
    """Return the mails that were handed on: the subject, to whom, and the words."""
    return [(str(one.subject), one.bcc, str(one.body)) for one in mail.outbox]


@pytest.fixture
def moment_comes(monkeypatch: pytest.MonkeyPatch) -> Come:
    """Let the moment come, and do what is due."""

    def come() -> int:
        monkeypatch.setattr("django.utils.timezone.now", lambda: DUE)
        return publish_due(DUE)

    return come


def test_what_is_in_order_goes_out_at_its_moment_and_nobody_is_told(
    cast: Cast, tigran: User, moment_comes: Come
) -> None:
    scheduled(cast, tigran)
    assert warn_of_scheduled(NOW) == 0
    assert publish_due(DUE - HOUR / 2) == 0
    assert moment_comes() == 1
    assert (mails(), HeldBack.objects.count()) == ([], 0)


def test_its_editor_is_told_once_before_and_once_more_of_another_issue(
    cast: Cast, tigran: User
) -> None:
    article, picture = scheduled(cast, tigran)
    spoil(picture)
    assert (warn_of_scheduled(NOW), warn_of_scheduled(NOW)) == (1, 0)
    ((subject, to, words),) = mails()
    assert subject == "Will not be published: Held"
    assert to == ["tigran@example.org"]
    assert "- The picture “Ships off Baku” has no alt text." in words
    assert f"/desk/pages/{article.pk}/edit/" in words
    picture.description = "Ships"
    picture.save()
    assert warn_of_scheduled(NOW) == 0
    assert not HeldBack.objects.exists()


def test_who_wants_no_mail_of_it_gets_none(cast: Cast, tigran: User) -> None:
    tigran.notices_off = ["trouble mail"]
    tigran.save()
    _article, picture = scheduled(cast, tigran)
    spoil(picture)
    assert warn_of_scheduled(NOW) == 1
    assert mails() == []
    assert HeldBack.objects.exists()


def test_at_its_moment_it_is_held_back_and_the_editor_is_told(
    cast: Cast, tigran: User, desk: Desk, moment_comes: Come
) -> None:
    article, picture = scheduled(cast, tigran)
    spoil(picture)
    assert moment_comes() == 1
    assert not Article.objects.public().exists()
    assert next_due() is None
    assert publish_due(DUE + HOUR) == 0
    ((subject, to, _),) = mails()
    assert (subject, to) == ("Not published: Held", ["tigran@example.org"])
    assert PageLogEntry.objects.filter(page=article, action=HELD_BACK).count() == 1
    notice = shown(desk(tigran), "/desk/")
    assert "Held back" in notice
    assert "The picture “Ships off Baku” has no alt text." in notice


def test_the_notice_goes_once_it_is_mended_and_published(
    cast: Cast, tigran: User, moment_comes: Come
) -> None:
    article, picture = scheduled(cast, tigran)
    spoil(picture)
    moment_comes()
    picture.description = "Ships"
    picture.save()
    draft = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    draft.go_live_at = None
    draft.save_revision().publish(user=tigran)
    assert Article.objects.public().exists()
    assert not HeldBack.objects.exists()


def test_what_was_overruled_when_it_was_scheduled_goes_out(
    cast: Cast, tigran: User, moment_comes: Come
) -> None:
    article = cast.draft("Held", body=[], go_live_at=DUE)
    revision = article.get_latest_revision()
    overrule(revision, by=cast.publisher(), reason="It is a picture story.")
    revision.publish(user=tigran)
    assert warn_of_scheduled(NOW) == 0
    assert moment_comes() == 1
    assert Article.objects.public().get().title == "Held"


def test_one_that_is_held_holds_up_no_other(cast: Cast, tigran: User, moment_comes: Come) -> None:
    _, picture = scheduled(cast, tigran)
    spoil(picture)
    cast.draft("In order", go_live_at=DUE).get_latest_revision().publish(user=tigran)
    assert moment_comes() == 2
    assert [one.title for one in Article.objects.public()] == ["In order"]


def test_what_was_taken_off_the_schedule_is_nobodys_trouble(cast: Cast, tigran: User) -> None:
    article, picture = scheduled(cast, tigran)
    spoil(picture)
    warn_of_scheduled(NOW)
    revision = article.get_latest_revision()
    revision.approved_go_live_at = None
    revision.save()
    assert warn_of_scheduled(NOW) == 0
    assert not HeldBack.objects.exists()


def test_what_is_scheduled_past_the_last_day_of_its_picture_is_refused_and_said(
    cast: Cast, tigran: User
) -> None:
    picture = cast.picture()
    picture.valid_until = (NOW + 3 * DAY).date()
    picture.save()
    article = cast.draft("Late", lead_picture=picture, go_live_at=NOW + 6 * DAY)
    with pytest.raises(HeldByChecks, match="may be shown until"):
        article.get_latest_revision().publish(user=tigran)
    article = cast.draft("In time", lead_picture=picture, go_live_at=NOW + DAY)
    article.get_latest_revision().publish(user=tigran)
    assert Article.objects.get(pk=article.pk).scheduled_revision is not None


def test_an_editor_is_told_when_the_last_day_is_moved_before_its_moment(
    cast: Cast, tigran: User
) -> None:
    picture = cast.picture()
    article = cast.draft("Moved", lead_picture=picture, go_live_at=NOW + 6 * DAY)
    article.get_latest_revision().publish(user=tigran)
    assert warn_of_scheduled(NOW) == 0
    picture.valid_until = (NOW + 3 * DAY).date()
    picture.save()
    assert warn_of_scheduled(NOW) == 1
    assert "may be shown until" in mails()[0][2]
