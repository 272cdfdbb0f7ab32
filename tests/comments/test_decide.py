"""Deciding on comments: states, the log, commenters' records, and what the press hears."""

import datetime as dt
from collections.abc import Iterable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from caspian.comments.decide import NoRule, decide
from caspian.comments.judging import learning
from caspian.comments.models import Comment, Commenter, Decision
from caspian.comments.undo import withdraw
from tests.cast import Cast
from tests.comments.writing import State, moderator, reader, rule, states, told, wrote


def test_approving_publishes_logs_and_tells_the_press(cast: Cast) -> None:
    nino, comment = moderator(), wrote(cast.published("Ferry leaves"))
    told()
    done = decide([comment.pk], after=State.APPROVED, by=nino)
    assert states(comment) == ["approved"]
    assert told() == [f"comments:{comment.article_id}"]
    line = comment.decisions.first()
    assert line is not None
    assert (line.by, line.before, line.after) == (nino, "held", "approved")
    assert (line.batch, done.changed) == (done.batch, 1)


def test_rejecting_what_was_held_is_no_news_to_readers(cast: Cast) -> None:
    comment, insults = wrote(cast.published("Ferry leaves")), rule()
    told()
    decide([comment.pk], after=State.REJECTED, by=moderator(), rule=insults, why="Third time.")
    assert told() == []
    comment.refresh_from_db()
    assert (comment.state, comment.rule) == ("rejected", insults)
    assert comment.decisions.get(after="rejected").why == "Third time."


def test_taking_down_what_was_published_is_news(cast: Cast) -> None:
    comment = wrote(cast.published("Ferry leaves"), state=State.APPROVED)
    told()
    decide([comment.pk], after=State.HELD, by=moderator())
    assert told() == [f"comments:{comment.article_id}"]


def test_nothing_is_rejected_without_a_rule(cast: Cast) -> None:
    comment = wrote(cast.published("Ferry leaves"))
    with pytest.raises(NoRule, match="Choose the rule"):
        decide([comment.pk], after=State.REJECTED, by=moderator())
    assert states(comment) == ["held"]


def test_what_its_author_took_back_stays_so_and_is_counted(cast: Cast) -> None:
    gone, there = (wrote(cast.published(f"Ferry {n}")) for n in range(2))
    withdraw(gone)
    done = decide([gone.pk, there.pk], after=State.APPROVED, by=moderator())
    assert (done.changed, done.withdrawn) == (1, 1)
    assert states(gone, there) == ["withdrawn", "approved"]
    with pytest.raises(ValueError, match="nobody but its author"):
        decide([there.pk], after=State.WITHDRAWN, by=moderator())


def test_a_decision_that_changes_nothing_leaves_no_line(cast: Cast) -> None:
    comment, nino = wrote(cast.published("Ferry leaves")), moderator()
    decide([comment.pk], after=State.REJECTED, by=nino, rule=rule())
    assert decide([comment.pk], after=State.REJECTED, by=nino, rule=rule()).changed == 0
    assert decide([comment.pk], after=State.REJECTED, by=nino, rule=rule("No ads")).changed == 1
    assert Decision.objects.filter(comment=comment).count() == 3


def test_a_commenters_record_is_counted_anew(cast: Cast) -> None:
    gulnara, nino = reader(), moderator()
    article = cast.published("Ferry leaves")
    first, second, third = (wrote(article, f"Thing {n}", commenter=gulnara) for n in range(3))
    decide([first.pk, second.pk], after=State.APPROVED, by=nino)
    decide([second.pk, third.pk], after=State.REJECTED, by=nino, rule=rule())
    gulnara.refresh_from_db()
    assert (gulnara.approved, gulnara.rejected) == (1, 2)
    withdraw(third)
    gulnara.refresh_from_db()
    assert gulnara.rejected == 2, "withdrawing wipes no slate clean"


def test_what_passed_at_once_counts_once_it_stayed_for_a_day(cast: Cast) -> None:
    gulnara, article = reader(), cast.published("Ferry leaves")
    for hours in (1, 30):
        moment = timezone.now() - dt.timedelta(hours=hours)
        wrote(article, state=State.APPROVED, commenter=gulnara, posted_at=moment)
    decide(
        [wrote(article, commenter=gulnara).pk], after=State.REJECTED, by=moderator(), rule=rule()
    )
    assert Commenter.objects.get().approved == 1


def test_the_shield_learns_what_moderators_decide(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = hear_lessons(monkeypatch)
    comment, nino = wrote(cast.published("Ferry leaves"), state=State.APPROVED), moderator()
    decide([comment.pk], after=State.REJECTED, by=nino, rule=rule())
    decide([comment.pk], after=State.HELD, by=nino)
    decide([comment.pk], after=State.APPROVED, by=nino)
    # That it passed at once was nobody's decision, so there was nothing to forget at first.
    assert heard == ["learn False", "unlearn False", "learn True"]


def test_hundreds_cost_few_queries_and_one_word_for_each_article(cast: Cast) -> None:
    articles = [cast.published(f"Ferry {n}") for n in range(2)]
    pks = [wrote(articles[n % 2], f"Buy {n}").pk for n in range(40)]
    nino = moderator()
    told()

    def cost(some: Iterable[int], after: Comment.State) -> int:
        with CaptureQueriesContext(connection) as queries:
            decide(some, after=after, by=nino)
        return len(queries)

    few = cost(pks[:2], State.APPROVED)
    assert cost(pks[2:], State.APPROVED) <= few
    assert sorted(told()) == sorted(2 * [f"comments:{article.pk}" for article in articles])


def hear_lessons(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that fills with what the shield is told."""
    heard: list[str] = []
    for verb in ("learn", "unlearn"):
        monkeypatch.setattr(
            learning,
            f"{verb}_all",
            lambda comments, *, published, verb=verb: heard.extend(
                f"{verb} {published}" for _ in comments
            ),
        )
    return heard
