"""Breaking news at the desk: editors and publishers set and end it, nobody else sees it."""

import datetime as dt

from django.utils import timezone

from caspian.newsroom.desk.times import by_paper_clock
from caspian.newsroom.founding import add_home
from caspian.newsroom.models import BreakingNews
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown

ADDRESS = "/desk/breaking-news/en/"
WORDS = "A ferry is adrift off Baku"


def in_hours(hours: int) -> str:
    """Return a moment as the form sends it."""
    return f"{by_paper_clock(timezone.now()) + dt.timedelta(hours=hours):%Y-%m-%d %H:%M}"


def test_an_editor_sets_changes_and_ends_it(cast: Cast, desk: Desk) -> None:
    article, tigran = cast.published("The ferry"), cast.editor(cast.politics)
    client = desk(tigran)
    assert "Breaking news" in shown(client, "/desk/")
    assert in_hours(2)[:-3] in shown(client, ADDRESS)
    sent = {"words": WORDS, "article": article.pk, "until": in_hours(2)}
    assert client.post(ADDRESS, sent).status_code == 302
    held = BreakingNews.objects.get(language="en")
    assert (held.words, held.article, held.set_by) == (WORDS, article, tigran)
    screen = shown(client, ADDRESS)
    assert "set by tigran" in screen
    assert "End it now" in screen
    assert client.post(f"{ADDRESS}end/").status_code == 302
    assert not BreakingNews.objects.exists()
    assert "End it now" not in shown(client, ADDRESS)


def test_a_reporter_neither_sees_nor_sets_it(cast: Cast, desk: Desk) -> None:
    client = desk(cast.reporter())
    assert "breaking-news" not in shown(client, "/desk/")
    for address in ("/desk/breaking-news/", ADDRESS, f"{ADDRESS}end/"):
        client.post(address, {"words": WORDS, "until": in_hours(2)})
    assert not BreakingNews.objects.exists()
    BreakingNews.objects.create(
        language="en", words=WORDS, since=timezone.now(), until=timezone.now()
    )
    client.post(f"{ADDRESS}end/")
    assert BreakingNews.objects.exists()


def test_nothing_typed_is_lost_when_it_is_refused(cast: Cast, desk: Desk) -> None:
    client = desk(cast.publisher())
    for until, said in ((in_hours(30), "more than 24 hours"), ("soon", "valid date")):
        screen = client.post(ADDRESS, {"words": WORDS, "until": until}).content.decode()
        assert said in screen
        assert WORDS in screen
    assert not BreakingNews.objects.exists()


def test_a_paper_in_two_languages_chooses_first(cast: Cast, desk: Desk) -> None:
    client = desk(cast.publisher())
    assert client.get("/desk/breaking-news/")["Location"] == ADDRESS
    add_home("az")
    client.post(ADDRESS, {"words": WORDS, "until": in_hours(2)})
    screen = shown(client, "/desk/breaking-news/")
    assert WORDS in screen
    assert "/desk/breaking-news/az/" in screen
    assert client.get("/desk/breaking-news/xx/").status_code == 404
