"""Comments from another system: the form's own rules, dates and states kept, never twice."""

import datetime as dt
from typing import Any

import pytest

from caspian.comments.importing import ImportedComment, import_comments
from caspian.comments.models import Comment, CommentSettings
from caspian.comments.undo import withdraw
from tests.cast import Cast
from tests.comments.writing import moderator, told

THEN = dt.datetime(2019, 5, 4, 12, 30, tzinfo=dt.UTC)


def row(key: str, text: str = "The ferry was late then, too.", **fields: Any) -> ImportedComment:
    """Return a comment as another system has it."""
    usual: dict[str, Any] = {"name": "Lela", "posted_at": THEN, "state": "approved"}
    return ImportedComment(key, text=text, **(usual | fields))


def test_dates_states_and_threads_are_kept(cast: Cast) -> None:
    article, nino = cast.published("Ferry leaves"), moderator()
    rows = [
        row("wp:3", "To two", answers="wp:2"),  # deeper than we go, and before what it answers
        row("wp:1", "One", state="held", email="lela@example.org"),
        row("wp:2", "To one", answers="wp:1", posted_at=THEN + dt.timedelta(days=1)),
    ]
    told()
    report = import_comments(article, rows, by=nino)
    assert sorted(report.taken) == ["wp:1", "wp:2", "wp:3"]
    assert (report.refused, report.orphaned) == ([], [])
    one = Comment.objects.get(text="One")
    assert (one.posted_at, one.state) == (THEN, "held")
    assert one.email_mark
    assert set(one.replies.values_list("text", flat=True)) == {"To one", "To two"}
    assert told() == [f"comments:{article.pk}"]
    assert one.decisions.get().by == nino


def test_twice_is_the_same_as_once_and_later_answers_find_their_thread(cast: Cast) -> None:
    article, nino = cast.published("Ferry leaves"), moderator()
    rows = [row("wp:1"), row("wp:2", "To one", answers="wp:1")]
    import_comments(article, rows, by=nino)
    again = import_comments(article, [*rows, row("wp:3", "To two", answers="wp:2")], by=nino)
    assert (again.known, again.taken) == (["wp:1", "wp:2"], ["wp:3"])
    assert Comment.objects.count() == 3
    top = Comment.objects.get(parent=None)
    assert Comment.objects.get(text="To two").parent == top


def test_what_was_withdrawn_here_does_not_come_back(cast: Cast) -> None:
    article, nino = cast.published("Ferry leaves"), moderator()
    import_comments(article, [row("wp:1")], by=nino)
    withdraw(Comment.objects.get())
    assert import_comments(article, [row("wp:1")], by=nino).known == ["wp:1"]
    assert Comment.objects.get().text == ""


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (row("a", "x" * 200), "200 characters: shorten it to 100"),
        (row("a", " \u202e "), "The text is empty"),
        (row("a", name=""), "The name is empty"),
        (row("a", state="spam"), "“spam” is no state"),
        (row("a", posted_at=dt.datetime(2019, 5, 4)), "time zone"),  # noqa: DTZ001  meant
        (row("a", posted_at=dt.datetime(2190, 5, 4, tzinfo=dt.UTC)), "has not come yet"),
        (row(""), "Its key"),
    ],
)
def test_a_row_that_breaks_a_rule_is_reported_and_the_rest_taken(
    cast: Cast, bad: ImportedComment, reason: str
) -> None:
    rules = CommentSettings.load()
    rules.longest = 100
    rules.save()
    report = import_comments(cast.published("Ferry leaves"), [bad, row("b")], by=moderator())
    assert report.taken == ["b"]
    assert len(report.refused) == 1
    assert reason in report.refused[0][1]


def test_a_key_twice_and_answers_to_nothing_are_said(cast: Cast) -> None:
    rows = [
        row("a"),
        row("a", "The same key"),
        row("b", "To nothing", answers="gone"),
        row("c", "A circle", answers="d"),
        row("d", "Another half", answers="c"),
    ]
    report = import_comments(cast.published("Ferry leaves"), rows, by=moderator())
    assert [key for key, _ in report.refused] == ["a"]
    assert set(report.orphaned) == {"b", "c", "d"}
    assert Comment.objects.filter(parent=None).count() == 4
