"""Who is held, who passes at once, and that each hold says why."""

import datetime as dt

import pytest

from caspian.comments.models import Comment, Commenter, CommentSettings, Decision
from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.comments.judging.posts import CALM, NOW, judged, kept, names, words_of
from tests.comments.readers import regular

ANGRY = "You moron, you are scum and a bastard."
CAMPAIGN = "The harbour works are a waste of money and the ministry knows it very well, ask anyone"


def again(number: int) -> str:
    """Return the campaign's text in other words."""
    return CAMPAIGN.replace("harbour", ("port", "pier", "dock")[number % 3]) + "!" * (number % 4)


def test_a_good_record_passes_at_once(article: Article) -> None:
    judgement = judged(article, ANGRY, commenter=regular(), seconds=1.0)
    assert not judgement.is_held
    assert judged(article, ANGRY, seconds=1.0).is_held  # the control: somebody new


@pytest.mark.parametrize("changes", [{"is_trapped": True}, {"text": "www.a.az www.b.az www.c.az"}])
def test_hard_signs_hold_whoever_it_is(article: Article, changes: dict[str, object]) -> None:
    assert judged(article, commenter=regular(), **changes).is_held  # type: ignore[arg-type]


def test_a_rejection_lately_ends_a_good_record_for_a_month(article: Article) -> None:
    known = regular()
    old = kept(article, "An old one", commenter=known)
    old.state, known.rejected = Comment.State.REJECTED, 1
    old.save()
    known.save()
    at = NOW - dt.timedelta(days=31)
    decision = Decision.objects.create(comment=old, at=at, before="held", after="rejected")
    assert not judged(article, ANGRY, commenter=known).is_held
    decision.at = NOW - dt.timedelta(days=3)
    decision.save()
    assert judged(article, ANGRY, commenter=known).is_held
    assert "rejections" in names(judged(article, commenter=known))


def test_newcomers_wait_where_the_paper_says_so(article: Article) -> None:
    rules = CommentSettings.load()
    rules.hold_newcomers = True
    rules.save()
    judgement = judged(article)
    assert judgement.is_held
    assert judgement.signs[-1].name in ("first_comment", "newcomer")
    assert "first comment" in words_of(judgement, "first_comment")
    known = Commenter.objects.create(key="k", name="Ana", approved=1, first_at=NOW)
    assert not judged(article, commenter=known).is_held


def test_the_same_in_other_words_all_over_is_held(cast: Cast) -> None:
    articles = [cast.published(f"Article {number}") for number in range(3)]
    first = kept(articles[0], CAMPAIGN)
    for number in range(1, 4):
        judgement = judged(articles[number % 3], again(number), name=f"Reader {number}")
        kept(articles[number % 3], again(number), name=f"Reader {number}")
        assert judgement.alike == first.pk
    judgement = judged(articles[0], again(4), name="Somebody")
    assert judgement.is_held
    assert words_of(judgement, "alike") == (
        "Nearly the same text as 4 other comments since 16:00, on 3 articles."
    )


def test_one_who_says_it_twice_is_not_a_campaign(article: Article) -> None:
    kept(article, CAMPAIGN)
    assert not judged(article, CAMPAIGN).is_held


def test_what_was_rejected_does_not_come_in_again(article: Article) -> None:
    first = kept(article, CAMPAIGN)
    assert not judged(article, again(1)).is_held
    first.state = Comment.State.REJECTED
    first.save()
    judgement = judged(article, again(1))
    assert judgement.is_held
    assert "alike_rejected" in names(judgement)


def test_people_who_agree_are_no_campaign(article: Article) -> None:
    for number in range(15):
        for text in ("Thank you for this great article!", "Спасибо за эту прекрасную статью"):
            at = NOW - dt.timedelta(hours=number)
            judgement = judged(article, text, place=f"home {number}", now=at)
            kept(article, text, place=f"home {number}", now=at)
            assert not judgement.is_held


def test_every_hold_says_why(article: Article) -> None:
    judgement = judged(article, ANGRY)
    assert judgement.is_held
    assert judgement.score == sum(sign.points for sign in judgement.signs)
    assert "moron" in words_of(judgement, "insults")
    assert judgement.signs[0].name == "insults"
    assert CALM not in ANGRY


def test_judging_asks_the_database_little(
    article: Article, django_assert_max_num_queries: object
) -> None:
    CommentSettings.load()
    kept(article, CAMPAIGN)
    judged(article)  # statements are put together once
    # The third is the paper's time zone, in which a reason names a moment.
    with django_assert_max_num_queries(3):  # type: ignore[operator]
        judged(article, again(1))
