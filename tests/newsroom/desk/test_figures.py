"""The paper in numbers on the start page: true, and for those whom it concerns."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from caspian.edition.release import signer
from caspian.edition.store import open_store
from caspian.newsroom.models import Article, Change, User
from caspian.newsroom.schedule import publish_due
from caspian.newsroom.view_counts import record_views
from caspian.press.cycle import turn
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown

HOUR, SECOND = dt.timedelta(hours=1), dt.timedelta(seconds=1)
EVERY = {"published", "read", "release", "lateness"}


def figures(screen: str) -> dict[str, str]:
    """Return the words of each figure on a start page, by its name."""
    found = re.findall(r'id="figure-(\w+)">(.*?)</div>', screen, re.S)
    return {
        name: " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", inside, flags=re.S).split())
        for name, inside in found
    }


def of(desk: Desk, user: User) -> dict[str, str]:
    """Return the figures on somebody's start page."""
    return figures(shown(desk(user), "/desk/"))


@pytest.fixture
def address(tmp_path: Path, settings: Any) -> str:
    """An address for an edition, which the desk looks at; nothing is there yet."""
    settings.CASPIAN_EDITION = f"sqlite:///{tmp_path / 'edition.sqlite3'}"
    return str(settings.CASPIAN_EDITION)


def press(address: str, at: dt.datetime) -> None:
    """Make a release that bears a moment."""
    store = open_store(address, make=True)
    turn(store, signer(Path(address.removeprefix("sqlite:///")).with_suffix(".key")), now=at)
    store.close()


def test_a_paper_without_anything_says_so(cast: Cast, desk: Desk) -> None:
    said = of(desk, cast.publisher())
    assert said.keys() >= EVERY
    assert "0 today Nothing in the last 30 days." in said["published"]
    assert "Nobody has read anything" in said["read"]


def test_what_was_published_is_counted_by_the_papers_days(cast: Cast, desk: Desk) -> None:
    for days in (0, 0, 3, 40):
        cast.published("Ferry leaves", days_ago=days)
    cast.draft("Nobody sees this")
    screen = shown(desk(cast.publisher()), "/desk/")
    assert "2 today 3 in the last 30 days; most, 2, on" in figures(screen)["published"]
    plot = re.search(r'<svg[^>]*aria-label="Articles published[^>]*>.*?</svg>', screen, re.S)
    assert plot
    assert len(re.findall("desk-strip__bar", plot.group())) == 30


def test_a_reporter_sees_own_articles_and_nothing_of_the_machine(cast: Cast, desk: Desk) -> None:
    rena = cast.reporter()
    own = cast.published("Of Rena", days_ago=0, owner=rena)
    other = cast.published("Of somebody else", days_ago=0)
    record_views({own.pk: 3, other.pk: 50}, timezone.now())
    said = of(desk, rena)
    assert said.keys() == {"published", "read"}
    assert "1 today" in said["published"]
    assert "3 in 24 hours" in said["read"]
    assert "53 in 24 hours" in of(desk, cast.publisher())["read"], "the control: there is more"


def test_what_is_read_now_names_what_is_read_most(cast: Cast, desk: Desk) -> None:
    old, new = cast.published("Read before"), cast.published("Read now")
    now = timezone.now()
    record_views({old.pk: 70}, now - 9 * HOUR)
    record_views({old.pk: 1, new.pk: 8}, now)
    said = of(desk, cast.publisher())["read"]
    assert said.startswith("Read now 79 in 24 hours 9 since")
    assert "Most, 8, in this hour and the last: Read now" in said


def test_an_edition_that_is_not_there_is_told_of(cast: Cast, desk: Desk, address: str) -> None:
    said = of(desk, cast.publisher())
    assert "There is no edition here yet" in said["release"]
    assert "can’t be read" in said["lateness"]


def test_an_edition_that_is_broken_is_told_of(cast: Cast, desk: Desk, address: str) -> None:
    Path(address.removeprefix("sqlite:///")).write_bytes(b"no database at all" * 100)
    said = of(desk, cast.publisher())
    assert "can’t be read just now: file is not a database" in said["release"]
    assert "0 today" in said["published"], "the other figures stay"


def test_the_release_has_a_number_and_an_age(cast: Cast, desk: Desk, address: str) -> None:
    press(address, timezone.now() - 3 * HOUR)
    client = desk(cast.publisher())
    shown(client, "/desk/")
    # What a first look makes of settings that nobody has touched is for the press too.
    Change.objects.all().delete()
    said = figures(shown(client, "/desk/"))["release"]
    assert "1 made 3 hours ago Readers have every change" in said.replace("\xa0", " ")


def test_a_press_that_stands_still_is_told_of(cast: Cast, desk: Desk, address: str) -> None:
    press(address, timezone.now())
    cast.published("Waits")
    assert "The press is working on" in of(desk, cast.publisher())["release"]
    late = Change.objects.order_by("pk").first()
    assert late
    late.at = timezone.now() - HOUR
    late.save()
    screen = shown(desk(cast.publisher()), "/desk/")
    assert "it has stopped" in figures(screen)["release"]
    assert 'desk-figure--alarming" id="figure-release"' in screen


def appointed(cast: Cast, planned: dt.datetime) -> Article:
    """Return an article that published itself, as far as the desk knows, after a moment."""
    article = cast.draft("By itself", go_live_at=planned)
    revision = article.get_latest_revision()
    revision.approved_go_live_at = planned
    revision.save()
    assert publish_due(timezone.now()) == 1
    return article


def test_lateness_is_from_the_planned_moment_to_the_release(
    cast: Cast, desk: Desk, address: str
) -> None:
    """A release that came in between with something else is none of its own: the control."""
    planned = timezone.now().replace(microsecond=0) - HOUR
    press(address, planned - 5 * SECOND)
    cast.published("Something else")
    press(address, planned + 7 * SECOND)
    appointed(cast, planned)
    press(address, planned + 42 * SECOND)
    said = of(desk, cast.publisher())["lateness"]
    assert "42 s late By itself , due" in said
    press(address, planned + 50 * SECOND)
    assert of(desk, cast.publisher())["lateness"] == said


def test_what_readers_do_not_have_yet_is_not_called_punctual(
    cast: Cast, desk: Desk, address: str
) -> None:
    planned = timezone.now() - HOUR
    press(address, planned - SECOND)
    appointed(cast, planned)
    assert "none yet" in of(desk, cast.publisher())["lateness"]
