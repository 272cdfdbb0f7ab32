"""Likenesses are counted, wherever they stand, and forgotten when nobody repeats them."""

import datetime as dt

from caspian.comments.judging.likeness import find_alike
from caspian.comments.judging.maintenance import maintain
from caspian.comments.models import Likeness, LikenessKey
from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.comments.judging.posts import NOW, kept
from tests.comments.judging.test_judge import CAMPAIGN


def test_those_who_repeat_are_counted_with_the_first(cast: Cast) -> None:
    articles = [cast.published(f"Article {number}") for number in range(3)]
    first, *others = [
        kept(articles[n % 3], f"{CAMPAIGN} {'!' * n}", place=f"{n}") for n in range(7)
    ]
    assert {other.alike_id for other in others} == {first.pk}
    alike = find_alike(CAMPAIGN.upper(), articles[0].pk)
    assert alike is not None
    assert (alike.first, alike.comments, alike.articles) == (first.pk, 7, 3)
    assert Likeness.objects.count() == 1


def test_a_text_that_is_gone_is_like_nothing(article: Article) -> None:
    first = kept(article, CAMPAIGN)
    assert find_alike(CAMPAIGN, article.pk) is not None
    first.text = ""
    first.save()
    assert find_alike(CAMPAIGN, article.pk) is None
    first.delete()
    assert not LikenessKey.objects.exists()


def test_what_nobody_repeats_is_forgotten(article: Article) -> None:
    kept(article, CAMPAIGN)
    maintain(NOW + dt.timedelta(days=13))
    assert Likeness.objects.exists()
    kept(article, CAMPAIGN, now=NOW + dt.timedelta(days=13))
    maintain(NOW + dt.timedelta(days=15))
    assert Likeness.objects.exists()
    maintain(NOW + dt.timedelta(days=28))
    assert not LikenessKey.objects.exists()
