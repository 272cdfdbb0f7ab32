"""What a reader may ask for: all that is kept of them, and that it be gone for good."""

import json

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from caspian.comments import reader_rights
from caspian.comments.ban import ban
from caspian.comments.decide import decide
from caspian.comments.models import Ban, Comment, Commenter, Decision, Lesson, Likeness
from caspian.comments.tokens import own_token
from caspian.comments.undo import undo
from tests.cast import Cast
from tests.comments.writing import State, moderator, reader, rule, told, wrote

EMAIL = "gulnara@example.org"


def everything_kept() -> str:
    """Return all rows about comments as one text."""
    models = (Comment, Commenter, Decision, Ban, ModelLogEntry)
    return str([list(model.objects.values()) for model in models])


def test_export_holds_all_that_is_kept_and_nothing_of_others(cast: Cast) -> None:
    article, nino = cast.published("Ferry leaves"), moderator()
    own = wrote(article, "Late again.", email=EMAIL, signs=[{"name": "x", "words": "Too fast."}])
    wrote(article, "Somebody else's.", email="other@example.org", name="Davit")
    decide([own.pk], after=State.REJECTED, by=nino, rule=rule(), why="Not nice.")
    ban(own, kind=Ban.Kind.EMAIL, days=3, by=nino, why="Third time.")
    data = json.dumps(reader_rights.export(f" {EMAIL.upper()} ", by=nino), ensure_ascii=False)
    for kept in ("Late again.", "Gulnara", "Ferry leaves", "Too fast.", "Not nice.", "No insults"):
        assert kept in data, kept
    assert "Third time." in data
    for foreign in ("Somebody else", "Davit", "nino", own.email_mark, own.address_mark):
        assert foreign not in data, foreign


def test_erasing_leaves_an_empty_row_and_no_trace_of_the_reader(cast: Cast) -> None:
    article, nino = cast.published("Ferry leaves"), moderator()
    own = wrote(article, "Late again.", email=EMAIL, state=State.APPROVED)
    wrote(article, "So it is.", name="Davit", parent=own, address="192.0.2.1")
    decide([own.pk], after=State.REJECTED, by=nino, rule=rule(), why="Gulnara, again.")
    decide([own.pk], after=State.APPROVED, by=nino)
    ban(own, kind=Ban.Kind.EMAIL, days=3, by=nino, why="Gulnara it is.")
    assert own.commenter
    marks = (own.email_mark, own.address_mark, own.network_mark, own.browser_mark)
    told()
    assert reader_rights.erase(EMAIL, by=nino) == 1
    assert told() == [f"comments:{article.pk}"]
    kept = everything_kept()
    for gone in ("Late again", "Gulnara", "again.", EMAIL, own.commenter.key, *marks[1:]):
        assert gone not in kept, gone
    own.refresh_from_db()
    assert (own.state, own.replies.count()) == ("withdrawn", 1)
    # The ban holds until it runs out, or an erasure would be the way around it.
    assert Ban.objects.get().mark == marks[0]


def test_what_the_shield_made_of_the_words_goes_as_well(cast: Cast) -> None:
    own, other = (wrote(cast.published(f"Ferry {n}"), email=n * EMAIL) for n in (1, 0))
    for comment in (own, other):
        Lesson.objects.create(comment=comment, is_published=True, features=b"\0\1")
        Likeness.objects.create(first=comment, last_at=timezone.now())
    reader_rights.erase(EMAIL, by=moderator())
    assert Lesson.objects.get().comment == other
    assert Likeness.objects.get().first == other


def test_the_log_tells_who_erased_how_many_and_not_whose(cast: Cast) -> None:
    own, nino = wrote(cast.published("Ferry leaves"), email=EMAIL), moderator()
    reader_rights.erase(EMAIL, by=nino)
    entry = ModelLogEntry.objects.get(action="comments.erase")
    assert (entry.user, entry.label) == (nino, "1 comment")
    assert own.decisions.filter(by=nino, why=reader_rights.ERASED).exists()


def test_nothing_brings_back_what_was_erased(cast: Cast) -> None:
    own, nino = wrote(cast.published("Ferry leaves"), email=EMAIL), moderator()
    done = decide([own.pk], after=State.APPROVED, by=nino)
    reader_rights.erase(EMAIL, by=nino)
    assert undo(done.batch, by=nino).left == (own.pk,)
    assert decide([own.pk], after=State.APPROVED, by=nino).changed == 0
    assert reader_rights.erase(EMAIL, by=nino) == 0


def test_a_link_stands_for_what_was_written_at_the_same_browser_under_one_name(cast: Cast) -> None:
    article, family = cast.published("Ferry leaves"), reader("Gulnara")
    own = wrote(article, "One", commenter=family)
    wrote(article, "Two", commenter=family)
    brother = wrote(article, "Three", commenter=family, name="Rashad")
    link = f"https://paper.example/comments/own/{own_token(own.pk).replace(':', '%3A')}/"
    assert {comment.text for comment in reader_rights.found(link)} == {"One", "Two"}
    reader_rights.erase(link, by=moderator())
    brother.refresh_from_db()
    assert brother.text == "Three"
    assert Commenter.objects.get().name == "Rashad"


@pytest.mark.parametrize("who", ["", "@", "gulnara", "https://paper.example/comments/own/12:x/"])
def test_what_means_nobody_finds_nobody(cast: Cast, who: str) -> None:
    wrote(cast.published("Ferry leaves"), posted_at=timezone.now())
    assert list(reader_rights.found(who)) == []
