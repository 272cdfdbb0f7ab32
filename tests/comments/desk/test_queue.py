"""The queue: what it shows beside a comment, in which order, narrowed and folded."""

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from caspian.comments.desk.queue import views
from caspian.comments.desk.queue.rows import beginning_and_rest
from caspian.comments.desk.queue.views import page_of
from caspian.comments.desk.queue.wanted import Wanted
from tests.cast import Cast
from tests.comments.writing import State, moderator, reader, rule, wrote
from tests.newsroom.desk.conftest import Desk, shown

QUEUE = "/desk/comments/"


def names(screen: str) -> list[str]:
    """Return the names over the comments on a screen, from the top."""
    return re.findall(r'<h2 class="cm-row__name"[^>]*><bdi>([^<]*)</bdi>', screen)


def test_a_row_says_why_where_and_who(cast: Cast, desk: Desk) -> None:
    article, gulnara = cast.published("Ferry leaves"), reader(approved=4, rejected=1)
    above = wrote(article, "It was on time.", name="Davit", state=State.APPROVED)
    signs = [{"name": "links", "points": 6.5, "words": "It holds four links."}]
    wrote(article, "Late again.", commenter=gulnara, parent=above, signs=signs, score=6.5)
    rule()
    screen = shown(desk(moderator()), QUEUE)
    for words in (
        "Late again.", "+6.5", "It holds four links.", "Ferry leaves", "1 published here",
        "4 published, 1 rejected", "First seen 1\xa0month ago", "Answers <bdi>Davit", "No insults",
        "Comments (1)",
    ):  # fmt: skip
        assert words in screen, words


def test_what_readers_wrote_is_never_markup(cast: Cast, desk: Desk) -> None:
    wrote(cast.published("Ferry leaves"), "<script>alert(1)</script>", name="<b>x</b>")
    screen = shown(desk(moderator()), QUEUE)
    assert "<script>alert" not in screen
    assert "<b>x" not in screen


def test_the_order_is_a_choice_and_the_likeliest_genuine_comes_first(
    cast: Cast, desk: Desk
) -> None:
    article, now = cast.published("Ferry leaves"), timezone.now()
    for number, (name, score) in enumerate([("Bad", 30), ("Good", 1), ("Middling", 9)]):
        moment = now - dt.timedelta(hours=number)
        wrote(article, f"Thing {number}", name=name, score=score, posted_at=moment)
    client = desk(moderator())
    assert names(shown(client, QUEUE)) == ["Good", "Middling", "Bad"]
    assert names(shown(client, f"{QUEUE}?sort=worst")) == ["Bad", "Middling", "Good"]
    assert names(shown(client, f"{QUEUE}?sort=oldest")) == ["Middling", "Good", "Bad"]
    assert names(shown(client, f"{QUEUE}?sort=nonsense&article=-4")) == ["Good", "Middling", "Bad"]


@pytest.mark.parametrize("sort", ["genuine", "worst", "oldest", "newest"])
def test_pages_follow_one_another_without_a_gap(
    cast: Cast, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "ON_A_PAGE", 3)
    twins(cast)
    wanted = Wanted.of({"sort": sort})
    seen = [page_of(wanted, "")]
    while seen[-1].next and len(seen) < 9:
        seen.append(page_of(wanted, seen[-1].next))
    found = [comment.name for one in seen for comment in one.comments]
    assert sorted(found) == [f"N{number}" for number in range(8)]


def test_the_way_to_the_next_page_stands_on_the_page(
    cast: Cast, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a moment: its plus sign must come through an address unharmed."""
    monkeypatch.setattr(views, "ON_A_PAGE", 5)
    twins(cast)
    client = desk(moderator())
    screen = shown(client, f"{QUEUE}?sort=oldest")
    further = re.search(r'href="(\?[^"]*)" data-desk-comments-target="more"', screen)
    assert further
    rest = shown(client, QUEUE + further[1].replace("&amp;", "&"))
    assert sorted(names(screen) + names(rest)) == [f"N{number}" for number in range(8)]


def twins(cast: Cast) -> None:
    """Write eight comments, some with equal scores, some of equal moments."""
    article, now = cast.published("Ferry leaves"), timezone.now()
    for number in range(8):
        moment = now - dt.timedelta(minutes=number // 2)
        wrote(article, f"No {number}", name=f"N{number}", score=number // 3, posted_at=moment)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=approved", ["Shown"]),
        ("state=any&sort=oldest", ["Known", "New", "Shown"]),
        ("sign=trap", ["New"]),
        ("who=known", ["Known"]),
        ("who=new", ["New"]),
        ("words=ГРУЗИЯ", ["Known"]),
        ("words=new", ["New"]),
        ("language=en", ["New", "Known"]),
        ("language=ka", []),
        ("after=nonsense~x", ["New", "Known"]),
    ],
)
def test_the_queue_is_narrowed(cast: Cast, query: str, found: list[str]) -> None:
    article, known = cast.published("Ferry leaves"), reader("Known", approved=3)
    moments = [timezone.now() - dt.timedelta(hours=hours) for hours in (3, 2, 1)]
    wrote(article, "Была Грузия.", commenter=known, score=5, posted_at=moments[0])
    trap = [{"name": "trap", "points": 20, "words": "A field was filled in."}]
    wrote(article, "Second", name="New", signs=trap, posted_at=moments[1])
    wrote(article, "Third", name="Shown", state=State.APPROVED, posted_at=moments[2])
    asked = QueryDict(query).dict()
    comments = page_of(Wanted.of(asked), asked.get("after", "")).comments
    assert [comment.name for comment in comments] == found


def campaign(cast: Cast, **fields: Any) -> list[Any]:
    """Return three comments of which two repeat the first, the last on another article."""
    first = wrote(cast.published("Ferry leaves"), "Buy my carpets!", name="First", **fields)
    again = wrote(first.article, "Buy my carpets!!", name="Second", alike=first)
    other = wrote(cast.published("Bridge opens"), "buy my carpets", name="Third", alike=first)
    return [first, again, other]


def test_what_repeats_is_one_row(cast: Cast, desk: Desk) -> None:
    first, _, other = campaign(cast)
    client = desk(moderator())
    screen = shown(client, QUEUE)
    assert names(screen) == ["First"]
    assert "and 2 like it" in screen
    one_by_one = shown(client, f"{QUEUE}?alike={first.pk}")
    assert sorted(names(one_by_one)) == ["First", "Second", "Third"]
    # On the other article it is the first of what was asked for, and has to have a row there.
    elsewhere = shown(client, f"{QUEUE}?article={other.article_id}")
    assert names(elsewhere) == ["Third"]
    assert "like it" not in elsewhere


def test_once_the_first_is_decided_on_the_next_stands_for_the_rest(cast: Cast, desk: Desk) -> None:
    campaign(cast, state=State.REJECTED)
    screen = shown(desk(moderator()), QUEUE)
    assert names(screen) == ["Second"]
    assert "and 1 like it" in screen


def test_the_queue_costs_the_same_however_many_there_are(cast: Cast, desk: Desk) -> None:
    client, article = desk(moderator()), cast.published("Ferry leaves")

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            shown(client, QUEUE)
        return len(queries)

    wrote(article)
    shown(client, QUEUE)
    few = cost()
    for number in range(12):
        wrote(article, f"Further {number}", name=f"N{number}")
    assert cost() <= few


def test_a_long_text_is_folded_and_none_of_it_lost() -> None:
    long = " ".join(["слово"] * 400) + "\n\n" + "\n".join(["ხაზი"] * 30)
    begins, goes_on = beginning_and_rest(long)
    assert goes_on
    assert " ".join([*begins, *goes_on]).split() == long.split()
    assert beginning_and_rest("Short.\n\nAnd good.") == (["Short.", "And good."], [])
    assert beginning_and_rest("x" * 5000)[1], "no space to fold at"
