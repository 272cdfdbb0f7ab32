"""The day's paper as one file: new articles come in by the hour, and what must go goes at once."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from caspian.edition.splice import plain
from caspian.feeds import today
from caspian.feeds.today import FEW, before_the_hour
from caspian.formats.epub import write
from caspian.formats.epub.parts import Book
from caspian.formats.epub.write import MEDIA_TYPE, written
from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Article, Publication
from caspian.newsroom.relist import relist_everything
from caspian.newsroom.schedule import publish_due
from caspian.pages.feed_addresses import today_address
from caspian.pages.reads import door
from caspian.press import plan as planning
from caspian.press.render import rendered
from tests.cast import Cast, republished
from tests.formats.epub.checking import Checked
from tests.press.editions import Edition

TODAY = today_address("en")
NOON = dt.datetime(2100, 5, 3, 12, tzinfo=dt.UTC)
HOUR, MINUTE = dt.timedelta(hours=1), dt.timedelta(minutes=1)
SECRET = "Nobody may know this yet"


class Clock:
    """The time, as the test sets it."""

    def __init__(self) -> None:
        self.now = NOON + 20 * MINUTE

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Let the newsroom and the press go by a clock of ours."""
    own = Clock()
    monkeypatch.setattr(timezone, "now", own)
    return own


def content(edition: Edition, key: str = TODAY) -> bytes:
    """Return the file."""
    document = edition.document(key)
    assert document is not None
    assert document.media_type == MEDIA_TYPE
    return plain([part for part in document.parts if not isinstance(part, str)])


def words(edition: Edition, key: str = TODAY) -> str:
    """Return all that the file says, and fail where it is no good one."""
    found = Checked(content(edition, key))
    assert found.faults == []
    return " ".join(one.decode() for one in found.files.values())


def pressed_anew(clock: Clock) -> bytes:
    """Return the digest of what a press would make of the paper that knows nothing of before."""
    with door.at(clock.now):
        document = rendered(TODAY).document
    assert document is not None
    return document.digest()


def is_as_clean(edition: Edition, clock: Clock) -> bool:
    """Return whether the file is what a press from nothing would make."""
    document = edition.document(TODAY)
    return document is not None and document.digest() == pressed_anew(clock)


def press_at(edition: Edition, clock: Clock, moment: dt.datetime) -> None:
    """Let it be a moment, and press."""
    clock.now = moment
    edition.press(moment)
    assert is_as_clean(edition, clock)


def test_before_the_first_article_it_is_a_cover(edition: Edition) -> None:
    assert "The Caspian Times" in words(edition)
    assert Checked(content(edition)).order == ["EPUB/cover.xhtml", "EPUB/nav.xhtml"]


def test_what_is_published_comes_into_it_with_the_hour(
    cast: Cast, edition: Edition, clock: Clock
) -> None:
    press_at(edition, clock, clock.now)
    before = content(edition)
    cast.published("The ferry", days_ago=0)
    press_at(edition, clock, clock.now + MINUTE)
    assert edition.status("/en/politics/the-ferry/") == 200
    assert content(edition) == before
    press_at(edition, clock, NOON + 59 * MINUTE)
    assert content(edition) == before
    press_at(edition, clock, NOON + HOUR)
    assert "The ferry leaves when it is full." in words(edition)


def test_an_hour_in_which_nothing_changed_renders_nothing(
    cast: Cast, edition: Edition, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.published("The ferry")
    press_at(edition, clock, clock.now)
    made: list[Book] = []

    def noted(book: Book) -> bytes:
        made.append(book)
        return written(book)

    monkeypatch.setattr(write, "written", noted)
    for hours in (1, 2):
        clock.now = NOON + hours * HOUR
        edition.press(clock.now)
    cast.published("The port", days_ago=0)
    edition.press(clock.now)
    assert made == []
    clock.now = NOON + 3 * HOUR
    edition.press(clock.now)
    assert len(made) == 1


def restricted(article: Article) -> None:
    """Let only some people read an article."""
    page = Page.objects.get(pk=article.pk)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


LEAVING: dict[str, Callable[[Article], Any]] = {
    "withdrawn": lambda article: article.unpublish(),
    "deleted": lambda article: article.delete(),
    "restricted": restricted,
}


@pytest.mark.parametrize("how", LEAVING)
def test_what_is_private_again_leaves_it_in_the_same_release(
    cast: Cast, edition: Edition, clock: Clock, how: str
) -> None:
    article = cast.published(SECRET)
    cast.published("The port")
    press_at(edition, clock, clock.now)
    assert SECRET in words(edition)
    LEAVING[how](article)
    edition.press_once(clock.now + MINUTE)
    assert SECRET not in words(edition)
    assert article.slug not in words(edition)
    assert "The port" in words(edition)
    press_at(edition, clock, clock.now + MINUTE)


def test_a_name_that_is_taken_out_of_an_article_leaves_it_at_once(
    cast: Cast, edition: Edition, clock: Clock
) -> None:
    body = [("paragraph", "<p>A source named Rustam spoke.</p>")]
    article = cast.published("The ferry", body=body)
    press_at(edition, clock, clock.now)
    assert "Rustam" in words(edition)
    republished(article, body=[("paragraph", "<p>A source spoke.</p>")])
    edition.press_once(clock.now + MINUTE)
    assert "Rustam" not in words(edition)


def test_nothing_is_in_it_early(cast: Cast, edition: Edition, clock: Clock) -> None:
    cast.draft(f"{SECRET} in a draft")
    later = cast.draft(f"{SECRET} until two", go_live_at=NOON + 2 * HOUR)
    later.get_latest_revision().publish()
    public = cast.published("The port")
    public.title = f"{SECRET} in a change"
    public.save_revision()
    for moment in (clock.now, NOON + HOUR, NOON + 2 * HOUR - MINUTE):
        press_at(edition, clock, moment)
        assert SECRET not in words(edition)
        assert "nobody-may-know" not in words(edition)
    clock.now = NOON + 2 * HOUR + MINUTE
    publish_due(clock.now)
    press_at(edition, clock, NOON + 3 * HOUR)
    assert f"{SECRET} until two" in words(edition), "the control: it comes when it may"


def test_it_is_of_today_and_of_yesterday_while_today_has_few(
    cast: Cast, edition: Edition, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(today, "FEW", 2)
    zone = Publication.load().time_zone
    hours = {n: cast.published(f"Of {n}", days_ago=n / 24).pk for n in (2, 3, 25, 26, 27, 60, 70)}
    edition.press(clock.now)

    def held(moment: dt.datetime) -> set[int]:
        with door.at(moment):
            ids = before_the_hour("en", zone)
        return {n for n, pk in hours.items() if pk in ids}

    assert held(NOON) == {2, 3}, "enough of today"
    assert held(NOON - 2 * HOUR) == {3, 25, 26, 27}, "one of today, and yesterday's"
    assert held(NOON + 26 * HOUR) == {2, 3}, "none of today, yesterday's two"
    assert held(NOON + 50 * HOUR) == {2, 3}, "none of both: the newest"


def test_it_holds_no_fewer_than_the_newest(cast: Cast, clock: Clock) -> None:
    assert FEW == 10
    ids = [cast.published(f"Old {n}", days_ago=9 + n).pk for n in range(FEW + 2)]
    relist_everything()
    with door.at(clock.now):
        assert before_the_hour("en", "Asia/Baku") == tuple(ids[:FEW])


def test_it_is_by_section_in_the_papers_order(cast: Cast, edition: Edition, clock: Clock) -> None:
    cast.published("The play", section=cast.culture, days_ago=0.1)
    cast.published("The ferry", days_ago=0.2)
    cast.published("The port", days_ago=0.3)
    press_at(edition, clock, clock.now)
    found = Checked(content(edition))
    contents = found.trees["EPUB/nav.xhtml"].xpath("//*[local-name()='li']/*[1]/text()")
    assert contents[1:] == ["Politics", "The ferry", "The port", "Culture", "The play"]
    assert contents[0] == "The Caspian Times, May 3, 2100"


def test_a_language_has_its_own_from_right_to_left(
    cast: Cast, edition: Edition, clock: Clock
) -> None:
    assert edition.status(today_address("fa")) == 404
    add_home("fa")
    edition.press(clock.now)
    found = Checked(content(edition, today_address("fa")))
    assert found.faults == []
    assert (found.language, found.direction) == ("fa", "rtl")


def test_the_page_of_the_feeds_offers_it(edition: Edition) -> None:
    assert f'<a href="{TODAY}" type="application/epub+zip">' in edition.text("/en/feeds/")


def test_the_control_a_press_that_hears_of_no_time_keeps_the_old_one(
    cast: Cast, edition: Edition, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "due", lambda store, now: set())
    with pytest.raises(AssertionError):
        test_what_is_published_comes_into_it_with_the_hour(cast, edition, clock)


def test_the_control_one_that_forgets_what_an_article_is_keeps_a_secret(
    cast: Cast, edition: Edition, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "made_from", lambda store, numbers: set())
    with pytest.raises(AssertionError):
        test_what_is_private_again_leaves_it_in_the_same_release(cast, edition, clock, "withdrawn")


@pytest.mark.parametrize("mark", ["\u202b", "\u202e", "\u2067"])
def test_an_embedding_that_nobody_ends_leaves_the_day_its_paper(
    cast: Cast, edition: Edition, mark: str
) -> None:
    cast.published("The ferry", body=[{"type": "paragraph", "value": f"<p>It {mark}sails</p>"}])
    edition.press()
    assert edition.fault_names() == []
