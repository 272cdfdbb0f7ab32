"""Bans: by a mark and never by an address, for a time, prolonged and lifted."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from caspian.comments.ban import ban, kinds_for, lift
from caspian.comments.intake import Banned, Sender, WrittenComment, take
from caspian.comments.marks import KEPT, USED, marks_of
from caspian.comments.models import Ban, Comment, Salt
from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.comments.writing import moderator, reader, wrote

HERE = Sender(address="203.0.113.9", browser="Firefox")


def by_form(article: Article, sender: Sender = HERE, email: str = "") -> Comment:
    """Return a comment that came in by the form."""
    written = WrittenComment(name="Vandal", text="Buy my carpets.", email=email)
    return take(article, written, sender, timezone.now())


@pytest.mark.parametrize(
    ("kind", "again"),
    [
        (Ban.Kind.ADDRESS, Sender(HERE.address, "Another browser")),
        (Ban.Kind.BROWSER, Sender("203.0.113.77", HERE.browser)),
        (Ban.Kind.EMAIL, Sender("192.0.2.1", "Another browser")),
    ],
)
def test_a_ban_holds_where_its_mark_reaches(cast: Cast, kind: Ban.Kind, again: Sender) -> None:
    article, email = cast.published("Ferry leaves"), "vandal@example.org"
    made = ban(by_form(article, email=email), kind=kind, days=3, by=moderator())
    assert HERE.address not in made.mark
    with pytest.raises(Banned):
        by_form(article, again, email=email)
    # The control: nobody else is kept out.
    assert by_form(article, Sender("192.0.2.2", "Safari")).pk
    lift(made, by=moderator("tamar"))
    assert by_form(article, again, email=email).pk


def test_a_ban_by_the_cookie_reaches_every_network(cast: Cast) -> None:
    article = cast.published("Ferry leaves")
    comment = wrote(article, commenter=(vandal := reader("Vandal")))
    ban(comment, kind=Ban.Kind.COMMENTER, days=3, by=moderator())
    with pytest.raises(Banned):
        by_form(article, Sender("192.0.2.3", "Opera", key=vandal.key))


def test_a_second_ban_prolongs_the_first_and_both_are_logged(cast: Cast) -> None:
    comment, nino = wrote(cast.published("Ferry leaves")), moderator()
    first = ban(comment, kind=Ban.Kind.ADDRESS, days=2, by=nino)
    ban(comment, kind=Ban.Kind.ADDRESS, days=9, by=nino, why="Again.")
    ban(comment, kind=Ban.Kind.ADDRESS, days=1, by=nino, why="Again.")
    held = Ban.objects.get()
    assert held.pk == first.pk
    assert held.until > timezone.now() + dt.timedelta(days=8)
    lift(held, by=nino)
    logged = ModelLogEntry.objects.values_list("action", "user", "label")
    assert {user for _, user, _ in logged} == {nino.pk}
    assert [action for action, _, _ in logged.order_by("pk")] == [
        *["comments.ban"] * 3,
        "comments.lift",
    ]
    assert not any(comment.text[:10] in label for _, _, label in logged)


@pytest.mark.parametrize("days", [0, 15, 400])
def test_a_ban_lasts_no_longer_than_the_paper_says(cast: Cast, days: int) -> None:
    comment = wrote(cast.published("Ferry leaves"))
    with pytest.raises(ValidationError, match="between 1 and 14 days"):
        ban(comment, kind=Ban.Kind.ADDRESS, days=days, by=moderator())
    assert not Ban.objects.exists()


def test_without_a_mark_there_is_no_ban_of_that_kind(cast: Cast) -> None:
    comment = wrote(cast.published("Ferry leaves"))
    assert Ban.Kind.EMAIL not in kinds_for(comment)
    with pytest.raises(ValidationError, match="nothing is kept of it"):
        ban(comment, kind=Ban.Kind.EMAIL, days=3, by=moderator())


def test_no_ban_outlives_the_salt_of_its_mark(cast: Cast) -> None:
    now = timezone.now()
    old = now - KEPT + dt.timedelta(days=4)
    marks_of("192.0.2.1", "any", old)  # makes the salt of that time
    comment = wrote(cast.published("Ferry leaves"), posted_at=old + dt.timedelta(minutes=1))
    made = ban(comment, kind=Ban.Kind.ADDRESS, days=10, by=moderator())
    assert made.until < now + dt.timedelta(days=5)
    Salt.objects.filter(since__lt=now - USED).delete()
    assert Ban.Kind.ADDRESS not in kinds_for(comment)
