"""The whole desk lives in the paper's time zone: what it offers, what it takes, what it says."""

import datetime as dt
import re
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core import mail
from django.utils import timezone
from wagtail.users.models import UserProfile

from caspian.comments.judging.bursts import notify
from caspian.comments.models import SlowMode
from caspian.newsroom.models import Article, BreakingNews, Publication
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown
from tests.newsroom.desk.forms import edit, opened
from tests.thorough import some

KYIV, NEW_YORK, LONDON = "Europe/Kyiv", "America/New_York", "Europe/London"
MINUTE = "%Y-%m-%d %H:%M"
MISREAD = re.compile(
    r"\b\d{1,2}(?::\d\d)?\s[ap]\.?m\b|\b\d{1,2}/\d{1,2}/\d{4}|\b[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}",
    re.IGNORECASE,
)
BREAKING = "/desk/breaking-news/en/"


def move_paper(zone: str) -> None:
    """Let the paper come out in another time zone."""
    paper = Publication.load()
    paper.time_zone = zone
    paper.save()


def utc(text: str) -> dt.datetime:
    """Return a moment from "2026-03-29 00:59"."""
    return dt.datetime.strptime(text, MINUTE).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize("zone", ["Asia/Baku", LONDON, KYIV, NEW_YORK, "Asia/Kathmandu"])
def test_the_field_offers_the_papers_own_hour_and_takes_it(
    cast: Cast, desk: Desk, zone: str
) -> None:
    move_paper(zone)
    client = desk(cast.publisher())
    there = timezone.now().astimezone(ZoneInfo(zone)) + dt.timedelta(hours=2)
    offered = opened(client, BREAKING)["until"]
    assert offered in (there.strftime(MINUTE), (there - dt.timedelta(minutes=1)).strftime(MINUTE))
    assert f"Time in {zone}" in shown(client, BREAKING)
    sent = {"words": "A ferry is adrift", "until": there.strftime(MINUTE)}
    assert client.post(BREAKING, sent).status_code == 302
    assert BreakingNews.objects.get().until == there.replace(second=0, microsecond=0)


def test_a_new_zone_counts_from_the_next_request_on(cast: Cast, desk: Desk) -> None:
    article = cast.draft("Ferry", published_at=utc("2026-07-01 12:00"))
    client = desk(cast.publisher())
    for zone, hour in (("Asia/Baku", "16:00"), (LONDON, "13:00"), (NEW_YORK, "08:00")):
        move_paper(zone)
        assert opened(client, edit(article))["published_at"] == f"2026-07-01 {hour}"
        assert f"Time in {zone}" in shown(client, edit(article))


def test_nobody_has_a_clock_of_their_own(cast: Cast, desk: Desk) -> None:
    maka = cast.publisher()
    profile = UserProfile.get_for_user(maka)
    profile.current_time_zone = "Asia/Tokyo"
    profile.save()
    article = cast.draft("Ferry", published_at=utc("2026-07-01 12:00"))
    client = desk(maka)
    assert opened(client, edit(article))["published_at"] == "2026-07-01 16:00"
    assert "time zone" not in shown(client, "/desk/account/").lower()


def clocks(moment: dt.datetime, zone: str) -> set[str]:
    """Return how a moment's time of day may be written in a zone: 08:02, 8:02."""
    there = moment.astimezone(ZoneInfo(zone))
    return {f"{there:%H:%M}", f"{int(f'{there:%I}')}:{there:%M}"}


def test_wagtails_own_screens_go_by_the_papers_clock(cast: Cast, desk: Desk) -> None:
    move_paper("Asia/Kathmandu")
    # A minute that no other moment on the screens has, in zones of whole or of odd hours.
    goes_out = (timezone.now() + dt.timedelta(days=40, minutes=30)).replace(second=0)
    article = cast.draft("Ferry", go_live_at=goes_out)
    article.get_latest_revision().publish()
    client, ours = desk(cast.publisher()), clocks(goes_out, "Asia/Kathmandu")
    theirs = clocks(goes_out, "UTC") | clocks(goes_out, "Asia/Baku")
    history = f"/desk/pages/{article.pk}/history/"
    for address in (edit(article), "/desk/", "/desk/reports/site-history/", history):
        said = set(re.findall(r"\b\d{1,2}:\d\d\b", shown(client, address)))
        assert said & ours, address
        assert not said & theirs, address


def test_no_date_at_the_desk_can_be_misread(cast: Cast, desk: Desk) -> None:
    """Neither a month before the day, nor a day in figures alone, nor AM and PM."""
    goes_out = (timezone.now() + dt.timedelta(days=40)).replace(hour=17, minute=4)
    article = cast.draft("Ferry", go_live_at=goes_out)
    article.get_latest_revision().publish()
    cast.published("Ferry leaves")
    client, there = desk(cast.publisher()), goes_out.astimezone(ZoneInfo("Asia/Baku"))
    said = f"{there.day} {there:%b} {there.year}, 21:04"
    assert said in shown(client, "/desk/")
    assert said in shown(client, edit(article))
    for address in ("/desk/", "/desk/articles/", edit(article), "/desk/reports/site-history/"):
        assert not MISREAD.findall(shown(client, address)), address


def test_an_export_is_written_by_the_papers_clock_though_it_is_streamed(
    cast: Cast, desk: Desk
) -> None:
    move_paper("Asia/Kathmandu")
    cast.published("Ferry")
    answer: Any = desk(cast.publisher()).get("/desk/reports/aging-pages/?export=csv")
    assert answer.status_code == 200
    assert answer.streaming
    zones = {str(timezone.get_current_timezone()) for _ in answer.streaming_content}
    assert zones == {"Asia/Kathmandu"}
    answer.close()
    assert str(timezone.get_current_timezone()) == "UTC"


def test_a_mail_tells_the_hour_by_the_papers_clock(cast: Cast) -> None:
    move_paper(NEW_YORK)
    maka = cast.publisher()
    maka.email = "maka@example.org"
    maka.save()
    since = utc("2026-07-01 12:07")
    SlowMode.objects.create(article=None, since=since, until=since, why="Twenty at once.", usual=1)
    notify(since)
    assert "since 08:07" in mail.outbox[0].body
    assert "08:07" in mail.outbox[1].body


def test_outside_of_the_desk_the_zone_is_neutral(cast: Cast, desk: Desk) -> None:
    move_paper(KYIV)
    shown(desk(cast.publisher()), "/desk/")
    assert str(timezone.get_current_timezone()) == settings.TIME_ZONE == "UTC"


TYPED = [
    # the hour that comes twice
    (KYIV, "2026-10-25 03:30", "2026-10-25 00:30"),
    (KYIV, "2026-10-25 03:30+02:00", "2026-10-25 01:30"),
    (NEW_YORK, "2026-11-01 01:30", "2026-11-01 05:30"),
    (NEW_YORK, "2026-11-01 01:30-05:00", "2026-11-01 06:30"),
    # the hour before the clocks go forward, and the one after
    (KYIV, "2026-03-29 02:59", "2026-03-29 00:59"),
    (NEW_YORK, "2026-03-08 03:00", "2026-03-08 07:00"),
    (KYIV, "2026-03-29 04:00", "2026-03-29 01:00"),
    (NEW_YORK, "2026-03-08 01:59", "2026-03-08 06:59"),
    # the hour before the clocks go back, and the one after
    (KYIV, "2026-10-25 02:59", "2026-10-24 23:59"),
    (KYIV, "2026-10-25 04:00", "2026-10-25 02:00"),
    (NEW_YORK, "2026-11-01 00:59", "2026-11-01 04:59"),
    (NEW_YORK, "2026-11-01 02:00", "2026-11-01 07:00"),
]


@pytest.mark.parametrize(("zone", "typed", "meant"), some(6, TYPED))
def test_a_moment_near_a_change_of_the_clocks_is_the_one_that_was_typed(
    cast: Cast, desk: Desk, zone: str, typed: str, meant: str
) -> None:
    """Of an hour that comes twice the first is meant, unless an offset says otherwise."""
    move_paper(zone)
    article, client = cast.draft("Ferry"), desk(cast.publisher())
    sent = opened(client, edit(article)) | {"published_at": typed}
    assert client.post(edit(article), sent).status_code == 302
    assert stored(article) == utc(meant)
    # The round trip keeps the instant, though the form shows no offset.
    sent = opened(client, edit(article)) | {"title": "Ferry leaves"}
    assert sent["published_at"] == typed[:16]
    assert client.post(edit(article), sent).status_code == 302
    assert stored(article) == utc(meant)


@pytest.mark.parametrize(
    ("zone", "typed", "said"),
    [
        (KYIV, "2026-03-29 03:30", "There is no 03:30 on 29 March 2026 in Europe/Kyiv"),
        (NEW_YORK, "2026-03-08 02:00", "There is no 02:00 on 8 March 2026 in America/New_York"),
        ("Australia/Lord_Howe", "2026-10-04 02:15", "the clocks go forward by 30 minutes"),
        ("Pacific/Apia", "2011-12-30 12:00", "There is no 12:00 on 30 December 2011"),
    ],
)
def test_a_moment_that_no_clock_shows_is_refused_in_words(
    cast: Cast, desk: Desk, zone: str, typed: str, said: str
) -> None:
    move_paper(zone)
    article, client = cast.draft("Ferry"), desk(cast.publisher())
    sent = opened(client, edit(article)) | {"published_at": typed}
    # The draft saves, and its form says it; what goes out is refused.
    for asked in ({}, {"action-publish": "action-publish"}):
        answer = client.post(edit(article), sent | asked, follow=True)
        assert said in answer.content.decode()
    assert stored(article) is None


def stored(article: Article) -> dt.datetime | None:
    """Return the date of an article's latest version."""
    moment: dt.datetime | None = (
        Article.objects.get(pk=article.pk).get_latest_revision_as_object().published_at
    )
    return moment
