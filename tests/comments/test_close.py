"""Closing comments on one article and on the whole paper."""

from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry

from caspian.comments.discussion import set_open, set_paper_open, takes_comments
from caspian.comments.models import CommentSettings
from caspian.newsroom.models import Article, Change
from tests.cast import Cast
from tests.comments.writing import moderator, told


def is_open(article: Article) -> bool:
    """Return whether an article takes comments now."""
    found = Article.objects.get(pk=article.pk)
    return takes_comments(found, CommentSettings.load(), timezone.now())


def test_an_article_is_closed_and_a_later_draft_does_not_open_it(cast: Cast) -> None:
    article, nino = cast.published("Ferry leaves"), moderator()
    article.title = "Ferry left"
    article.save_revision()
    Change.objects.all().delete()
    set_open(Article.objects.get(pk=article.pk), is_open=False, by=nino)
    assert not is_open(article)
    assert Change.objects.filter(subject=f"page:{article.pk}").exists()
    Article.objects.get(pk=article.pk).get_latest_revision().publish()
    found = Article.objects.get(pk=article.pk)
    assert (found.title, is_open(article)) == ("Ferry left", False)
    set_open(found, is_open=True, by=nino)
    assert is_open(article)
    logged = PageLogEntry.objects.filter(action__startswith="comments.", user=nino)
    assert logged.count() == 2


def test_the_whole_paper_is_closed_at_once(cast: Cast) -> None:
    articles, nino = [cast.published(f"Ferry {n}") for n in range(2)], moderator()
    told()
    set_paper_open(is_open=False, by=nino)
    set_paper_open(is_open=False, by=nino)
    assert not any(map(is_open, articles))
    assert told() == ["comment_settings"]
    set_paper_open(is_open=True, by=nino)
    assert all(map(is_open, articles))
    actions = ModelLogEntry.objects.filter(user=nino).order_by("pk")
    assert list(actions.values_list("action", flat=True)) == ["comments.close", "comments.open"]
