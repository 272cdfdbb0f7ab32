"""First publication, modification and "updated" are three things; the editor says which."""

import datetime as dt

from wagtail.models import Revision

from caspian.newsroom.models import Article
from tests.cast import Cast, republished


def test_a_first_publication_sets_the_date_readers_see(cast: Cast) -> None:
    article = cast.draft("The ferry is late")
    article.get_latest_revision().publish()
    article = Article.objects.get(pk=article.pk)
    assert article.published_at == article.first_published_at
    assert article.updated_at is None


def test_a_first_publication_is_never_an_update(cast: Cast) -> None:
    article = cast.draft("The ferry is late", change=Article.Change.UPDATE)
    article.get_latest_revision().publish()
    assert Article.objects.get(pk=article.pk).updated_at is None


def test_a_typo_fix_moves_no_date_that_readers_see(cast: Cast) -> None:
    before = cast.published("The fery is late")
    after = republished(before, title="The ferry is late")
    assert after.title == "The ferry is late"
    assert (after.published_at, after.updated_at) == (before.published_at, None)
    assert after.last_published_at > before.last_published_at


def test_an_update_is_shown_and_holds_for_one_publication(cast: Cast) -> None:
    article = cast.published("The ferry is late")
    updated = republished(article, title="The ferry has sunk", change=Article.Change.UPDATE)
    assert updated.updated_at is not None
    assert updated.change == Article.Change.MINOR
    mended = republished(updated, title="The ferry sank", change=Article.Change.MINOR)
    assert mended.updated_at == updated.updated_at


def test_an_older_draft_does_not_take_back_the_update(cast: Cast) -> None:
    article = cast.published("The ferry is late")
    old_draft = article.save_revision()
    updated = republished(article, change=Article.Change.UPDATE)
    Revision.objects.get(pk=old_draft.pk).publish()
    assert Article.objects.get(pk=article.pk).updated_at == updated.updated_at


def test_an_editor_may_give_the_date_that_readers_see(cast: Cast) -> None:
    long_ago = dt.datetime(1999, 5, 1, 9, tzinfo=dt.UTC)
    article = cast.draft("From the archive", published_at=long_ago)
    article.get_latest_revision().publish()
    assert Article.objects.get(pk=article.pk).published_at == long_ago
