"""What a reader wrote is taken in whole, or refused with nothing stored."""

import datetime as dt

import pytest
from django.utils import timezone

from caspian.comments.intake import Banned, Closed, Sender
from caspian.comments.marks import email_mark, marks_of
from caspian.comments.models import Ban, Comment, Commenter, CommentSettings, Decision
from caspian.comments.wording import RefusedWording
from caspian.newsroom.models import Article, Change
from tests.cast import Cast, republished
from tests.comments.readers import OTHER, WORDS, ZEYNEP, commented, published, regular

DAY = dt.timedelta(days=1)


def test_a_comment_is_kept_with_its_marks_and_a_first_decision(article: Article) -> None:
    comment = commented(article, email="zeynep@example.org")
    assert (comment.name, comment.text, comment.article_id) == ("Zeynep", WORDS, article.pk)
    assert comment.email_mark == email_mark("zeynep@example.org")
    assert comment.address_mark == marks_of(ZEYNEP.address, ZEYNEP.browser).address
    decision = Decision.objects.get(comment=comment)
    assert (decision.before, decision.after, decision.by) == ("", comment.state, None)
    kept = str(list(Comment.objects.values()) + list(Commenter.objects.values()))
    assert ZEYNEP.address not in kept
    assert "example.org" not in kept


def test_what_is_wrong_is_refused_and_nothing_is_stored(article: Article) -> None:
    with pytest.raises(RefusedWording):
        commented(article, " ")
    assert not Comment.objects.exists()
    assert not Commenter.objects.exists()


def test_a_good_record_is_published_at_once_and_told_to_the_press(article: Article) -> None:
    zeynep = regular()
    Change.objects.all().delete()
    comment = commented(article, sender=_known(zeynep))
    assert comment.state == Comment.State.APPROVED
    assert comment.commenter == zeynep
    assert Change.objects.filter(subject=f"comments:{article.pk}").exists()


def test_what_is_held_is_none_of_the_presss_business(article: Article) -> None:
    rules = CommentSettings.load()
    rules.hold_newcomers = True
    rules.save()
    Change.objects.all().delete()
    assert commented(article).state == Comment.State.HELD
    assert not Change.objects.exists()


def test_an_answer_stands_under_what_readers_see_one_level_deep(article: Article) -> None:
    first = published(article)
    reply = published(article, "No.", parent=first)
    assert commented(article, "Which pier?", answers=reply.pk).parent == first
    first.state = Comment.State.REJECTED
    first.save()
    assert commented(article, "Which day?", sender=OTHER, answers=first.pk).parent is None


def test_an_answer_never_stands_under_another_article(article: Article, cast: Cast) -> None:
    elsewhere = published(cast.published("The port"))
    assert commented(article, answers=elsewhere.pk).parent is None


@pytest.mark.parametrize("kind", ["address", "browser", "email", "commenter"])
def test_a_ban_holds_on_every_way_until_it_ends(article: Article, kind: str) -> None:
    zeynep = regular()
    marks = marks_of(ZEYNEP.address, ZEYNEP.browser)
    mark = {
        "address": marks.address,
        "browser": marks.browser,
        "email": email_mark("zeynep@example.org"),
        "commenter": zeynep.key,
    }[kind]
    until = timezone.now() + DAY
    Ban.objects.create(kind=kind, mark=mark, until=until)
    with pytest.raises(Banned) as banned:
        commented(article, sender=_known(zeynep), email="zeynep@example.org")
    assert banned.value.until == until
    assert not Comment.objects.exists()
    commented(article, sender=OTHER)
    commented(article, sender=_known(zeynep), email="zeynep@example.org", now=until + DAY)


def test_a_closed_article_takes_nothing(article: Article) -> None:
    with pytest.raises(Closed):
        commented(article, now=timezone.now() + 15 * DAY)
    with pytest.raises(Closed):
        commented(republished(article, takes_comments=False))
    rules = CommentSettings.load()
    rules.is_open = False
    rules.save()
    with pytest.raises(Closed):
        commented(republished(article, takes_comments=True))


def _known(commenter: Commenter) -> Sender:
    return Sender(ZEYNEP.address, ZEYNEP.browser, commenter.key)
