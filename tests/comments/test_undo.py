"""Taking back what was decided, and what is not taken back."""

import pytest

from caspian.comments.decide import decide
from caspian.comments.models import Decision
from caspian.comments.undo import TAKEN_BACK, undo, withdraw
from tests.cast import Cast
from tests.comments.test_decide import hear_lessons
from tests.comments.writing import State, moderator, reader, rule, states, told, wrote


def test_a_batch_goes_back_to_where_it_was(cast: Cast) -> None:
    article, nino = cast.published("Ferry leaves"), moderator()
    held, shown = wrote(article), wrote(article, state=State.APPROVED)
    done = decide([held.pk, shown.pk], after=State.REJECTED, by=nino, rule=rule())
    told()
    undone = undo(done.batch, by=nino)
    assert (undone.back, undone.left) == (2, ())
    assert states(held, shown) == ["held", "approved"]
    assert told() == [f"comments:{article.pk}"]
    assert Decision.objects.filter(batch=done.batch, undone=False).count() == 0
    assert held.decisions.filter(why=TAKEN_BACK, by=nino, after="held").exists()


def test_what_somebody_decided_on_since_is_left_and_named(cast: Cast) -> None:
    article, nino = cast.published("Ferry leaves"), moderator()
    first, second, third = (wrote(article, f"Thing {n}") for n in range(3))
    done = decide([first.pk, second.pk, third.pk], after=State.APPROVED, by=nino)
    decide([second.pk], after=State.HELD, by=moderator("tamar"))
    withdraw(third)
    undone = undo(done.batch, by=nino)
    assert (undone.back, set(undone.left)) == (1, {second.pk, third.pk})
    assert states(first, second, third) == ["held", "held", "withdrawn"]


def test_undoing_goes_back_step_by_step_with_rule_and_record(cast: Cast) -> None:
    gulnara, nino = reader(), moderator()
    comment = wrote(cast.published("Ferry leaves"), commenter=gulnara)
    first = decide([comment.pk], after=State.REJECTED, by=nino, rule=rule())
    second = decide([comment.pk], after=State.APPROVED, by=nino)
    undo(second.batch, by=nino)
    comment.refresh_from_db()
    gulnara.refresh_from_db()
    assert (comment.state, comment.rule) == ("rejected", rule())
    assert (gulnara.approved, gulnara.rejected) == (0, 1)
    undo(first.batch, by=nino)
    comment.refresh_from_db()
    gulnara.refresh_from_db()
    assert (comment.state, comment.rule) == ("held", None)
    assert (gulnara.approved, gulnara.rejected) == (0, 0)


def test_undoing_twice_or_nothing_does_nothing(cast: Cast) -> None:
    comment, nino = wrote(cast.published("Ferry leaves")), moderator()
    done = decide([comment.pk], after=State.APPROVED, by=nino)
    assert undo(done.batch, by=nino).back == 1
    lines = Decision.objects.count()
    # The first line of every comment has an empty batch: that must undo none of them.
    for batch in (done.batch, "", "never-heard-of"):
        assert undo(batch, by=nino).back == 0
    assert Decision.objects.count() == lines


def test_the_shield_forgets_what_is_taken_back(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    heard, nino = hear_lessons(monkeypatch), moderator()
    comment = wrote(cast.published("Ferry leaves"))
    decide([comment.pk], after=State.REJECTED, by=nino, rule=rule())
    second = decide([comment.pk], after=State.APPROVED, by=nino)
    del heard[:]
    undo(second.batch, by=nino)
    assert heard == ["unlearn True", "learn False"] or heard == ["learn False", "unlearn True"]
